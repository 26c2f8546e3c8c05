import { refreshApex } from '@salesforce/apex';
import getOnboarding from '@salesforce/apex/WonOpportunityController.getOnboarding';
import retry from '@salesforce/apex/WonOpportunityController.retry';
import { getRecord } from 'lightning/uiRecordApi';
import WonOnboardingCard from 'c/wonOnboarding';
import type { WonOnboarding } from 'c/wonOpportunityModel';
import {
  called,
  clearPage,
  find,
  has,
  heard,
  props,
  recordOf,
  refusal,
  render,
  settle,
  textOf,
  wireOf,
} from 'test/rendering';

const ID = '006000000000001AAA';
const CASE_ID = '500000000000001AAA';

const answer = (changes: Partial<WonOnboarding> = {}): WonOnboarding => ({
  opportunityId: ID,
  stageName: 'Closed Won',
  accountId: '001000000000001AAA',
  state: 'CREATED',
  onboardingCaseId: CASE_ID,
  caseNumber: '00001042',
  statusLabel: 'New',
  canRetry: false,
  ...changes,
});
const missing = { onboardingCaseId: null, caseNumber: null, statusLabel: null };
const failed = { ...missing, state: 'FAILED', error: 'The opportunity has no account.' } as const;

const show = async (changes: Partial<WonOnboarding> = {}): Promise<HTMLElement> => {
  const element = render('c-won-onboarding', WonOnboardingCard, { recordId: ID });
  wireOf(getOnboarding).emit(answer(changes));
  await settle();
  return element;
};

afterEach(clearPage);

it('links the case, and says its status and that nobody is assigned', async () => {
  const element = await show();
  expect(props(find(element, '[data-id="case"]'))).toMatchObject({ recordId: CASE_ID, label: 'Case 00001042' });
  expect(textOf(find(element, '[data-id="status"]'))).toBe('Status: New');
  expect(textOf(find(element, '[data-id="owner"]'))).toBe('Nobody is assigned yet.');
  expect(has(element, '[data-id="create"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('names the specialist', async () => {
  const element = await show({ specialistName: 'Avery Collins' });
  expect(textOf(find(element, '[data-id="owner"]'))).toBe('Avery Collins works on it.');
  await expect(element).toBeAccessible();
});

it('says when the case will be created', async () => {
  const element = await show({ ...missing, state: 'OPEN', stageName: 'PO in Hand' });
  expect(textOf(find(element, '[data-id="waiting"]'))).toBe(
    'When this opportunity is won, its onboarding case is created automatically.',
  );
  expect(has(element, '[data-id="create"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('promises no case to a type that starts no onboarding', async () => {
  const element = await show({ ...missing, state: 'OTHER', stageName: 'PO in Hand', type: 'Existing Business' });
  expect(textOf(find(element, '[data-id="waiting"]'))).toBe('Opportunities of this type start no onboarding.');
  await expect(element).toBeAccessible();
});

it('reads again when someone changes the stage on the page', async () => {
  await show({ ...missing, state: 'OPEN', stageName: 'PO in Hand' });
  called(refreshApex).mockClear();
  wireOf(getRecord).emit(recordOf(ID, { StageName: 'Closed Won', AccountId: '001000000000001AAA', Type: null }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('tells account executives why there is no case, and what happens next', async () => {
  const element = await show(failed);
  const notice = textOf(find(element, '[data-id="reason"]'));
  expect(notice).toContain('There is no onboarding case yet. The opportunity has no account.');
  expect(notice).toContain('Rosterpath tries again every hour for 30 days.');
  expect(has(element, '[data-id="create"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('lets managers try again, and links what was created', async () => {
  const toasts = heard<never>('lightning__showtoast');
  const element = await show({ ...failed, canRetry: true });
  expect(textOf(find(element, '[data-id="reason"]'))).not.toContain('every hour');
  called(retry).mockResolvedValueOnce([{ opportunityId: ID, caseId: CASE_ID, caseNumber: '00001042' }] as never);
  const button = find(element, '[data-id="create"]');
  expect(props(button)).toMatchObject({ label: 'Try Again' });
  await expect(element).toBeAccessible();
  button.click();
  button.click();
  await settle(20);
  expect(called(retry).mock.calls).toEqual([[{ opportunityIds: [ID] }]]);
  expect(toasts).toHaveLength(1);
  wireOf(getOnboarding).emit(answer({ canRetry: false }));
  await settle();
  expect(has(element, '[data-id="case"]')).toBe(true);
  expect(has(element, '[data-id="reason"]')).toBe(false);
});

it('says once why another try created no case', async () => {
  const element = await show({ ...failed, canRetry: true });
  called(retry).mockResolvedValueOnce([{ opportunityId: ID, error: 'A rule of your org refuses it.' }] as never);
  find(element, '[data-id="create"]').click();
  await settle(20);
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain('A rule of your org refuses it.');
  expect(has(element, '[data-id="reason"]')).toBe(false);
  expect(props(find(element, '[data-id="create"]'))).toMatchObject({ disabled: false });
  await expect(element).toBeAccessible();
});

it('says so if the org refuses the press', async () => {
  const element = await show({ ...failed, canRetry: true });
  called(retry).mockRejectedValueOnce(refusal('ASSIGN_NOT_ALLOWED', 'You can’t create onboarding cases.') as never);
  find(element, '[data-id="create"]').click();
  await settle(20);
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain('You can’t create onboarding cases.');
});

it('offers managers to create a case that nothing else creates', async () => {
  const element = await show({ ...missing, state: 'NONE', type: 'Existing Business', canRetry: true });
  expect(textOf(find(element, '[data-id="waiting"]'))).toBe('This opportunity has no onboarding case.');
  expect(props(find(element, '[data-id="create"]'))).toMatchObject({ label: 'Create Onboarding Case' });
  await expect(element).toBeAccessible();
});

it('says what went wrong if it cannot be read', async () => {
  const element = render('c-won-onboarding', WonOnboardingCard, { recordId: ID });
  wireOf(getOnboarding).error({ message: JSON.stringify({ code: 'WON_NOT_FOUND', message: 'It is gone.' }) }, 500);
  await settle();
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain('It is gone.');
  await expect(element).toBeAccessible();
});

describe('while the job creates the case', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] }));
  afterEach(() => void jest.useRealTimers());

  it('looks again every few seconds for a minute, and then offers to create it', async () => {
    const element = await show({ ...missing, state: 'WAITING', canRetry: true });
    expect(textOf(find(element, '[data-id="waiting"]'))).toContain('is being created');
    expect(has(element, '[data-id="create"]')).toBe(false);
    called(refreshApex).mockClear();
    for (let look = 0; look < 20; look += 1) {
      jest.advanceTimersByTime(5_000);
      // eslint-disable-next-line no-await-in-loop -- each look waits for the one before
      await settle();
    }
    expect(refreshApex).toHaveBeenCalledTimes(12);
    expect(textOf(find(element, '[data-id="waiting"]'))).toContain('It takes longer than usual.');
    expect(props(find(element, '[data-id="create"]'))).toMatchObject({ label: 'Try Again' });
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('stops looking when the case is there, or the page is closed', async () => {
    const element = await show({ ...missing, state: 'WAITING' });
    wireOf(getOnboarding).emit(answer());
    await settle();
    called(refreshApex).mockClear();
    jest.advanceTimersByTime(60_000);
    wireOf(getOnboarding).emit(answer({ ...missing, state: 'WAITING' }));
    await settle();
    element.remove();
    jest.advanceTimersByTime(60_000);
    await settle();
    expect(refreshApex).not.toHaveBeenCalled();
  });
});
