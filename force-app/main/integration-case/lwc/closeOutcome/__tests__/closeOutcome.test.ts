import CloseOutcome from 'c/closeOutcome';
import type { SetupStep } from 'c/integrationCaseModel';
import { find, has, refusal, render, settle, textOf } from 'test/rendering';
import { panelOf } from 'test/onboardingSamples';

type Form = HTMLElement & { comparison: string[]; failure: unknown; openSteps: SetupStep[] };

const { outcomes, counts, provider, checklist } = panelOf('Working');
const openSteps = checklist.steps.filter(({ isDone }) => !isDone);

const show = async (rest: object = {}): Promise<{ element: Form; sent: unknown[] }> => {
  const element = render('c-close-outcome', CloseOutcome, { outcomes, counts, provider, ...rest }) as unknown as Form;
  const sent: unknown[] = [];
  element.addEventListener('confirm', (event) => sent.push((event as CustomEvent).detail));
  element.addEventListener('compare', (event) => sent.push(['compare', (event as CustomEvent).detail]));
  element.addEventListener('cancel', () => sent.push('canceled'));
  await settle();
  return { element, sent };
};

const fill = async (element: HTMLElement, id: string, value: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const confirm = (element: HTMLElement): void => find(element, 'c-rp-form-buttons', '[data-id="save"]').click();

it('asks for an outcome', async () => {
  const { element, sent } = await show();
  const focus = jest.spyOn(find(element, '[data-id="outcome"]'), 'focus');
  confirm(element);
  expect(sent).toEqual([]);
  expect(focus).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

const typeIn = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  const control = find(element, `[data-field="${field}"]`) as HTMLElement & { setCustomValidity: () => void };
  control.setCustomValidity = () => undefined;
  control.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  control.dispatchEvent(new CustomEvent('commit'));
  await settle();
};

const NOTHING = { schools: '', sections: '', users: '', proof: '' };

it('closes as complete without a reason, and without counts', async () => {
  const { element, sent } = await show();
  await fill(element, 'outcome', 'Complete');
  expect(has(element, '[data-id="reason"]')).toBe(false);
  expect(textOf(find(element, '[data-id="help"]'))).toBe('Enter what arrived from Clever. You can leave this blank.');
  await expect(element).toBeAccessible();
  confirm(element);
  expect(sent).toEqual([
    ['compare', NOTHING],
    { outcome: 'Complete', reason: null, counts: NOTHING, confirmedSteps: [] },
  ]);
});

it('sends what arrived through the provider, and compares it with what was bought', async () => {
  const known = { ...counts, schools: 4, proof: 'Ana Ruiz, Nov 12' };
  const { element, sent } = await show({ counts: known });
  await fill(element, 'outcome', 'Complete');
  await typeIn(element, 'users', '1214');
  const typed = { schools: '4', sections: '', users: '1214', proof: 'Ana Ruiz, Nov 12' };
  expect(sent.at(-1)).toEqual(['compare', typed]);
  element.comparison = ['4 schools, as on the rostering form.', '1,214 users for 1,200 seats bought.'];
  await settle();
  expect(textOf(find(element, '[data-id="comparison"]'))).toContain('1,214 users for 1,200 seats bought.');
  await expect(element).toBeAccessible();
  confirm(element);
  expect(sent.at(-1)).toEqual({ outcome: 'Complete', reason: null, counts: typed, confirmedSteps: [] });
});

it('needs all counts and the proof if the setting says so', async () => {
  const { element, sent } = await show({ counts: { ...counts, areRequired: true } });
  await fill(element, 'outcome', 'Complete');
  expect(textOf(find(element, '[data-id="help"]'))).toBe('Enter what arrived from Clever.');
  const focus = jest.spyOn(find(element, '[data-field="proof"]'), 'focus');
  confirm(element);
  expect(sent).toEqual([['compare', NOTHING]]);
  expect(focus).toHaveBeenCalledTimes(1);
});

it('shows the error of a count at the count', async () => {
  const { element } = await show();
  await fill(element, 'outcome', 'Complete');
  const users = find(element, '[data-field="users"]') as HTMLElement & { setCustomValidity(text: string): void };
  const told: string[] = [];
  users.setCustomValidity = (text) => told.push(text);
  const focus = jest.spyOn(users, 'focus');
  element.failure = refusal('COUNTS_INVALID', 'The case was not closed.', { users: 'Enter a whole number.' });
  await settle();
  expect(told).toEqual(['Enter a whole number.']);
  expect(focus).toHaveBeenCalledTimes(1);
});

it('asks for a reason if the outcome needs one', async () => {
  const { element, sent } = await show();
  await fill(element, 'outcome', 'Cancelled');
  await fill(element, 'reason', '  ');
  confirm(element);
  expect(sent).toEqual([]);
  await fill(element, 'reason', ' The school left. ');
  confirm(element);
  expect(sent).toEqual([{ outcome: 'Cancelled', reason: 'The school left.', counts: null, confirmedSteps: [] }]);
});

const answerSteps = async (element: HTMLElement, checked: boolean): Promise<void> => {
  const box = find(element, '[data-field="steps"]') as HTMLElement & { setCustomValidity: () => void };
  box.setCustomValidity = () => undefined;
  box.dispatchEvent(new CustomEvent('change', { detail: { checked } }));
  await settle();
};

it('names the open steps, and closes only when the user says that they were done', async () => {
  const { element, sent } = await show({ openSteps });
  expect(has(element, '[data-id="open-steps"]')).toBe(false);
  await fill(element, 'outcome', 'Complete');
  const names = textOf(find(element, '[data-id="open-steps"]'));
  expect(names).toContain(`Setup steps that aren't done (${openSteps.length})`);
  openSteps.forEach(({ label }) => expect(names).toContain(label));
  await expect(element).toBeAccessible();
  const focus = jest.spyOn(find(element, '[data-field="steps"]'), 'focus');
  confirm(element);
  expect(sent).toEqual([['compare', NOTHING]]);
  expect(focus).toHaveBeenCalledTimes(1);
  await answerSteps(element, true);
  confirm(element);
  const confirmedSteps = openSteps.map(({ name }) => name);
  expect(sent.at(-1)).toEqual({ outcome: 'Complete', reason: null, counts: NOTHING, confirmedSteps });
});

it('asks again if a step was opened meanwhile, and not if one was done', async () => {
  const { element, sent } = await show({ openSteps });
  await fill(element, 'outcome', 'Complete');
  await answerSteps(element, true);
  element.openSteps = openSteps.slice(1);
  await settle();
  confirm(element);
  expect(sent.at(-1)).toMatchObject({ confirmedSteps: openSteps.slice(1).map(({ name }) => name) });
  element.openSteps = openSteps;
  await settle();
  const before = sent.length;
  confirm(element);
  expect(sent).toHaveLength(before);
});

it('does not ask about steps if the integration is canceled', async () => {
  const { element } = await show({ openSteps });
  await fill(element, 'outcome', 'Cancelled');
  expect(has(element, '[data-id="open-steps"]')).toBe(false);
});

it('can be canceled', async () => {
  const { element, sent } = await show();
  find(element, 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(sent).toEqual(['canceled']);
});
