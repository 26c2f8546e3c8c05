import type { Toast } from 'lightning/platformShowToastEvent';
import LOCALE from '@salesforce/i18n/locale';
import OPEN from '@salesforce/label/c.Email_OpenSent';
import SENT_TO from '@salesforce/label/c.Email_SentTo';
import TITLE from '@salesforce/label/c.Email_SentTitle';
import { nameOf } from 'c/emailModel';
import type { EmailModel, EmailOutcome } from 'c/emailModel';
import { format, list } from 'c/rpTextUtils';

/** Names what was sent, says what followed, and leads to it. */
export const sentToast = (outcome: EmailOutcome, url: string): Toast => ({
  title: format(TITLE, outcome.subject),
  message: `${outcome.message} {0}`,
  messageData: [{ url, label: OPEN }],
  variant: 'success',
});

/** So many names still read as a sentence. */
const NAMED = 6;

/** What stands where the email was written. */
export function sentText({ subject, message, content }: NonNullable<EmailModel['sent']>): string {
  const names = [...content.to, ...content.cc].map(nameOf);
  const told = names.length <= NAMED ? format(SENT_TO, list(names, LOCALE)) : message;
  return `${format(TITLE, subject)} ${told}`;
}
