import { LightningElement, api, wire } from 'lwc';
import type { ActivityEntry } from '../../../lib/activity.ts';
import { errorMessage } from '../../../lib/http.ts';
import type { PageContext } from '../../../lib/pageContext.ts';
import type { Emission } from '../../../lib/queryCache.ts';
import { session } from '../../../lib/session.ts';
import { getActivity } from './getActivity.ts';

/** `runtime_sales_activities:activityPanel`: a record's activity, newest first. */
export default class ActivityPanel extends LightningElement {
  @api item: unknown;
  @api context: PageContext | undefined;
  @api recordId = '';
  @api objectApiName = '';
  @api inTab = false;

  // The rule knows only the platform's adapters.
  // eslint-disable-next-line @lwc/lwc/no-unknown-wire-adapters
  @wire(getActivity, { recordId: '$recordId' })
  activity: Emission<ActivityEntry[]> = { data: undefined, error: undefined };

  get entries(): readonly ActivityEntry[] {
    return this.activity.data ?? [];
  }

  get headerClass(): string {
    return this.inTab ? 'slds-assistive-text' : 'slds-card__header slds-grid';
  }

  get timeZone(): string {
    return session().timeZone;
  }

  get isLoading(): boolean {
    return !this.activity.data;
  }

  get errorText(): string {
    return this.activity.error === undefined ? '' : errorMessage(this.activity.error);
  }
}
