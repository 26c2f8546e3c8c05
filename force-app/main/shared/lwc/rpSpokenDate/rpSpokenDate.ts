import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { capitalised, dayOf, sayDay, sayMoment } from 'c/rpDateUtils';
import type { SpokenDate as Spoken } from 'c/rpDateUtils';

/** A date as people say it; the exact value on hover and for screen readers. */
export default class SpokenDate extends LightningElement {
  /** `2026-11-12` or a moment; nothing is shown for none. */
  @api value: string | null = null;
  /** The acting user's day, as the org sees it; without it, today in the user's zone. */
  @api today: string | null = null;
  /** Without one, the user's: what holds this date may have none to hand on. */
  @api timeZone: string | undefined;
  /** For the start of a sentence. */
  @api isCapitalised = false;

  get spoken(): Spoken | null {
    if (!this.value) {
      return null;
    }
    const timeZone = this.timeZone || TIME_ZONE;
    const reader = { locale: LOCALE, timeZone, today: this.today ?? dayOf(new Date().toISOString(), timeZone) };
    const said = this.value.includes('T') ? sayMoment(this.value, reader) : sayDay(this.value, reader);
    return this.isCapitalised ? capitalised(said, LOCALE) : said;
  }
}
