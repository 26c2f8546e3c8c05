import LOCALE from '@salesforce/i18n/locale';
import KEPT from '@salesforce/label/c.Form_KeptHere';
import SAVED from '@salesforce/label/c.Form_Saved';
import SAVING from '@salesforce/label/c.Form_Saving';
import SUBMITTING from '@salesforce/label/c.Form_Submitting';
import UNSAVED from '@salesforce/label/c.Form_SavesItself';
import { sayTime } from 'c/dates';
import type { FormModel } from 'c/rosteringFormModel';
import { format } from 'c/text';

/** The line that tells where the answers are: in the org, on their way, or on this computer only. */
export function savingText({ saving, submitting, form }: FormModel, timeZone: string): string {
  if (submitting) {
    return SUBMITTING;
  }
  switch (saving) {
    case 'saving':
      return SAVING;
    case 'failed':
      return KEPT;
    case 'saved':
      return format(SAVED, form ? sayTime(new Date(form.lastSavedAt), { locale: LOCALE, timeZone }) : '');
    default:
      return UNSAVED;
  }
}
