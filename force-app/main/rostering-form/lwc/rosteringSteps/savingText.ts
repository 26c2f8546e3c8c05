import LOCALE from '@salesforce/i18n/locale';
import KEPT from '@salesforce/label/c.Form_KeptHere';
import SAVED from '@salesforce/label/c.Form_Saved';
import SAVED_BEFORE from '@salesforce/label/c.Form_SavedBefore';
import SAVING from '@salesforce/label/c.Form_Saving';
import SUBMITTING from '@salesforce/label/c.Form_Submitting';
import UNSAVED from '@salesforce/label/c.Form_SavesItself';
import { dayOf, sayMoment, sayTime } from 'c/rpDateUtils';
import { isDirty } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

/** The line that tells where the answers are: in the org, on their way, or on this computer only. */
export function savingText(model: FormModel, reader: { timeZone: string; today: string | null }): string {
  const { saving, submitting, form } = model;
  if (submitting) {
    return SUBMITTING;
  }
  switch (saving) {
    case 'saving':
      return SAVING;
    case 'failed':
      return KEPT;
    case 'saved':
      return format(
        SAVED,
        form ? sayTime(new Date(form.lastSavedAt), { locale: LOCALE, timeZone: reader.timeZone }) : '',
      );
    default:
      return form?.status === 'Draft' && !isDirty(model) ? savedBefore(form.lastSavedAt, reader) : UNSAVED;
  }
}

/** Of a draft that was there when the form opened; it may be days old. */
function savedBefore(moment: string, { timeZone, today }: { timeZone: string; today: string | null }): string {
  const day = today ?? dayOf(new Date().toISOString(), timeZone);
  return format(SAVED_BEFORE, sayMoment(moment, { locale: LOCALE, timeZone, today: day }).text);
}
