import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import ALL from '@salesforce/label/c.WorkList_All';
import CALLS from '@salesforce/label/c.WorkList_Calls';
import DISTRICT from '@salesforce/label/c.WorkList_District';
import ENDING from '@salesforce/label/c.WorkList_Ending';
import FILTER from '@salesforce/label/c.WorkList_Filter';
import NO_USAGE from '@salesforce/label/c.WorkList_NoUsage';
import REPLIES from '@salesforce/label/c.WorkList_Replies';
import STUCK from '@salesforce/label/c.WorkList_Stuck';
import STUCK_HELP from '@salesforce/label/c.WorkList_StuckHelp';
import UNWELCOMED from '@salesforce/label/c.WorkList_Unwelcomed';
import { countDays } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';
import type { FilterChoice } from 'c/rpFilterButtons';
import { FILTERS, isIn } from 'c/workListModel';
import type { Filter, WorkListRow } from 'c/workListModel';

const LABELS: Readonly<Record<Filter, string>> = {
  ALL,
  REPLY: REPLIES,
  CALL: CALLS,
  UNWELCOMED,
  DISTRICT,
  STUCK,
  ENDING,
  NO_USAGE,
};

/** The filters of the work list, each with the number of its cases. Sends `choose` with the name of the filter. */
export default class WorkListFilter extends LightningElement {
  @api rows: readonly WorkListRow[] = [];
  @api selected: Filter = 'ALL';
  @api stuckDays = 0;

  labels = { filter: FILTER };

  get choices(): FilterChoice[] {
    const number = new Intl.NumberFormat(LOCALE);
    return FILTERS.map((filter) => ({
      value: filter,
      label: LABELS[filter],
      help: filter === 'STUCK' ? format(STUCK_HELP, countDays(this.stuckDays, LOCALE)) : undefined,
      count: number.format(this.rows.filter((row) => isIn(filter, row)).length),
      isChosen: filter === this.selected,
    }));
  }

  choose({ detail }: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}
