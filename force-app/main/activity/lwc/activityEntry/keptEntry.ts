import type { ActivityKind, TaskEntry } from './types.ts';

/** Where an entry is kept on this computer until it is saved: one place for each user, case, and kind. */
const keyOf = (userId: string, caseId: string, kind: ActivityKind): string =>
  `rosterpath.activity.${kind}.${userId}.${caseId.slice(0, 15)}`;

/** A browser can refuse its storage, for example in a private window. The composer works without it. */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function keepEntry(userId: string, caseId: string, kind: ActivityKind, entry: TaskEntry): void {
  guarded(() => localStorage.setItem(keyOf(userId, caseId, kind), JSON.stringify(entry)), undefined);
}

export function readEntry(userId: string, caseId: string, kind: ActivityKind): Partial<TaskEntry> | null {
  return guarded(() => {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(userId, caseId, kind)) ?? 'null');
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : null;
  }, null);
}

export function forgetEntry(userId: string, caseId: string, kind: ActivityKind): void {
  guarded(() => localStorage.removeItem(keyOf(userId, caseId, kind)), undefined);
}
