import findColleagues from '@salesforce/apex/ActivityController.findColleagues';
import type { Colleague, Mention } from 'c/activityEntry';
import MentionField from 'c/mentionField';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { called, find, has, render, settle, textOf } from 'test/rendering';
import { signBefore, withMention } from '../mentionText.ts';

const AVERY: Colleague = { id: '005000000000001AAA', name: 'Avery Collins', title: 'Specialist', hasAccess: true };
const ROBIN: Colleague = { id: '005000000000002AAA', name: 'Robin Albright', title: null, hasAccess: true };
const OTTO: Colleague = { id: '005000000000003AAA', name: 'Otto Lind', title: 'Finance', hasAccess: false };

type Field = HTMLElement & { value: string; recordId: string };

const shown = (value = ''): Field =>
  render('c-mention-field', MentionField, {
    recordId: CASE_ID,
    label: 'Post',
    help: 'Type @ to mention a colleague.',
    value,
    required: true,
  });

const area = (element: HTMLElement): HTMLTextAreaElement => find<HTMLTextAreaElement>(element, 'textarea');

/** Types a text with the caret at its end, and waits for the answer. */
async function type(element: HTMLElement, text: string): Promise<void> {
  area(element).value = text;
  area(element).setSelectionRange(text.length, text.length);
  area(element).dispatchEvent(new Event('input'));
  jest.advanceTimersByTime(200);
  await settle();
}

async function press(element: HTMLElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  area(element).dispatchEvent(event);
  await settle();
  return event;
}

const options = (element: HTMLElement): (string | null)[] =>
  [...(element.shadowRoot?.querySelectorAll('[role="option"]') ?? [])].map(({ textContent }) => textContent);

const active = (element: HTMLElement): string | undefined =>
  element.shadowRoot?.querySelector('[aria-selected="true"]')?.textContent ?? undefined;

beforeEach(() => {
  jest.useFakeTimers();
  called(findColleagues).mockReset();
  called(findColleagues).mockResolvedValue([AVERY, ROBIN, OTTO] as never);
});
afterEach(() => {
  jest.useRealTimers();
});

it.each([
  ['@', 1, { at: 0, term: '' }],
  ['Hi @av', 6, { at: 3, term: 'av' }],
  ['Hi @avery co', 12, { at: 3, term: 'avery co' }],
  ['(@av', 4, { at: 1, term: 'av' }],
  ['Hi @avery', 5, { at: 3, term: 'a' }],
  ['Hi', 2, null],
  ['a@b', 3, null],
  ['@ noon', 6, null],
  ['@av\nery', 7, null],
  [`@${'x'.repeat(61)}`, 62, null],
  ['@av', 0, null],
])('knows where a mention is being typed: %j at %d', (text, caret, sign) => {
  expect(signBefore(text, caret)).toEqual(sign);
});

it('puts the name and one space in place of what was typed', () => {
  expect(withMention('Hi @av', { at: 3, term: 'av' }, 'Avery Collins')).toEqual({
    text: 'Hi @Avery Collins ',
    caret: 18,
  });
  expect(withMention('@av, hi', { at: 0, term: 'av' }, 'Avery Collins').text).toBe('@Avery Collins , hi');
  expect(withMention('@av hi', { at: 0, term: 'av' }, 'Avery Collins')).toEqual({
    text: '@Avery Collins hi',
    caret: 15,
  });
});

it('asks the org only after an at sign, once for each term', async () => {
  const element = shown();
  await type(element, 'Hello');
  expect(findColleagues).not.toHaveBeenCalled();
  await type(element, 'Hello @');
  await type(element, 'Hello @A');
  await type(element, 'Hello @');
  expect(called(findColleagues).mock.calls).toEqual([
    [{ caseId: CASE_ID, term: '' }],
    [{ caseId: CASE_ID, term: 'A' }],
  ]);
  expect(options(element)).toEqual(['Avery CollinsSpecialist', 'Robin Albright', "Otto LindCan't see this case"]);
  expect(textOf(find(element, '[data-id="status"]'))).toBe('3 colleagues found. Use the arrow keys to choose one.');
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  area(element).dispatchEvent(new Event('blur'));
  await settle();
  await expect(element).toBeAccessible();
});

it('waits for a pause before it asks', async () => {
  const element = shown();
  for (const text of ['@', '@a', '@av']) {
    area(element).value = text;
    area(element).setSelectionRange(text.length, text.length);
    area(element).dispatchEvent(new Event('input'));
    jest.advanceTimersByTime(100);
  }
  await type(element, '@ave');
  expect(called(findColleagues).mock.calls).toEqual([[{ caseId: CASE_ID, term: 'ave' }]]);
});

it('chooses with the keyboard alone, and says so', async () => {
  const element = shown();
  const mentions: Mention[] = [];
  const texts: string[] = [];
  element.addEventListener('mention', (event) => mentions.push((event as CustomEvent<Mention>).detail));
  element.addEventListener('change', (event) => texts.push((event as CustomEvent<{ value: string }>).detail.value));
  await type(element, 'Ask @');
  expect(active(element)).toContain('Avery');
  expect(area(element).getAttribute('aria-activedescendant')).toBe(
    find(element, '[aria-selected="true"]').getAttribute('id'),
  );
  await press(element, 'ArrowDown');
  expect(active(element)).toContain('Robin');
  await press(element, 'ArrowUp');
  await press(element, 'ArrowUp');
  expect(active(element)).toContain('Otto');
  await press(element, 'ArrowDown');
  await press(element, 'ArrowDown');
  const enter = await press(element, 'Enter');
  expect(enter.defaultPrevented).toBe(true);
  expect(area(element).value).toBe('Ask @Robin Albright ');
  expect(area(element).selectionStart).toBe(20);
  expect(mentions).toEqual([{ id: ROBIN.id, name: 'Robin Albright' }]);
  expect(texts.at(-1)).toBe('Ask @Robin Albright ');
  expect(textOf(find(element, '[data-id="status"]'))).toBe('Robin Albright will be notified.');
  expect(options(element)).toEqual([]);
  await type(element, 'Ask @Robin Albright to');
  expect(options(element)).toEqual([]);
  expect((await press(element, 'Enter')).defaultPrevented).toBe(false);
});

it('chooses with a click, and keeps the focus in the text', async () => {
  const element = shown();
  await type(element, '@');
  const option = find(element, `[data-key="${AVERY.id}"]`);
  const down = new MouseEvent('mousedown', { cancelable: true });
  option.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
  option.click();
  await settle();
  expect(area(element).value).toBe('@Avery Collins ');
});

it('does not mention a colleague who cannot see the case, and says why', async () => {
  const element = shown();
  await type(element, '@');
  const option = find(element, `[data-key="${OTTO.id}"]`);
  expect(option.getAttribute('aria-disabled')).toBe('true');
  option.click();
  await settle();
  expect(area(element).value).toBe('@');
  expect(textOf(find(element, '[data-id="status"]'))).toBe("Otto Lind: Can't see this case");
});

it('closes on Esc, keeps the text, and opens again for another at sign', async () => {
  const element = shown();
  await type(element, '@a');
  const escape = await press(element, 'Escape');
  expect(escape.defaultPrevented).toBe(true);
  expect(options(element)).toEqual([]);
  await type(element, '@av');
  expect(options(element)).toEqual([]);
  expect((await press(element, 'Escape')).defaultPrevented).toBe(false);
  await type(element, '@av and @');
  expect(options(element)).toHaveLength(3);
  area(element).dispatchEvent(new Event('blur'));
  await settle();
  expect(options(element)).toEqual([]);
});

it('says that nobody was found, and asks for no longer term', async () => {
  called(findColleagues).mockResolvedValue([] as never);
  const element = shown();
  await type(element, '@zo');
  expect(textOf(find(element, '[data-id="note"]'))).toBe('No colleague\'s name starts with "zo".');
  await type(element, '@zoe');
  await type(element, '@zoe and more');
  expect(findColleagues).toHaveBeenCalledTimes(1);
  expect(has(element, '[data-id="note"]')).toBe(false);
});

it('says what to do if the org does not answer', async () => {
  called(findColleagues).mockRejectedValue(new Error('Down') as never);
  const element = shown();
  await type(element, '@a');
  expect(textOf(find(element, '[data-id="note"]'))).toContain("We couldn't load your colleagues.");
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it('ignores a late answer for an earlier term or another case', async () => {
  let answer: (found: Colleague[]) => void = () => undefined;
  called(findColleagues).mockReturnValueOnce(new Promise((resolve) => (answer = resolve as never)) as never);
  const element = shown();
  await type(element, '@a');
  await type(element, 'No mention');
  answer([AVERY]);
  await settle();
  expect(options(element)).toEqual([]);
  await type(element, '@');
  element.recordId = OTHER_ID;
  await type(element, '@');
  expect(called(findColleagues).mock.calls.at(-1)).toEqual([{ caseId: OTHER_ID, term: '' }]);
});

it('shows a text that was kept, and a new one', async () => {
  const element = shown('Half a thought');
  await settle();
  expect(area(element).value).toBe('Half a thought');
  element.value = 'Another';
  await settle();
  expect(area(element).value).toBe('Another');
  (element as HTMLElement).focus();
  expect(element.shadowRoot?.activeElement).toBe(area(element));
});
