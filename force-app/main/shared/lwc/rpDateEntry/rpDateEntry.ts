import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import FUTURE from '@salesforce/label/c.Work_DateInFuture';
import MISSING from '@salesforce/label/c.Work_DateMissing';
import SAVE from '@salesforce/label/c.Common_Save';
import TOO_EARLY from '@salesforce/label/c.Work_DateTooEarly';
import { longDay } from 'c/rpDateUtils';
import { keepField, leaveField } from 'c/rpPressUtils';
import { format } from 'c/rpTextUtils';

/** Asks for a date up to today. Sends `save` with the date, such as `2026-11-12`. */
export default class DateEntry extends LightningElement {
  @api label = '';
  @api help: string | null = null;
  @api value: string | null = null;
  /** The earliest and latest date to accept. */
  @api min: string | null = null;
  @api max: string | null = null;
  @api variant = 'neutral';
  @api isBusy = false;

  typed: string | null = null;
  keepField = keepField;
  labels = { future: FUTURE, missing: MISSING, save: SAVE };

  /** What the user typed, or the saved date. */
  get shownValue(): string | null {
    return this.typed ?? this.value;
  }

  /** The kickoff can be a day after today, if a colleague in another time zone entered it. It's always a date to choose. */
  get latest(): string | null {
    return this.min && this.max && this.min > this.max ? this.min : this.max;
  }

  get tooEarly(): string {
    return this.min ? format(TOO_EARLY, longDay(this.min, LOCALE)) : '';
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  change(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  save(event: Event): void {
    leaveField(event);
    const input = this.template?.querySelector<HTMLInputElement>('lightning-input');
    if (input?.reportValidity() === false || !this.shownValue) {
      input?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<string>('save', { detail: this.shownValue }));
  }
}
