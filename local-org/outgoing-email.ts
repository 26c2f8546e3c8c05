/** Whether the org can send email, and to how many addresses a day. */

export interface EmailSettings {
  /** A new sandbox starts with `none`. Salesforce Help, "Configure Deliverability Settings". */
  readonly deliverability: 'all' | 'none';
  /**
   * Addresses per day. A Developer Edition org has 15. Apex Developer Guide, "Execution Governors and
   * Limits", "Email Limits".
   */
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

  /** The addresses left for that day. Days start at midnight GMT. */
  left(now: Date): number {
    return this.dailyLimit - (this.#day === dayOf(now) ? this.#sent : 0);
  }

  /** Counts the email of a committed transaction. No email is sent, and closing the org resets the count. */
  count(addresses: number, now: Date): void {
    const day = dayOf(now);
    this.#sent = (this.#day === day ? this.#sent : 0) + addresses;
    this.#day = day;
  }
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
