import USER_ID from '@salesforce/user/Id';
import { keep, readKept } from 'c/rpStorageUtils';
import type { WorkListRow } from './types.ts';

export type * from './types.ts';

/** Whose cases: the user's own, everyone's, or those of a colleague, by ID. */
export const ME = 'ME';
export const EVERYONE = 'ALL';

export const FILTERS = ['ALL', 'REPLY', 'CALL', 'UNWELCOMED', 'DISTRICT', 'STUCK', 'ENDING', 'NO_USAGE'] as const;

export type Filter = (typeof FILTERS)[number];

/** Apex marks each row with the filters it is in. */
export const isIn = (filter: Filter, { marks }: WorkListRow): boolean => filter === 'ALL' || marks.includes(filter);

/** Lowercase, without accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds every word of the search in the school, the district, or the case number. */
export function isFound(search: string, { accountName, districtName, caseNumber }: WorkListRow): boolean {
  const text = plain([accountName, districtName, caseNumber].join(' '));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

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
