import { forget, keep, readKept } from 'c/rpStorageUtils';
import { STEPS } from 'c/rosteringFormModel';
import type { FormModel, LocalCopy, Step } from 'c/rosteringFormModel';
import type { RosteringFormState } from 'c/rosteringAnswerModel';

/** What the browser keeps of a form: unsaved answers and the last step on this computer, and the newest draft in this tab. */

const copyKey = (userId: string, caseId: string): string => `rosterpath.form.${userId}.${caseId}`;
const stepKey = (userId: string, caseId: string): string => `rosterpath.step.${userId}.${caseId}`;

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null &&
  'keptAt' in value;

const isStep = (value: unknown): value is Step => STEPS.some((step) => step === value);

export function keepCopy(userId: string, caseId: string, { version, values, baseline }: FormModel): boolean {
  const copy: LocalCopy = { version, values, baseline, keptAt: new Date().toISOString() };
  return keep(copyKey(userId, caseId), copy);
}

export function readCopy(userId: string, caseId: string): LocalCopy | null {
  return readKept(copyKey(userId, caseId), isCopy);
}

export function forgetCopy(userId: string, caseId: string): void {
  forget(copyKey(userId, caseId));
}

export function keepStep(userId: string, caseId: string, step: Step): void {
  keep(stepKey(userId, caseId), step);
}

export function readStep(userId: string, caseId: string): Step | null {
  return readKept(stepKey(userId, caseId), isStep);
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
