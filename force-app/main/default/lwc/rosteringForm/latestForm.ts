import type { RosteringFormState } from 'c/onboardingPage';

/**
 * The newest form this browser tab has had from the org, by case. The page's data is cached by the platform and does not know of the
 * drafts saved since; without this, coming back to a case would open an older draft and then collide with one's own.
 */
const latest = new Map<string, RosteringFormState>();

export const rememberForm = (caseId: string, form: RosteringFormState): void => {
  latest.set(caseId, form);
};

/** The newer of what the page brought and what this tab knows of the same form. */
export function latestForm(caseId: string, form: RosteringFormState | null): RosteringFormState | null {
  const known = latest.get(caseId);
  const newer = known && (form === null || known.id === form.id) && known.version > (form?.version ?? 0);
  return newer && known.status === 'Draft' ? known : form;
}
