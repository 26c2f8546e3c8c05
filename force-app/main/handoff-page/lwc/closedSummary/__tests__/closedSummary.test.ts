import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import ClosedSummary from 'c/closedSummary';
import { has, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, integration, pageOf } from 'test/onboardingSamples';

it('sums up the whole onboarding', async () => {
  const element = render('c-closed-summary', ClosedSummary, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  const dates = {
    kickoffComplete: '2026-11-07',
    rosteringComplete: '2026-11-12',
    usageRequirementsMet: '2026-11-20',
    handoff: '2026-11-21',
  };
  const done = integration({ isClosed: true, outcome: 'Complete', closedAt: '2026-11-12T15:30:00.000Z' });
  wireOf(getPage).emit(pageOf('Closed', { dates, integrations: [done] }));
  await settle();
  const text = textOf(element);
  expect(text).toContain('Student upload Clever Teacher upload Clever');
  expect(text).toContain('Kickoff Complete Date Nov 7');
  expect(text).toContain('Handoff Date Yesterday');
  expect(text).toContain('Total time 12 days');
  expect(text).toContain('Closed Nov 12');
  await expect(element).toBeAccessible();
});

it('shows dates that were never entered', async () => {
  const element = render('c-closed-summary', ClosedSummary, { recordId: CASE_ID });
  wireOf(getPage).emit(pageOf('Closed'));
  await settle();
  expect(textOf(element)).toContain('Handoff Date Not given');
});

it('shows an error if it cannot be read', async () => {
  const element = render('c-closed-summary', ClosedSummary, { recordId: CASE_ID });
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});
