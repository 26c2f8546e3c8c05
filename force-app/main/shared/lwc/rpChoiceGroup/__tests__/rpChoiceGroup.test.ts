import ChoiceGroup from 'c/rpChoiceGroup';
import { find, props, render, settle, textOf } from 'test/rendering';

const OPTIONS = ['PK', 'K', '1', '2', '3'].map((value) => ({ label: value, value }));

const show = async (rest: object = {}): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rp-choice-group', ChoiceGroup, {
    label: 'Grades in scope',
    options: OPTIONS,
    value: 'K;2',
    ...rest,
  });
  const sent: string[] = [];
  element.addEventListener('change', (event) => {
    const { value } = (event as CustomEvent<{ value: string }>).detail;
    sent.push(value);
    props(element).value = value;
  });
  await settle();
  return { element, sent };
};

const boxes = (element: HTMLElement): HTMLInputElement[] => [...(element.shadowRoot?.querySelectorAll('input') ?? [])];

const box = (element: HTMLElement, value: string): HTMLInputElement => find(element, `input[value="${value}"]`);

const focused = (element: HTMLElement): string => (element.shadowRoot?.activeElement as HTMLInputElement).value;

const click = async (element: HTMLElement, value: string, shiftKey = false): Promise<void> => {
  box(element, value).dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
  await settle();
};

const pressNow = (element: HTMLElement, key: string, shiftKey = false): unknown =>
  element.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));

const press = async (element: HTMLElement, key: string, shiftKey = false): Promise<void> => {
  pressNow(element, key, shiftKey);
  await settle();
};

it('shows each option, with the selected ones checked', async () => {
  const { element } = await show();
  expect(boxes(element).map(({ value, checked }) => [value, checked])).toEqual([
    ['PK', false],
    ['K', true],
    ['1', false],
    ['2', true],
    ['3', false],
  ]);
  expect(textOf(element)).toContain('PK K 1 2 3');
  await expect(element).toBeAccessible();
});

it('keeps the order of the options', async () => {
  const { element, sent } = await show();
  await click(element, 'PK');
  expect(sent).toEqual(['PK;K;2']);
});

it('can clear an option', async () => {
  const { element, sent } = await show({ value: 'K' });
  await click(element, 'K');
  expect(sent).toEqual(['']);
});

it('selects and clears a range with Shift and a click', async () => {
  const { element, sent } = await show({ value: '' });
  await click(element, 'K');
  await click(element, '3', true);
  await click(element, '2');
  await click(element, '1', true);
  expect(sent).toEqual(['K', 'K;1;2;3', 'K;1;3', 'K;3']);
});

it('is one tab stop: the first selected option, then the one that had the focus last', async () => {
  const { element } = await show();
  const stops = (): string[] =>
    boxes(element)
      .filter(({ tabIndex }) => tabIndex === 0)
      .map(({ value }) => value);
  expect(stops()).toEqual(['K']);
  box(element, '3').focus();
  await settle();
  expect(stops()).toEqual(['3']);
  props(element).value = '';
  await settle();
  expect(stops()).toEqual(['3']);
  expect(
    boxes((await show({ value: '' })).element)
      .filter(({ tabIndex }) => tabIndex === 0)
      .map(({ value }) => value),
  ).toEqual(['PK']);
});

it('moves with the arrow keys, Home, and End, and stays at the ends', async () => {
  const { element, sent } = await show();
  element.focus();
  const reached = [focused(element)];
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'ArrowRight', 'Home', 'ArrowUp', 'x']) {
    pressNow(element, key);
    reached.push(focused(element));
  }
  expect(reached).toEqual(['K', '1', '2', '1', 'K', '3', '3', 'PK', 'PK', 'PK']);
  expect(sent).toEqual([]);
});

it('selects and clears what it passes with Shift and an arrow key', async () => {
  const { element, sent } = await show({ value: 'K' });
  element.focus();
  await press(element, 'ArrowRight', true);
  await press(element, 'End', true);
  box(element, 'PK').focus();
  await press(element, 'ArrowRight', true);
  expect(sent).toEqual(['K;1', 'K;1;2;3', '1;2;3']);
});

it('explains its keys to those who came with the Tab key, until they leave', async () => {
  const { element } = await show();
  const hint = (): string => find(element, '#hint, .hint').className;
  element.focus();
  expect(hint()).not.toContain('hint-shown');
  box(element, 'K').dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab', bubbles: true }));
  await settle();
  expect(hint()).toContain('hint-shown');
  await expect(element).toBeAccessible();
  await press(element, 'ArrowRight');
  expect(hint()).toContain('hint-shown');
  box(element, '1').blur();
  await settle();
  expect(hint()).not.toContain('hint-shown');
});

it('shows that it is required, and its error', async () => {
  const { element } = await show({ isRequired: true, problem: 'Complete this field.', value: '' });
  expect(textOf(element)).toContain('Complete this field.');
  expect(find(element, 'fieldset').className).toContain('slds-has-error');
  await expect(element).toBeAccessible();
});
