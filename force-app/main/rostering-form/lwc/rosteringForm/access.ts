import type { OnboardingPage } from 'c/onboardingPageModel';

export const needsReason = ({ isMethodLate }: OnboardingPage): boolean => isMethodLate;

/** Whether the user can fill in the form of this case. Apex checks it again. */
export const mayChange = (page: OnboardingPage | null): boolean =>
  page?.canChange === true && (page.canOverride || !page.isMethodLate);
