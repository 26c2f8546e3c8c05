import { api, LightningElement } from 'lwc';
import DATE from '@salesforce/label/c.Work_UsageDate';
import HELP from '@salesforce/label/c.Work_UsageDateHelp';

/** When the school met the usage requirements. Sends `save` with a date, such as `2026-11-12`. */
export default class UsagePanel extends LightningElement {
  @api value: string | null = null;
  /** The earliest date to accept. */
  @api min: string | null = null;
  @api today = '';
  @api timeZone = '';
  /** The date can't be changed. */
  @api isFinal = false;
  /** This part has the next step, and so the brand button of the page. */
  @api isNext = false;
  @api isBusy = false;
  /** The error of the last save of this date. */
  @api failure: unknown = null;

  labels = { date: DATE, help: HELP };

  get variant(): string {
    return this.isNext ? 'brand' : 'neutral';
  }

  save(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent<string>('save', { detail: event.detail }));
  }
}
