import completeTask from '@salesforce/apex/ActivityController.completeTask';
import getOptions from '@salesforce/apex/ActivityController.getOptions';
import createIntegrationCases from '@salesforce/apex/OnboardingCaseController.createIntegrationCases';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import WorkListRow from 'c/workListRow';
import type { WorkListRow as Row } from 'c/workListModel';
import { CASE_ID } from 'test/onboardingSamples';
import { called, find, has, heard, props, refusal, render, settle, textOf } from 'test/rendering';
import { workListRow, workListTodo } from 'test/workListSamples';

const navigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        (globalThis as unknown as { navigated(page: unknown): void }).navigated(page);
      }

      [GenerateUrl](): Promise<string> {
        return Promise.resolve('https://www.example.com');
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

beforeEach(() => {
  Object.assign(globalThis, { navigated: navigate });
});

const show = async (values: Partial<Row> = {}, given: object = {}): Promise<HTMLElement> => {
  const element = render('c-work-list-row', WorkListRow, {
    row: workListRow(values),
    today: '2026-11-22',
    canChange: true,
    canLogCalls: true,
    ...given,
  });
  await settle();
  return element as HTMLElement;
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

/** The names of the events that reach the list. */
const events = (element: HTMLElement): unknown[] => {
  const names: unknown[] = [];
  element.addEventListener('change', () => names.push('change'));
  element.addEventListener('call', (event) => names.push((event as CustomEvent).detail));
  return names;
};

it('shows school, status, next step, contact, and phone number', async () => {
  const element = await show();
  expect(props(find(element, '[data-id="case"]'))).toMatchObject({ recordId: CASE_ID, label: 'Bluebonnet Elementary' });
  expect(textOf(find(element, '.about'))).toBe('Pecan Valley ISD · Case 00001001');
  expect(textOf(find(element, '.days'))).toBe('4 days');
  expect(props(find(element, '[data-id="act"]'))).toMatchObject({ label: 'Call the school', variant: 'neutral' });
  expect(textOf(find(element, '[data-id="since"]'))).toContain('since');
  expect(textOf(find(element, '.contact'))).toContain('Maria Ortega');
  expect(find<HTMLAnchorElement>(element, '[data-id="phone"]').getAttribute('href')).toBe('tel:3255550201');
  expect(has(element, '.todos')).toBe(false);
  expect(has(element, '[data-id="ending"]')).toBe(false);
  expect(has(element, '[data-id="unused"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('names the owner in a list of several people', async () => {
  const element = await show({ districtName: null }, { showsOwner: true });
  expect(textOf(find(element, '.about'))).toBe('Case 00001001 · Avery Collins');
});

it('shows a case without school, contact, and step', async () => {
  const element = await show({
    accountName: null,
    districtName: null,
    contactName: null,
    contactPhone: null,
    step: null,
    stepLabel: null,
    stepSince: null,
    daysInStage: null,
  });
  expect(props(find(element, '[data-id="case"]')).label).toBe('Case 00001001');
  expect(textOf(find(element, '.about'))).toBe('');
  expect(textOf(find(element, '.contact'))).toContain('No contact');
  expect(has(element, '[data-id="phone"]')).toBe(false);
  expect(has(element, '[data-id="act"]')).toBe(false);
  expect(has(element, '[data-id="since"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says who a case waits for, and offers no step', async () => {
  const waiting = {
    step: 'INTEGRATION_OPEN',
    stepLabel: 'Wait for the support team',
    isWaiting: true,
    waitsFor: 'Sasha',
  };
  const element = await show(waiting);
  expect(textOf(find(element, '[data-id="step"]'))).toBe('Wait for the support team');
  expect(textOf(find(element, '[data-id="since"]'))).toContain('Waiting for Sasha since');
  expect(has(element, '[data-id="act"]')).toBe(false);
  const unknown = await show({ ...waiting, stepSince: null });
  expect(textOf(find(unknown, '[data-id="since"]'))).toBe('Waiting for Sasha');
  await expect(element).toBeAccessible();
});

it('offers nothing to a reader', async () => {
  const element = await show({}, { canChange: false, canLogCalls: false });
  expect(has(element, '[data-id="act"]')).toBe(false);
  expect(has(element, '[data-id="call"]')).toBe(false);
});

it('marks cases that are stuck, and trials that end soon', async () => {
  const ending = {
    id: 'a01000000000001AAA',
    product: 'Progress Learning',
    kind: 'Trial',
    kindLabel: 'Trial',
    seats: 100,
    startDate: null,
    endDate: '2026-12-01',
    state: 'active' as const,
    endsInDays: 9,
    districtName: null,
    purchaserName: null,
  };
  const element = await show({ marks: ['STUCK', 'ENDING'], ending });
  expect(props(find(element, '.days lightning-icon'))).toMatchObject({ alternativeText: 'Stuck' });
  expect(props(find(element, '[data-id="ending"]'))).toMatchObject({
    label: 'Trial · Ends in 9 days',
    title: 'Progress Learning',
  });
  const license = await show({ ending: { ...ending, kind: null, kindLabel: null } });
  expect(props(find(license, '[data-id="ending"]')).label).toBe('Progress Learning · Ends in 9 days');
  await expect(element).toBeAccessible();
});

it('lists calls and due tasks, and completes the user’s own', async () => {
  called(completeTask).mockResolvedValueOnce({ message: 'Task completed.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show({
    kickoffCallAt: '2026-11-22T20:00:00.000Z',
    todos: [
      workListTodo(),
      workListTodo({ id: '00T000000000002AAA', subject: 'Send the guide', isCall: false, canComplete: false }),
      workListTodo({ id: '00T000000000003AAA', dueDate: '2026-11-24', isDue: false }),
      workListTodo({ id: '00T000000000004AAA', dueDate: null, isDue: false }),
    ],
  });
  const names = events(element);
  const todos = [...(element.shadowRoot?.querySelectorAll('.todo') ?? [])].map((todo) => textOf(todo));
  expect(todos[0]).toMatch(/^Call due .*Call back Mark Complete$/);
  expect(todos[1]).toMatch(/^Task due .*Send the guide$/);
  expect(todos[2]).toMatch(/^Call planned/);
  expect(textOf(find(element, '[data-id="kickoff"]'))).toContain('Kickoff call');
  await expect(element).toBeAccessible();
  await press(element, 'complete');
  expect(completeTask).toHaveBeenCalledWith({ taskId: '00T000000000001AAA' });
  expect(toasts[0]?.title).toBe('Bluebonnet Elementary: Task completed.');
  expect(names).toEqual(['change']);
});

it('opens the case at its next step', async () => {
  const element = await show({ step: 'WELCOME', stepLabel: 'Send the welcome email' }, { isPrimary: true });
  expect(props(find(element, '[data-id="act"]')).variant).toBe('brand');
  await press(element, 'act');
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: CASE_ID, objectApiName: 'Case', actionName: 'view' },
  });
  const requests: WorkRequest[] = [];
  onWork(CASE_ID, (request) => requests.push(request) > 0)();
  expect(requests).toEqual([{ kind: 'next', step: 'WELCOME' }]);
});

it('creates a missing integration case in place, once', async () => {
  let answer: (outcome: { message: string }) => void = () => undefined;
  called(createIntegrationCases).mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve as never;
    }) as never,
  );
  const element = await show({ step: 'INTEGRATION_MISSING', stepLabel: 'Create the integration case' });
  const names = events(element);
  await press(element, 'act');
  await press(element, 'act');
  expect(createIntegrationCases).toHaveBeenCalledTimes(1);
  answer({ message: 'Clever case created.' });
  await settle();
  expect(names).toEqual(['change']);
  expect(props(find(element, '[data-id="act"]')).disabled).toBe(false);
});

it('says why a step was refused, beside it, and reads the case again', async () => {
  called(createIntegrationCases).mockRejectedValueOnce(refusal('CASE_CLOSED', 'This case is closed.') as never);
  const element = await show({ step: 'INTEGRATION_MISSING', stepLabel: 'Create the integration case' });
  const names = events(element);
  await press(element, 'act');
  expect(props(find(element, 'c-rp-error-panel')).error).toEqual(refusal('CASE_CLOSED', 'This case is closed.'));
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  expect(names).toEqual(['change']);
  await expect(element).toBeAccessible();
});

it('logs a call in place', async () => {
  called(getOptions).mockResolvedValue({ kinds: ['call'], contactId: null, contacts: [], assignees: [] } as never);
  const element = (await show({}, { isPrimary: true })) as HTMLElement & { isCalling: boolean };
  const names = events(element);
  const button = find(element, '[data-id="call"]');
  expect(button.title).toBe('Log a call with Bluebonnet Elementary');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await press(element, 'call');
  expect(names).toEqual([true]);
  element.isCalling = true;
  await settle();
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(props(find(element, '[data-id="act"]')).variant).toBe('neutral');
  const entry = find(element, 'c-activity-entry');
  expect(props(entry)).toMatchObject({ recordId: CASE_ID, kind: 'call', isPrimary: true });
  await expect(element).toBeAccessible();
  entry.dispatchEvent(new CustomEvent('close', { detail: true }));
  element.isCalling = false;
  await settle();
  expect(names).toEqual([true, false, 'change']);
  expect(has(element, 'c-activity-entry')).toBe(false);
  expect(element.shadowRoot?.activeElement).toBe(button);
});

it('reads nothing again after a canceled call', async () => {
  called(getOptions).mockResolvedValue({ kinds: ['call'], contactId: null, contacts: [], assignees: [] } as never);
  const element = await show({}, { isCalling: true });
  const names = events(element);
  find(element, 'c-activity-entry').dispatchEvent(new CustomEvent('close', { detail: false }));
  expect(names).toEqual([false]);
});

it('says that nobody has used a product yet', async () => {
  const element = await show({ step: 'USAGE', isWaiting: true, marks: ['NO_USAGE'] });
  expect(props(find(element, '[data-id="unused"]')).label).toBe('No usage yet');
  await expect(element).toBeAccessible();
});
