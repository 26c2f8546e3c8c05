import ChoiceGroup from 'c/rpChoiceGroup';
import { find, props, render, settle, textOf } from 'test/rendering';

const OPTIONS = ['PK', 'K', '1', '2'].map((value) => ({ label: value, value }));

const show = async (rest: object = {}): Promise<{ element: HTMLElement; sent: unknown[] }> => {
  const element = render('c-rp-choice-group', ChoiceGroup, {
    label: 'Grades in scope',
    options: OPTIONS,
    value: 'K;2',
    ...rest,
  });
  const sent: unknown[] = [];
  element.addEventListener('change', (event) => sent.push((event as CustomEvent).detail));
  await settle();
  return { element, sent };
};

const tick = (element: HTMLElement, value: string, checked: boolean): boolean =>
  find(element, `[data-value="${value}"]`).dispatchEvent(
    new CustomEvent('change', { detail: { checked }, bubbles: true, composed: true }),
  );

it('shows each option, with the selected ones checked', async () => {
  const { element } = await show();
  const inputs = [...(element.shadowRoot?.querySelectorAll('lightning-input') ?? [])].map(props);
  expect(inputs.map(({ label, checked }) => [label, checked])).toEqual([
    ['PK', false],
    ['K', true],
    ['1', false],
    ['2', true],
  ]);
  await expect(element).toBeAccessible();
});

it('keeps the order of the options', async () => {
  const { element, sent } = await show();
  tick(element, 'PK', true);
  expect(sent).toEqual([{ value: 'PK;K;2' }]);
});

it('can clear an option', async () => {
  const { element, sent } = await show({ value: 'K' });
  tick(element, 'K', false);
  expect(sent).toEqual([{ value: '' }]);
});

it('shows that it is required, and its error', async () => {
  const { element } = await show({ isRequired: true, problem: 'Complete this field.', value: '' });
  expect(textOf(element)).toContain('Complete this field.');
  expect(find(element, 'fieldset').className).toContain('slds-has-error');
  await expect(element).toBeAccessible();
});

it('moves the focus to its first option', async () => {
  const { element } = await show();
  const focus = jest.spyOn(find(element, 'lightning-input'), 'focus');
  element.focus();
  expect(focus).toHaveBeenCalledTimes(1);
});
