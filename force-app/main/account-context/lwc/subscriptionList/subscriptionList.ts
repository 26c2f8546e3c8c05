import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import BOUGHT_BY from '@salesforce/label/c.Account_BoughtBy';
import ENDED from '@salesforce/label/c.Account_Ended';
import ENDS from '@salesforce/label/c.Account_Ends';
import NO_END from '@salesforce/label/c.Account_NoEnd';
import STARTS from '@salesforce/label/c.Account_Starts';
import { kindBadge, seatsText, soonText } from 'c/accountPanelModel';
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
      badgeClass: `kind ${kindBadge(subscription)}`,
      seatsText: seatsText(subscription),
      soonText: soonText(subscription),
      exactEnd: subscription.endDate === null ? null : longDay(subscription.endDate, LOCALE),
      boughtText: subscription.purchaserName ? format(BOUGHT_BY, subscription.purchaserName) : null,
    }));
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
