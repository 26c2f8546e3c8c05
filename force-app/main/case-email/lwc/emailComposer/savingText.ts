import LOCALE from '@salesforce/i18n/locale';
import KEPT_HERE from '@salesforce/label/c.Email_KeptHere';
import SAVED from '@salesforce/label/c.Email_Saved';
import SAVED_BEFORE from '@salesforce/label/c.Email_SavedBefore';
import SAVES_ITSELF from '@salesforce/label/c.Email_SavesItself';
import SAVING from '@salesforce/label/c.Email_Saving';
import { dayOf, sayMoment, sayTime } from 'c/rpDateUtils';
import type { EmailModel } from 'c/emailModel';
import { format } from 'c/rpTextUtils';

/** Says whether the draft is saved. */
export function savingText({ saving, draft, touched }: EmailModel, timeZone: string): string {
  if (saving === 'saving') {
    return SAVING;
  }
  if (saving === 'failed') {
    return KEPT_HERE;
  }
  if (saving === 'saved' && draft?.savedAt) {
    return savedAt(draft.savedAt, timeZone);
  }
  return touched ? '' : SAVES_ITSELF;
}

/** A draft can be days old. */
function savedAt(moment: string, timeZone: string): string {
  const today = dayOf(new Date().toISOString(), timeZone);
  return dayOf(moment, timeZone) === today
    ? format(SAVED, sayTime(new Date(moment), { locale: LOCALE, timeZone }))
    : format(SAVED_BEFORE, sayMoment(moment, { locale: LOCALE, timeZone, today }).text);
}
