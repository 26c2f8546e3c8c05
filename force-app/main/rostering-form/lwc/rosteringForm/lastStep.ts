import { STEPS } from 'c/rosteringFormModel';
import type { Step } from 'c/rosteringFormModel';

/** The step somebody was on in the draft of a case, so that a reload or another visit goes on there. */
const keyOf = (userId: string, caseId: string): string => `rosterpath.step.${userId}.${caseId}`;

/** A browser may refuse its storage; the form then goes on where something is missing. */
export function keepStep(userId: string, caseId: string, step: Step): void {
  try {
    localStorage.setItem(keyOf(userId, caseId), step);
  } catch {
    // Nothing typed is lost by it.
  }
}

export function readStep(userId: string, caseId: string): Step | null {
  try {
    const kept = localStorage.getItem(keyOf(userId, caseId));
    return STEPS.find((step) => step === kept) ?? null;
  } catch {
    return null;
  }
}
