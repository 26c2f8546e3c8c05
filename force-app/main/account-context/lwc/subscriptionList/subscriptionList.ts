import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import BOUGHT_BY from '@salesforce/label/c.Account_BoughtBy';
import ENDED from '@salesforce/label/c.Account_Ended';
import ENDS from '@salesforce/label/c.Account_Ends';
import ENDS_IN_DAYS from '@salesforce/label/c.Account_EndsInDays';
import ENDS_TODAY from '@salesforce/label/c.Account_EndsToday';
import ENDS_TOMORROW from '@salesforce/label/c.Account_EndsTomorrow';
import NO_END from '@salesforce/label/c.Account_NoEnd';
import ONE_SEAT from '@salesforce/label/c.Account_OneSeat';
import SEATS from '@salesforce/label/c.Account_Seats';
import SHARED from '@salesforce/label/c.Account_SharedSeats';
import SHARED_BY from '@salesforce/label/c.Account_Shared';
import STARTS from '@salesforce/label/c.Account_Starts';
import type { Subscription } from 'c/accountPanelModel';
import { longDay } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';

interface Item extends Subscription {
  badgeClass: string;
  seatsText: string | null;
  dayLabel: string;
  day: string | null;
  /** Warns that the subscription ends soon. */
  soonText: string | null;
  exactEnd: string | null;
  boughtText: string | null;
}

/** Shows each subscription's product, type, seats, dates, and buyer. */
export default class SubscriptionList extends LightningElement {
  @api subscriptions: readonly Subscription[] = [];
  @api today = '';

  get items(): Item[] {
    return this.subscriptions.map((subscription) => ({
      ...subscription,
      ...this.day(subscription),
      badgeClass: subscription.kind === 'Trial' ? 'kind slds-badge_inverse' : 'kind',
      seatsText: this.seats(subscription),
      soonText: this.soon(subscription),
      exactEnd: subscription.endDate === null ? null : longDay(subscription.endDate, LOCALE),
      boughtText: subscription.purchaserName ? format(BOUGHT_BY, subscription.purchaserName) : null,
    }));
  }

  /** A district's schools share its seats. */
  seats({ seats, districtName }: Subscription): string | null {
    if (seats === null) {
      return districtName ? format(SHARED_BY, districtName) : null;
    }
    const amount = new Intl.NumberFormat(LOCALE).format(seats);
    if (districtName) {
      return format(SHARED, amount, districtName);
    }
    return seats === 1 ? ONE_SEAT : format(SEATS, amount);
  }

  soon({ endsInDays }: Subscription): string | null {
    if (endsInDays === null) {
      return null;
    }
    return [ENDS_TODAY, ENDS_TOMORROW][endsInDays] ?? format(ENDS_IN_DAYS, endsInDays);
  }

  day({ state, startDate, endDate }: Subscription): { dayLabel: string; day: string | null } {
    if (state === 'coming') {
      return { dayLabel: STARTS, day: startDate };
    }
    if (endDate === null) {
      return { dayLabel: NO_END, day: null };
    }
    return { dayLabel: state === 'ended' ? ENDED : ENDS, day: endDate };
  }
}
