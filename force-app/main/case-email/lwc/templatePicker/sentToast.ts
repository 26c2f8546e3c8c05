import type { Toast } from 'lightning/platformShowToastEvent';
import LOCALE from '@salesforce/i18n/locale';
import OPEN from '@salesforce/label/c.Email_OpenSent';
import SENT_TO from '@salesforce/label/c.Email_SentTo';
import TITLE from '@salesforce/label/c.Email_SentTitle';
import { nameOf } from 'c/emailModel';
import type { EmailModel, EmailOutcome } from 'c/emailModel';
import { format, list } from 'c/rpTextUtils';

/** Says what was sent, with a link to the email. */
export const sentToast = (outcome: EmailOutcome, url: string): Toast => ({
  title: format(TITLE, outcome.subject),
  message: `${outcome.message} {0}`,
  messageData: [{ url, label: OPEN }],
  variant: 'success',
});

/** The most names in one sentence. */
const NAMED = 6;

/** The message that replaces the sent email on the page. */
export function sentText({ subject, message, content }: NonNullable<EmailModel['sent']>): string {
  const names = [...content.to, ...content.cc].map(nameOf);
  const told = names.length <= NAMED ? format(SENT_TO, list(names, LOCALE)) : message;
  return `${format(TITLE, subject)} ${told}`;
}
