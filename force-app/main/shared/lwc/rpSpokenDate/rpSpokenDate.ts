import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { capitalized, dayOf, sayCalendarDay, sayDay, sayMoment } from 'c/rpDateUtils';
import type { SpokenDate as Spoken } from 'c/rpDateUtils';

/** A date in words, such as "yesterday", with the exact value in a tooltip and for screen readers. */
export default class SpokenDate extends LightningElement {
  /** A date such as `2026-11-12`, or a date-time. Without one, nothing shows. */
  @api value: string | null = null;
  /** The user's date from Apex. Without it, the browser's date in the time zone is used. */
  @api today: string | null = null;
  /** Without one, the user's time zone is used. */
  @api timeZone: string | undefined;
  /** For the start of a sentence. */
  @api isCapitalized = false;
  /** "Nov 12" also for a day this week, without the time. */
  @api isCalendarDay = false;

  get spoken(): Spoken | null {
    if (!this.value) {
      return null;
    }
    const timeZone = this.timeZone || TIME_ZONE;
    const reader = { locale: LOCALE, timeZone, today: this.today ?? dayOf(new Date().toISOString(), timeZone) };
    const say = this.isCalendarDay ? sayCalendarDay : this.value.includes('T') ? sayMoment : sayDay;
    const said = say(this.value, reader);
    return this.isCapitalized ? capitalized(said, LOCALE) : said;
  }
}
