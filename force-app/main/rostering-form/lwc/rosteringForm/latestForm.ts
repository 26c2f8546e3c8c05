import type { RosteringFormState } from 'c/rosteringAnswerModel';

/**
 * The newest form this browser tab has had from the org, by case. The page's data is cached by the platform and does not know of the
 * drafts saved since; without this, coming back to a case would open an older draft and then collide with one's own.
 */
const latest = new Map<string, RosteringFormState>();

export const rememberForm = (caseId: string, form: RosteringFormState): void => {
  latest.set(caseId, form);
};

export const forgetForm = (caseId: string): void => {
  latest.delete(caseId);
};

/** The newer of what the page brought and the draft this tab saved last: versions of a case's forms count up. */
export function latestForm(caseId: string, form: RosteringFormState | null): RosteringFormState | null {
  const known = latest.get(caseId);
  return known && known.version > (form?.version ?? 0) ? known : form;
}
