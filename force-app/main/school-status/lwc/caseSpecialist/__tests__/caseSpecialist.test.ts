import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import CaseSpecialist from 'c/caseSpecialist';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { CASE_ID, OTHER_ID, pageOf } from 'test/onboardingSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

type Card = HTMLElement & { recordId: string };

const show = async (rest: Partial<OnboardingPage> = {}, name: string | null = 'Avery Collins'): Promise<Card> => {
  const element = render('c-case-specialist', CaseSpecialist, { recordId: CASE_ID });
  await settle();
  const onboarding = pageOf('Rostering', { canEmail: false, canChange: false, ...rest });
  wireOf(getPage).emit({ ...onboarding, next: { ...onboarding.next, specialistName: name } });
  await settle();
  return element as unknown as Card;
};

it('lets those who follow the onboarding write to the specialist', async () => {
  const element = await show();
  expect(textOf(find(element, '[data-id="works-on"]'))).toBe('Avery Collins works on this onboarding.');
  await expect(element).toBeAccessible();
  find(element, '[data-id="email"]').click();
  await settle();
  expect(props(find(element, 'c-specialist-email'))).toMatchObject({ recordId: CASE_ID, ownerName: 'Avery Collins' });
  await expect(element).toBeAccessible();
  find(element, 'c-specialist-email').dispatchEvent(new CustomEvent('close'));
  await settle();
  expect(has(element, 'c-specialist-email')).toBe(false);
  find(element, '[data-id="email"]').click();
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'lightning-card')).toBe(false);
});

it('shows nothing to those who work on it, and while there is nobody to write to', async () => {
  expect(has(await show({ canEmail: true }), 'lightning-card')).toBe(false);
  expect(has(await show({ isClosed: true }), 'lightning-card')).toBe(false);
  expect(has(await show({}, null), 'lightning-card')).toBe(false);
});
