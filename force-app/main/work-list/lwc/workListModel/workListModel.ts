import LOCALE from '@salesforce/i18n/locale';
import ALL from '@salesforce/label/c.WorkList_All';
import CALLS from '@salesforce/label/c.WorkList_Calls';
import DISTRICT from '@salesforce/label/c.WorkList_District';
import ENDING from '@salesforce/label/c.WorkList_Ending';
import NO_USAGE from '@salesforce/label/c.WorkList_NoUsage';
import REPLIES from '@salesforce/label/c.WorkList_Replies';
import STUCK from '@salesforce/label/c.WorkList_Stuck';
import STUCK_HELP from '@salesforce/label/c.WorkList_StuckHelp';
import UNWELCOMED from '@salesforce/label/c.WorkList_Unwelcomed';
import USER_ID from '@salesforce/user/Id';
import { countDays } from 'c/rpDateUtils';
import type { FilterChoice } from 'c/rpFilterButtons';
import { keep, readKept } from 'c/rpStorageUtils';
import { format, rowSearch } from 'c/rpTextUtils';
import type { WorkListRow } from './types.ts';

export type * from './types.ts';

/** Whose cases: the user's own, everyone's, or those of a colleague, by ID. */
export const ME = 'ME';
export const EVERYONE = 'ALL';

export const FILTERS = ['ALL', 'REPLY', 'CALL', 'UNWELCOMED', 'DISTRICT', 'STUCK', 'ENDING', 'NO_USAGE'] as const;

export type Filter = (typeof FILTERS)[number];

/** Apex marks each row with the filters it is in. */
export const isIn = (filter: Filter, { marks }: WorkListRow): boolean => filter === 'ALL' || marks.includes(filter);

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

/** The filters, each with the number of its cases. */
export function choicesOf(rows: readonly WorkListRow[], chosen: Filter, stuckDays: number): FilterChoice[] {
  const number = new Intl.NumberFormat(LOCALE);
  return FILTERS.map((filter) => ({
    value: filter,
    label: LABELS[filter],
    help: filter === 'STUCK' ? format(STUCK_HELP, countDays(stuckDays, LOCALE)) : undefined,
    count: number.format(rows.filter((row) => isIn(filter, row)).length),
    isChosen: filter === chosen,
  }));
}

/** Finds every word of the search in the school, the district, or the case number. */
export const isFound = rowSearch<WorkListRow>(({ accountName, districtName, caseNumber }) => [
  accountName,
  districtName,
  caseNumber,
]);

/** What a user chose last, on this computer. */
export interface Choice {
  filter: Filter;
  whose: string;
}

const KEY = `rosterpath.worklist.${USER_ID}`;

const isChoice = (value: unknown): value is Choice => {
  const { filter, whose } = (value ?? {}) as Partial<Choice>;
  return FILTERS.some((known) => known === filter) && typeof whose === 'string' && whose !== '';
};

export const keepChoice = (choice: Choice): boolean => keep(KEY, choice);

export const readChoice = (): Choice => readKept(KEY, isChoice) ?? { filter: 'ALL', whose: ME };
