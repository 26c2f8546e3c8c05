import LOCALE from '@salesforce/i18n/locale';
import ENDS_IN_DAYS from '@salesforce/label/c.Account_EndsInDays';
import ENDS_TODAY from '@salesforce/label/c.Account_EndsToday';
import ENDS_TOMORROW from '@salesforce/label/c.Account_EndsTomorrow';
import ONE_SEAT from '@salesforce/label/c.Account_OneSeat';
import SEATS from '@salesforce/label/c.Account_Seats';
import SHARED from '@salesforce/label/c.Account_SharedSeats';
import SHARED_BY from '@salesforce/label/c.Account_Shared';
import { format } from 'c/rpTextUtils';
import type { Subscription } from './types.ts';

/** "1,520 seats", and for whom if a district's schools share them. Null without seats. */
export function seatsText({ seats, districtName }: Subscription): string | null {
  if (seats === null) {
    return districtName ? format(SHARED_BY, districtName) : null;
  }
  const amount = new Intl.NumberFormat(LOCALE).format(seats);
  if (districtName) {
    return format(SHARED, amount, districtName);
  }
  return seats === 1 ? ONE_SEAT : format(SEATS, amount);
}

/** "Ends in 25 days"; null if it doesn't end soon. */
export function soonText({ endsInDays }: Subscription): string | null {
  if (endsInDays === null) {
    return null;
  }
  return [ENDS_TODAY, ENDS_TOMORROW][endsInDays] ?? format(ENDS_IN_DAYS, endsInDays);
}

/** Trials stand out. */
export const kindBadge = ({ kind }: Subscription): string => (kind === 'Trial' ? 'slds-badge_inverse' : '');
