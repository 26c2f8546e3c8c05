import HandoffCall from 'c/handoffCall';
import { find, has, props, refusal, render, settle, textOf } from 'test/rendering';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

type Call = HTMLElement & { recordId: string; failure: unknown; isBusy: boolean; forget(): void };

const show = async (): Promise<Call> => {
  const element = render('c-handoff-call', HandoffCall, { recordId: CASE_ID });
  await settle();
  return element as unknown as Call;
};

const type = async (element: HTMLElement, value: string): Promise<void> => {
  find(element, '[data-id="notes"]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, 'c-rp-form-buttons', `[data-id="${id}"]`).click();
  await settle();
};

const notesOf = (element: HTMLElement): unknown => props(find(element, '[data-id="notes"]')).value;

it('sends the notes, unless the org saves', async () => {
  const element = await show();
  const saved: unknown[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent).detail));
  await type(element, 'On the phone');
  await press(element, 'save');
  element.isBusy = true;
  await settle();
  await press(element, 'save');
  expect(saved).toEqual(['On the phone']);
  await expect(element).toBeAccessible();
});

it('keeps the notes of each case until they are logged or discarded', async () => {
  await type(await show(), 'On the phone');
  const again = await show();
  expect(notesOf(again)).toBe('On the phone');
  expect(has(again, '[data-id="restored"]')).toBe(true);
  again.recordId = OTHER_ID;
  await settle();
  expect(notesOf(again)).toBe('');
  again.recordId = CASE_ID;
  await press(again, 'cancel');
  expect(localStorage).toHaveLength(0);
});

it('shows why the call was not logged', async () => {
  const element = await show();
  element.failure = refusal('HANDOFF_REFUSED', 'A rule of the org refused it.');
  await settle();
  expect(textOf(element)).toContain('A rule of the org refused it.');
  await expect(element).toBeAccessible();
});
