/** Date, Datetime, and Time values. Code that needs a time zone is in `zones.ts`. */

export const MILLIS_PER_DAY = 86_400_000;

export class ApexDate {
  /** Days since 1 January 1970. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Month and day roll over as in Salesforce: month 13 is January of the next year. */
  static of(year: number, month: number, day: number): ApexDate {
    return ApexDate.ofMillis(Date.UTC(year, month - 1, day));
  }

  static ofMillis(millis: number): ApexDate {
    return new ApexDate(Math.floor(millis / MILLIS_PER_DAY));
  }

  /** From `2026-11-03`. Null if the text isn't a date. */
  static parse(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
    if (match === null) return null;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const date = ApexDate.of(year, month, day);
    return date.month === month && date.day === day ? date : null;
  }

  get millis(): number {
    return this.days * MILLIS_PER_DAY;
  }

  private get utc(): Date {
    return new Date(this.millis);
  }

  get year(): number {
    return this.utc.getUTCFullYear();
  }

  get month(): number {
    return this.utc.getUTCMonth() + 1;
  }

  get day(): number {
    return this.utc.getUTCDate();
  }

  /** 0 is Sunday. */
  get weekday(): number {
    return this.utc.getUTCDay();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** If the day doesn't exist in the month, its last day. */
  addMonths(months: number): ApexDate {
    const last = ApexDate.of(this.year, this.month + months + 1, 0);
    const same = ApexDate.of(this.year, this.month + months, this.day);
    return same.days > last.days ? last : same;
  }

  /** `2026-11-03`. */
  toString(): string {
    return this.utc.toISOString().slice(0, 10);
  }
}

export class ApexDatetime {
  /** Milliseconds since 1 January 1970, UTC. */
  readonly millis: number;

  constructor(millis: number) {
    this.millis = millis;
  }

  /** `2026-11-03T15:30:00.000Z`, the REST API's format. */
  toString(): string {
    return new Date(this.millis).toISOString();
  }
}

export class ApexTime {
  /** Milliseconds since midnight. */
  readonly millis: number;

  constructor(millis: number) {
    this.millis = millis;
  }

  /** `15:30:00.000Z`. */
  toString(): string {
    return new Date(this.millis).toISOString().slice(11);
  }
}
