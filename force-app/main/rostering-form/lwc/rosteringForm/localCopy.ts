import type { FormModel, LocalCopy } from 'c/rosteringFormModel';

/** Where answers wait on this computer until the org has them: one place for each user and case. */
const keyOf = (userId: string, caseId: string): string => `rosterpath.form.${userId}.${caseId}`;

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null &&
  'keptAt' in value;

/** A browser may refuse its storage (private windows, full disk); the form works without it then. */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function keepCopy(userId: string, caseId: string, { version, values, baseline }: FormModel): boolean {
  return guarded(() => {
    const copy: LocalCopy = { version, values, baseline, keptAt: new Date().toISOString() };
    localStorage.setItem(keyOf(userId, caseId), JSON.stringify(copy));
    return true;
  }, false);
}

export function readCopy(userId: string, caseId: string): LocalCopy | null {
  return guarded(() => {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(userId, caseId)) ?? 'null');
    return isCopy(found) ? found : null;
  }, null);
}

export function forgetCopy(userId: string, caseId: string): void {
  guarded(() => localStorage.removeItem(keyOf(userId, caseId)), undefined);
}
