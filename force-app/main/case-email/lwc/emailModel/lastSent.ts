import LOCALE from '@salesforce/i18n/locale';
import SENT from '@salesforce/label/c.Email_LastSent';
import SENT_DAY from '@salesforce/label/c.Email_LastSentDay';
import SENT_MORE from '@salesforce/label/c.Email_LastSentMore';
import { dayOf } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';
import type { LastSent } from './types.ts';

/** "Nov 12", or "Nov 12, 2025" in another year. */
export function sentDay({ sentAt }: LastSent, timeZone: string): string {
  const year = (moment: string): string => dayOf(moment, timeZone).slice(0, 4);
  const isThisYear = year(sentAt) === year(new Date().toISOString());
  return new Intl.DateTimeFormat(LOCALE, {
    month: 'short',
    day: 'numeric',
    year: isThisYear ? undefined : 'numeric',
    timeZone,
  }).format(new Date(sentAt));
}

/** "Sent Nov 12 to Devon Whitaker and 1 more." */
export function lastSentText(last: LastSent, timeZone: string): string {
  const day = sentDay(last, timeZone);
  const [first, ...more] = last.to;
  if (first === undefined) {
    return format(SENT_DAY, day);
  }
  return more.length === 0 ? format(SENT, day, first) : format(SENT_MORE, day, first, more.length);
}
