/** Whether the org can send email, to how many addresses a day, and the files that went out. */

export interface EmailSettings {
  /** A new sandbox starts with `none`. Salesforce Help, "Configure Deliverability Settings". */
  readonly deliverability: 'all' | 'none';
  /**
   * Addresses per day. A Developer Edition org has 15. Apex Developer Guide, "Execution Governors and
   * Limits", "Email Limits".
   */
  readonly dailyLimit: number;
}

export interface SentFile {
  readonly name: string;
  readonly contentType: string | null;
  readonly content: Buffer;
}

/** An email with files, as it went out. */
export interface SentEmail {
  readonly subject: string;
  readonly addresses: readonly string[];
  readonly files: readonly SentFile[];
}

/** How many emails with files are kept. */
const KEPT = 100;
/** An org saves no record of the files that Apex sends. Within this time, in milliseconds, an EmailMessage counts as the record of an email. */
const SAME_EMAIL = 60_000;

export class OutgoingEmail {
  readonly isAllowed: boolean;
  readonly dailyLimit: number;
  #day = '';
  #sent = 0;
  #withFiles: readonly { readonly email: SentEmail; readonly at: number }[] = [];

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

  /** Keeps the files of the email of a committed transaction until the org closes. */
  keep(email: SentEmail, now: Date): void {
    if (email.files.length > 0) this.#withFiles = [{ email, at: now.getTime() }, ...this.#withFiles].slice(0, KEPT);
  }

  /** The files that the people who got this email got with it. */
  filesOf(subject: string, addresses: readonly string[], at: Date): readonly SentFile[] {
    const people = peopleOf(addresses);
    const apart = (sent: { readonly at: number }): number => Math.abs(sent.at - at.getTime());
    const [found] = this.#withFiles
      .filter(({ email }) => email.subject === subject && peopleOf(email.addresses) === people)
      .filter((sent) => apart(sent) <= SAME_EMAIL)
      .toSorted((one, other) => apart(one) - apart(other));
    return found?.email.files ?? [];
  }
}

const peopleOf = (addresses: readonly string[]): string =>
  [...new Set(addresses.map((address) => address.toLowerCase()))].sort().join(';');

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
