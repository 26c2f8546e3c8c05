import { forget, keep, readKept } from 'c/rpStorageUtils';

/** The answers of `OpenItems` and `OpenItemController`. Days look like `2026-11-12`, moments are ISO 8601. */
export interface OpenItem {
  id: string;
  kind: string;
  kindLabel: string;
  /** Us, Customer, or VAR. */
  responsible: string;
  responsibleLabel: string;
  text: string;
  assigneeId: string | null;
  assigneeName: string | null;
  dueDate: string | null;
  isDone: boolean;
  doneAt: string | null;
}

export interface OpenItemChoice {
  value: string;
  label: string;
}

/** Someone at the reseller. */
export interface Reseller {
  id: string;
  name: string;
  companyName: string | null;
  phone: string | null;
  email: string | null;
}

export interface OpenItems {
  /** Open items first, by due date, then the ones that were done last. */
  items: OpenItem[];
  canEdit: boolean;
  kinds: OpenItemChoice[];
  responsibles: OpenItemChoice[];
  assignees: OpenItemChoice[];
  /** Whom the customer asks about the items of the reseller. */
  resellers: Reseller[];
}

/** What the user typed. `id` is null for a new item. */
export interface OpenItemValues {
  id: string | null;
  kind: string;
  responsible: string;
  text: string;
  assigneeId: string | null;
  dueDate: string | null;
}

export interface OpenItemSaved {
  itemId: string;
  message: string;
}

/** Where an item is kept on this computer until it is saved: one place for each user, case, and item. */
const keyOf = (userId: string, caseId: string, itemId: string | null): string =>
  `rosterpath.item.${userId}.${caseId.slice(0, 15)}.${itemId ?? 'new'}`;

const isItem = (value: unknown): value is Partial<OpenItemValues> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function keepItem(userId: string, caseId: string, item: OpenItemValues): void {
  keep(keyOf(userId, caseId, item.id), item);
}

/** Null if nothing is kept. */
export const readKeptItem = (userId: string, caseId: string, itemId: string | null): Partial<OpenItemValues> | null =>
  readKept(keyOf(userId, caseId, itemId), isItem);

export function forgetItem(userId: string, caseId: string, itemId: string | null): void {
  forget(keyOf(userId, caseId, itemId));
}
