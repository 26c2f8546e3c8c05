import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import setRosteringCompleteDate from '@salesforce/apex/OnboardingCaseController.setRosteringCompleteDate';
import RosteringProgress from 'c/rosteringProgress';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { called, find, has, heard, props, refreshFails, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, integration, pageOf, TODAY } from 'test/onboardingSamples';

const MANUAL = {
  methods: { studentMethod: 'Manual', teacherMethod: null, isManual: true },
  canEnterRosteringDate: true,
};

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-rostering-progress', RosteringProgress, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  return element;
};

const save = async (element: HTMLElement, day: string): Promise<void> => {
  find(element, 'c-rp-date-entry').dispatchEvent(new CustomEvent('save', { detail: day }));
  await settle();
};

it('shows the integration cases, and why the date cannot be entered', async () => {
  const reason = 'The Rostering Complete Date is set automatically when the integration is complete: Clever.';
  const element = await show(pageOf('Rostering', { integrations: [integration()], rosteringDateReason: reason }));
  expect(textOf(element)).toContain('00001043 Waiting for the district since Nov 12');
  expect(textOf(element)).toContain(reason);
  expect(has(element, 'c-rp-date-entry')).toBe(false);
  await expect(element).toBeAccessible();
});

it('asks for the date of a manual upload as the next step, between the kickoff and today', async () => {
  const element = await show(pageOf('Rostering', MANUAL));
  expect(props(find(element, 'c-rp-date-entry'))).toMatchObject({ variant: 'brand', min: '2026-11-07', max: TODAY });
  expect(textOf(element)).toContain('The school sends a roster file, and its onboarding specialist uploads it.');
  await expect(element).toBeAccessible();
});

it('moves the focus to the date as soon as it shows, once', async () => {
  const focus = jest.spyOn(HTMLElement.prototype, 'focus').mockClear();
  const element = render('c-rostering-progress', RosteringProgress, { recordId: CASE_ID });
  (element as unknown as { start(): void }).start();
  wireOf(getPage).emit(pageOf('Rostering', MANUAL));
  await settle();
  wireOf(getPage).emit(pageOf('Rostering', { ...MANUAL, canOverride: true }));
  await settle();
  expect(focus.mock.contexts).toEqual([find(find(element, 'c-rp-date-entry'), 'lightning-input')]);
  focus.mockRestore();
});

it('asks for no date that the user cannot enter', async () => {
  const page = pageOf('Rostering', { ...MANUAL, canEnterRosteringDate: false });
  const element = await show(page);
  expect(has(element, 'c-rp-date-entry')).toBe(false);
  expect(textOf(find(element, '[data-id="not-set"]'))).toBe('Not set yet');
  await expect(element).toBeAccessible();
});

it('is no longer the next step in a later stage', async () => {
  expect(props(find(await show(pageOf('Monitoring', MANUAL)), 'c-rp-date-entry')).variant).toBe('neutral');
});

it('saves the date once, shows the new stage, and refreshes', async () => {
  called(setRosteringCompleteDate).mockResolvedValueOnce({
    stage: 'Monitoring',
    message: 'Status: Monitoring.',
  } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show(pageOf('Rostering', MANUAL));
  find(element, 'c-rp-date-entry').dispatchEvent(new CustomEvent('save', { detail: '2026-11-20' }));
  await save(element, '2026-11-20');
  expect(called(setRosteringCompleteDate).mock.calls).toEqual([[{ caseId: CASE_ID, value: '2026-11-20' }]]);
  expect(toasts[0]?.title).toBe('Status: Monitoring.');
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('shows why a date is refused', async () => {
  called(setRosteringCompleteDate).mockRejectedValueOnce(
    refusal('DATE_INVALID', 'The date is before the kickoff.') as never,
  );
  const element = await show(pageOf('Rostering', MANUAL));
  await save(element, '2026-11-01');
  expect(textOf(element)).toContain('The date is before the kickoff.');
  expect(props(find(element, 'c-rp-date-entry')).isBusy).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows the date after it is entered', async () => {
  const dates = { ...pageOf('Monitoring').dates, rosteringComplete: '2026-11-21' };
  expect(textOf(await show(pageOf('Monitoring', { dates })))).toContain('Rostering completed yesterday');
});

it('says that an integration case is missing, as the next step creates it', async () => {
  expect(textOf(await show(pageOf('Rostering')))).toContain(
    "The integration case for the support team hasn't been created yet.",
  );
});

it('shows a stencil while it loads, and an error if that fails', async () => {
  const element = render('c-rostering-progress', RosteringProgress, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});

it('shows the success and no error when the refresh after it fails', async () => {
  called(setRosteringCompleteDate).mockResolvedValueOnce({ stage: 'Monitoring', message: 'Done.' } as never);
  const toasts = heard<{ variant: string }>('lightning__showtoast');
  const refreshes = heard('lightning__refresh');
  const element = await show(pageOf('Rostering', MANUAL));
  refreshFails();
  await save(element, '2026-11-20');
  await settle(12);
  expect(toasts.map(({ variant }) => variant)).toEqual(['success']);
  expect(has(find(element, 'c-rp-error-panel'), 'c-rp-notice')).toBe(false);
  expect(textOf(element)).toContain('This information may be out of date.');
  expect(refreshes).toHaveLength(1);
  expect(props(find(element, 'c-rp-date-entry')).isBusy).toBe(false);
  await expect(element).toBeAccessible();
});
