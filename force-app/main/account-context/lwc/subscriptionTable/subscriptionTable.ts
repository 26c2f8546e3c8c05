import { api, LightningElement } from 'lwc';
import ACTIVE from '@salesforce/label/c.Account_SubscriptionActive';
import BUYER from '@salesforce/label/c.Account_SubscriptionBuyer';
import CAPTION from '@salesforce/label/c.Account_SubscriptionsEndUser';
import ENDED from '@salesforce/label/c.Account_Ended';
import LOCALE from '@salesforce/i18n/locale';
import NO_END from '@salesforce/label/c.Account_NoEnd';
import PRODUCT from '@salesforce/label/c.Account_SubscriptionProduct';
import SEATS from '@salesforce/label/c.Account_SubscriptionSeats';
import SHARED_BY from '@salesforce/label/c.Account_Shared';
import STATUS from '@salesforce/label/c.Account_SubscriptionStatus';
import TERM from '@salesforce/label/c.Account_SubscriptionTerm';
import TYPE from '@salesforce/label/c.Account_SubscriptionType';
import UPCOMING from '@salesforce/label/c.Account_SubscriptionUpcoming';
import { kindBadge, soonText } from 'c/accountPanelModel';
import type { Subscription } from 'c/accountPanelModel';
import { format } from 'c/rpTextUtils';

interface Item extends Subscription {
  badgeClass: string;
  seatsText: string | null;
  sharedText: string | null;
  start: string | null;
  end: string;
  soonText: string | null;
  stateLabel: string;
  buyer: string;
}

const STATES: Readonly<Record<Subscription['state'], string>> = { active: ACTIVE, coming: UPCOMING, ended: ENDED };

const day = (value: string): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${value}T00:00:00Z`));

/** All subscriptions of an account, each in one readable row. */
export default class SubscriptionTable extends LightningElement {
  @api subscriptions: readonly Subscription[] = [];
  /** The buyer of subscriptions without another one. */
  @api accountName = '';

  labels = { buyer: BUYER, caption: CAPTION, product: PRODUCT, seats: SEATS, status: STATUS, term: TERM, type: TYPE };

  get items(): Item[] {
    return this.subscriptions.map((subscription) => {
      const { seats, districtName, startDate, endDate, state, purchaserName } = subscription;
      return {
        ...subscription,
        badgeClass: kindBadge(subscription),
        seatsText: seats === null ? null : new Intl.NumberFormat(LOCALE).format(seats),
        sharedText: districtName ? format(SHARED_BY, districtName) : null,
        start: startDate && day(startDate),
        end: endDate === null ? NO_END : day(endDate),
        soonText: soonText(subscription),
        stateLabel: STATES[state],
        buyer: purchaserName ?? this.accountName,
      };
    });
  }
}
