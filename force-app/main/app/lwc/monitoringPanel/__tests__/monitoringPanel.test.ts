import { refreshApex } from '@salesforce/apex';
import getHandoff from '@salesforce/apex/HandoffController.getHandoff';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setHandoffDate from '@salesforce/apex/OnboardingCaseController.setHandoffDate';
import setUsageRequirementsMetDate from '@salesforce/apex/OnboardingCaseController.setUsageRequirementsMetDate';
import MonitoringPanel from 'c/monitoringPanel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { called, find, has, heard, props, refreshFails, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, handoffOf, pageOf } from 'test/onboardingSamples';

const DATES = pageOf('Monitoring').dates;

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-monitoring-panel', MonitoringPanel, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  return element;
};

/** The buttons in the two parts of the panel that can be the next step. */
const buttons = (element: HTMLElement): unknown[] => [
  props(find(element, 'c-usage-panel', 'c-rp-date-entry')).variant,
  props(find(element, 'c-handoff-panel', '[data-id="send"]')).variant,
];

const canAct = (element: HTMLElement): boolean[] => [
  has(find(element, 'c-usage-panel'), 'c-rp-date-entry'),
  has(find(element, 'c-handoff-panel'), '[data-id="send"]'),
];

const PARTS = { usageRequirementsMet: 'c-usage-panel', handoff: 'c-handoff-panel' };

const save = async (element: HTMLElement, field: keyof typeof PARTS, day: string): Promise<void> => {
  find(element, PARTS[field]).dispatchEvent(new CustomEvent('save', { detail: day }));
  await settle();
};

it('shows the usage and the handoff, and makes the first missing one the next step', async () => {
  const element = await show(pageOf('Monitoring'));
  expect(buttons(element)).toEqual(['brand', 'neutral']);
  await expect(element).toBeAccessible();
});

it('makes the handoff the next step after the usage requirements are met', async () => {
  const element = await show(pageOf('Monitoring', { dates: { ...DATES, usageRequirementsMet: '2026-11-20' } }));
  wireOf(getHandoff).emit(handoffOf());
  await settle();
  expect(buttons(element)).toEqual(['neutral', 'brand']);
});

it('has no brand button while the user works in another part of the page', async () => {
  const element = await show(pageOf('Monitoring'));
  expect(buttons(element)[0]).toBe('brand');
  Object.assign(element, { isSecondary: true });
  await settle();
  expect(buttons(element)).toEqual(['neutral', 'neutral']);
});

it('leaves the brand button to the path if the case can be closed', async () => {
  const next = {
    ...pageOf('Monitoring').next,
    code: 'CLOSE',
    message: 'Close.',
    targetStage: 'Closed',
    canComplete: true,
    action: null,
    actionLabel: null,
  };
  const element = await show(pageOf('Monitoring', { next }));
  expect(buttons(element)).toEqual(['neutral', 'neutral']);
});

it.each<[keyof typeof PARTS, typeof setHandoffDate, typeof setHandoffDate]>([
  ['usageRequirementsMet', setUsageRequirementsMetDate, setHandoffDate],
  ['handoff', setHandoffDate, setUsageRequirementsMetDate],
])('saves %s with its own method once, and refreshes', async (field, used, unused) => {
  called(used).mockResolvedValueOnce({ stage: 'Monitoring', message: 'Saved.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show(pageOf('Monitoring'));
  find(element, PARTS[field]).dispatchEvent(new CustomEvent('save', { detail: '2026-11-20' }));
  await save(element, field, '2026-11-20');
  expect(called(used).mock.calls).toEqual([[{ caseId: CASE_ID, value: '2026-11-20' }]]);
  expect(unused).not.toHaveBeenCalled();
  expect(toasts[0]?.title).toBe('Saved.');
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('shows why a date is refused', async () => {
  called(setHandoffDate).mockRejectedValueOnce(refusal('DATE_INVALID', 'The date is in the future.') as never);
  const element = await show(pageOf('Monitoring'));
  await save(element, 'handoff', '2027-01-01');
  expect(textOf(element)).toContain('The date is in the future.');
});

it('only shows the dates on a closed case', async () => {
  const element = await show(
    pageOf('Closed', { dates: { ...DATES, usageRequirementsMet: '2026-11-20', handoff: '2026-11-21' } }),
  );
  expect(canAct(element)).toEqual([false, false]);
  expect(textOf(element)).toContain('Handoff Date yesterday');
  await expect(element).toBeAccessible();
});

it('only shows the dates to a user who cannot change the case', async () => {
  expect(canAct(await show(pageOf('Monitoring', { canChange: false })))).toEqual([false, false]);
});

it('shows a stencil while it loads, and an error if that fails', async () => {
  const element = render('c-monitoring-panel', MonitoringPanel, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});

it('shows the success and no error when the refresh after it fails, and saves the next date', async () => {
  called(setHandoffDate).mockResolvedValue({ stage: 'Monitoring', message: 'Saved.' } as never);
  const toasts = heard<{ variant: string }>('lightning__showtoast');
  const refreshes = heard('lightning__refresh');
  const element = await show(pageOf('Monitoring'));
  refreshFails();
  await save(element, 'handoff', '2026-11-20');
  await settle(12);
  expect(toasts.map(({ variant }) => variant)).toEqual(['success']);
  expect(has(find(element, 'c-handoff-panel'), 'c-rp-notice')).toBe(false);
  expect(textOf(element)).toContain('This information may be out of date.');
  expect(refreshes).toHaveLength(1);
  await save(element, 'handoff', '2026-11-21');
  expect(setHandoffDate).toHaveBeenCalledTimes(2);
  await expect(element).toBeAccessible();
});
