import LOCALE from '@salesforce/i18n/locale';
import KEPT_HERE from '@salesforce/label/c.Email_KeptHere';
import SAVED from '@salesforce/label/c.Email_Saved';
import SAVES_ITSELF from '@salesforce/label/c.Email_SavesItself';
import SAVING from '@salesforce/label/c.Email_Saving';
import { sayTime } from 'c/dates';
import type { EmailModel } from 'c/emailModel';
import { format } from 'c/text';

/** What has become of what was written. */
export function savingText({ saving, draft, touched }: EmailModel, timeZone: string): string {
  if (saving === 'saving') {
    return SAVING;
  }
  if (saving === 'failed') {
    return KEPT_HERE;
  }
  if (saving === 'saved' && draft?.savedAt) {
    return format(SAVED, sayTime(new Date(draft.savedAt), { locale: LOCALE, timeZone }));
  }
  return touched ? '' : SAVES_ITSELF;
}
