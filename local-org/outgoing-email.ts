/** Whether an org may send email, and to how many addresses in a day. */

export interface EmailSettings {
  /** `none` is where a new sandbox begins. Salesforce Help, "Configure Deliverability Settings". */
  readonly deliverability: 'all' | 'none';
  /** Addresses a day; a Developer Edition org has 15. Apex Developer Guide, "Execution Governors and Limits", "Email Limits". */
  readonly dailyLimit: number;
}

export class OutgoingEmail {
  readonly isAllowed: boolean;
  readonly dailyLimit: number;
  #day = '';
  #sent = 0;

  constructor({ deliverability = 'all', dailyLimit = 5000 }: Partial<EmailSettings> = {}) {
    this.isAllowed = deliverability === 'all';
    this.dailyLimit = dailyLimit;
  }

  /** How many addresses may still be written to on the day of a moment; days begin at midnight GMT. */
  left(now: Date): number {
    return this.dailyLimit - (this.#day === dayOf(now) ? this.#sent : 0);
  }

  /** What a committed transaction sent. Nobody receives anything: only the count is kept, until the org is closed. */
  count(addresses: number, now: Date): void {
    const day = dayOf(now);
    this.#sent = (this.#day === day ? this.#sent : 0) + addresses;
    this.#day = day;
  }
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
