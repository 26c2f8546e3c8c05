import USER_ID from '@salesforce/user/Id';
import { forget, keep, readKept } from 'c/rpStorageUtils';
import { STEPS } from 'c/rosteringFormModel';
import type { FormModel, LocalCopy, Step } from 'c/rosteringFormModel';

/** What the browser keeps of a form on this computer: unsaved answers, and the last step. `place` is one form of one user. */

/** Where the browser keeps this user's form of a case. */
export const placeOf = (caseId: string): string => `${USER_ID}.${caseId}`;

const copyKey = (place: string): string => `rosterpath.form.${place}`;
const stepKey = (place: string): string => `rosterpath.step.${place}`;

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null &&
  'keptAt' in value;

const isStep = (value: unknown): value is Step => STEPS.some((step) => step === value);

export function keepCopy(place: string, { version, values, baseline }: FormModel): boolean {
  const copy: LocalCopy = { version, values, baseline, keptAt: new Date().toISOString() };
  return keep(copyKey(place), copy);
}

export function readCopy(place: string): LocalCopy | null {
  return readKept(copyKey(place), isCopy);
}

export function forgetCopy(place: string): void {
  forget(copyKey(place));
}

export function keepStep(place: string, step: Step): void {
  keep(stepKey(place), step);
}

export function readStep(place: string): Step | null {
  return readKept(stepKey(place), isStep);
}

export function forgetStep(place: string): void {
  forget(stepKey(place));
}
