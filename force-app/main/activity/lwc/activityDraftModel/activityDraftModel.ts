import type { ActivityKind, TaskEntry } from 'c/activityEntry';
import { forget, keep, readKept } from 'c/rpStorageUtils';

/** Where an entry is kept on this computer until it is saved: one place for each user, case, and kind. */
const keyOf = (userId: string, caseId: string, kind: ActivityKind): string =>
  `rosterpath.activity.${kind}.${userId}.${caseId.slice(0, 15)}`;

const isEntry = (value: unknown): value is Partial<TaskEntry> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function keepEntry(userId: string, caseId: string, kind: ActivityKind, entry: TaskEntry): void {
  keep(keyOf(userId, caseId, kind), entry);
}

export function readEntry(userId: string, caseId: string, kind: ActivityKind): Partial<TaskEntry> | null {
  return readKept(keyOf(userId, caseId, kind), isEntry);
}

export function forgetEntry(userId: string, caseId: string, kind: ActivityKind): void {
  forget(keyOf(userId, caseId, kind));
}
