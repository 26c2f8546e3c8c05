import { STEPS } from 'c/rosteringFormModel';
import type { FormModel, LocalCopy, Step } from 'c/rosteringFormModel';
import type { RosteringFormState } from 'c/rosteringAnswerModel';

/** What the browser keeps of a form: unsaved answers and the last step on this computer, and the newest draft in this tab. */

const copyKey = (userId: string, caseId: string): string => `rosterpath.form.${userId}.${caseId}`;
const stepKey = (userId: string, caseId: string): string => `rosterpath.step.${userId}.${caseId}`;

/** A browser can refuse its storage, as in a private window or if the disk is full. The form works without it. */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null &&
  'keptAt' in value;

export function keepCopy(userId: string, caseId: string, { version, values, baseline }: FormModel): boolean {
  return guarded(() => {
    const copy: LocalCopy = { version, values, baseline, keptAt: new Date().toISOString() };
    localStorage.setItem(copyKey(userId, caseId), JSON.stringify(copy));
    return true;
  }, false);
}

export function readCopy(userId: string, caseId: string): LocalCopy | null {
  return guarded(() => {
    const found: unknown = JSON.parse(localStorage.getItem(copyKey(userId, caseId)) ?? 'null');
    return isCopy(found) ? found : null;
  }, null);
}

export function forgetCopy(userId: string, caseId: string): void {
  guarded(() => localStorage.removeItem(copyKey(userId, caseId)), undefined);
}

export function keepStep(userId: string, caseId: string, step: Step): void {
  guarded(() => localStorage.setItem(stepKey(userId, caseId), step), undefined);
}

export function readStep(userId: string, caseId: string): Step | null {
  return guarded(() => {
    const kept = localStorage.getItem(stepKey(userId, caseId));
    return STEPS.find((step) => step === kept) ?? null;
  }, null);
}

/**
 * The newest form by case. The platform caches the data of the page and doesn't know the drafts that were saved later. Without this, a
 * user who comes back to a case would get an older draft, and then a conflict with their own newer one.
 */
const latest = new Map<string, RosteringFormState>();

export const rememberForm = (caseId: string, form: RosteringFormState): void => {
  latest.set(caseId, form);
};

export const forgetForm = (caseId: string): void => {
  latest.delete(caseId);
};

/** The form from the page, or the draft that this tab saved last if its version is higher. */
export function latestForm(caseId: string, form: RosteringFormState | null): RosteringFormState | null {
  const known = latest.get(caseId);
  return known && known.version > (form?.version ?? 0) ? known : form;
}
