import type { OnboardingPage } from 'c/onboardingPageModel';

/** The stages in which a method may change without a manager's reason. */
const OPEN_STAGES = ['New', 'Rostering'];

export const needsReason = ({ stage }: OnboardingPage): boolean => !OPEN_STAGES.includes(stage);

/** Whether this person may fill in the form of this case, as far as the page can tell; Apex decides. */
export const mayChange = (page: OnboardingPage | null): boolean =>
  page?.canEdit === true && !page.isClosed && (page.canOverride || !needsReason(page));
