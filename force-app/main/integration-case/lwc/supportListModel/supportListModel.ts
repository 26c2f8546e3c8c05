/** The answers of `IntegrationCaseController.getSupportList` and `acceptAll`, and how the list of integration cases is filtered and sorted. */
import LOCALE from '@salesforce/i18n/locale';
import ALL from '@salesforce/label/c.Support_All';
import DISTRICT from '@salesforce/label/c.Support_District';
import MINE from '@salesforce/label/c.Support_Mine';
import PAUSED from '@salesforce/label/c.Support_Paused';
import PROVIDER from '@salesforce/label/c.Support_ProviderWaits';
import QUEUE from '@salesforce/label/c.Support_Queue';
import SORT_DISTRICT from '@salesforce/label/c.Support_SortDistrict';
import SORT_NEXT from '@salesforce/label/c.Support_SortNext';
import SORT_PROVIDER from '@salesforce/label/c.Support_SortProvider';
import SORT_WAIT from '@salesforce/label/c.Support_SortWait';
import TURN from '@salesforce/label/c.Support_Turn';
import TURN_HELP from '@salesforce/label/c.Support_TurnHelp';
import USER_ID from '@salesforce/user/Id';
import type { FilterChoice } from 'c/rpFilterButtons';
import { keep, readKept } from 'c/rpStorageUtils';
import { rowSearch } from 'c/rpTextUtils';

export interface SupportListRow {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  districtName: string | null;
  provider: string;
  /** A queue owns the case: the user can accept it. */
  isQueued: boolean;
  /** Null until someone has begun, and if the provider has no checklist. */
  step: string | null;
  waitsFor: 'Us' | 'District' | 'Provider';
  waitsForLabel: string;
  since: string;
  /** Without pauses. */
  schoolDays: number;
  /** The same in words; null for less than a day. */
  waited: string | null;
  reason: string | null;
  /** Null if the clock runs. */
  pause: string | null;
  /** Nobody has accepted the case for too long. */
  isLate: boolean;
}

export interface SupportList {
  rows: SupportListRow[];
  isCut: boolean;
  today: string;
  canAccept: boolean;
  /** How long is too long for a case in the queue, in words. */
  lateAfter: string;
}

export interface AcceptOutcomes {
  /** Null if the user got none of the cases. */
  message: string | null;
  /** With the reason if the user didn't get the case. */
  outcomes: { caseId: string; error: string | null }[];
}

const STATES = ['ALL', 'QUEUE', 'MINE', 'TURN', 'DISTRICT', 'PROVIDER', 'PAUSED'] as const;

const LABELS: Readonly<Record<(typeof STATES)[number], string>> = {
  ALL,
  QUEUE,
  MINE,
  TURN,
  DISTRICT,
  PROVIDER,
  PAUSED,
};

const HELP: Readonly<Record<string, string>> = { TURN: TURN_HELP };

/** A filter is one of the states above, or a provider. */
export function isIn(filter: string, { isQueued, pause, provider, waitsFor }: SupportListRow): boolean {
  const waits = !isQueued && pause === null ? waitsFor : null;
  switch (filter) {
    case 'ALL':
      return true;
    case 'QUEUE':
      return isQueued;
    case 'MINE':
      return !isQueued;
    case 'TURN':
      return waits === 'Us';
    case 'DISTRICT':
      return waits === 'District';
    case 'PROVIDER':
      return waits === 'Provider';
    case 'PAUSED':
      return pause !== null;
    default:
      return provider === filter;
  }
}

/** The filters, each with the number of its cases. A provider that has no case anymore isn't among them. */
export function choicesOf(rows: readonly SupportListRow[], chosen: string): FilterChoice[] {
  const number = new Intl.NumberFormat(LOCALE);
  const providers = [...new Set(rows.map(({ provider }) => provider))].sort();
  return [
    ...STATES.map((state) => [state, LABELS[state]] as const),
    ...providers.map((name) => [name, name] as const),
  ].map(([value, label]) => ({
    value,
    label,
    help: HELP[value],
    count: number.format(rows.filter((row) => isIn(value, row)).length),
    isChosen: value === chosen,
  }));
}

export const isFound = rowSearch<SupportListRow>(({ accountName, districtName, provider, caseNumber }) => [
  accountName,
  districtName,
  provider,
  caseNumber,
]);

const byText = (one: string | null, other: string | null): number => (one ?? '').localeCompare(other ?? '', LOCALE);
const byWait = (one: SupportListRow, other: SupportListRow): number =>
  other.schoolDays - one.schoolDays || one.since.localeCompare(other.since);

/** A school belongs to its district, and a district to itself. */
const districtOf = ({ accountName, districtName }: SupportListRow): string | null => districtName ?? accountName;

const ORDERS: Readonly<
  Record<string, { label: string; compare: (one: SupportListRow, other: SupportListRow) => number }>
> = {
  /** Apex has put them in this order. */
  NEXT: { label: SORT_NEXT, compare: () => 0 },
  WAIT: { label: SORT_WAIT, compare: byWait },
  DISTRICT: {
    label: SORT_DISTRICT,
    compare: (one, other) =>
      byText(districtOf(one), districtOf(other)) || byText(one.accountName, other.accountName) || byWait(one, other),
  },
  PROVIDER: {
    label: SORT_PROVIDER,
    compare: (one, other) => byText(one.provider, other.provider) || byWait(one, other),
  },
};

export const ordersOf = (chosen: string): { value: string; label: string; isChosen: boolean }[] =>
  Object.entries(ORDERS).map(([value, { label }]) => ({ value, label, isChosen: value === chosen }));

/** The order of equal rows stays. */
export const inOrder = (rows: readonly SupportListRow[], order: string): SupportListRow[] =>
  [...rows].sort(ORDERS[order]?.compare ?? (() => 0));

/** What a user chose last, on this computer. */
export interface Choice {
  filter: string;
  order: string;
}

const KEY = `rosterpath.support.${USER_ID}`;

const isChoice = (value: unknown): value is Choice => {
  const { filter, order } = (value ?? {}) as Partial<Choice>;
  return typeof filter === 'string' && typeof order === 'string' && order in ORDERS;
};

export const keepChoice = (choice: Choice): boolean => keep(KEY, choice);

export const readChoice = (): Choice => readKept(KEY, isChoice) ?? { filter: 'ALL', order: 'NEXT' };
