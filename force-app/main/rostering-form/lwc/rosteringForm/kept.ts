import type { RosteringFormState } from 'c/rosteringAnswerModel';

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
