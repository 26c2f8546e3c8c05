import StagePath from 'c/stagePath';
import { find, render, settle, textOf } from 'test/rendering';

const STAGES = [
  { name: 'New', label: 'New', state: 'complete', detail: '4 days' },
  { name: 'Rostering', label: 'Rostering', state: 'current', detail: '15 days' },
  { name: 'Monitoring', label: 'Monitoring', state: 'incomplete', detail: null },
];

const show = async (rest: object = {}): Promise<{ element: HTMLElement; chosen: string[] }> => {
  const element = render('c-stage-path', StagePath, { stages: STAGES, label: 'Stages', ...rest });
  const chosen: string[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent<string>).detail));
  await settle();
  return { element, chosen };
};

const stage = (element: HTMLElement, name: string): HTMLElement => find(element, `[data-name="${name}"]`);
const press = (target: HTMLElement, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

it('shows the stages in order, with the current one selected and marked', async () => {
  const { element } = await show();
  expect(textOf(element)).toBe('New 4 days Rostering 15 days Monitoring');
  expect(stage(element, 'Rostering').getAttribute('aria-selected')).toBe('true');
  expect(stage(element, 'Rostering').getAttribute('aria-current')).toBe('step');
  expect(stage(element, 'New').getAttribute('aria-current')).toBeNull();
  await expect(element).toBeAccessible();
});

it('shows the selected stage instead of the current one', async () => {
  const { element } = await show({ selected: 'New' });
  expect(stage(element, 'New').getAttribute('aria-selected')).toBe('true');
  expect(stage(element, 'Rostering').getAttribute('aria-selected')).toBe('false');
});

it('selects the last stage if all are complete', async () => {
  const { element } = await show({ stages: STAGES.map((each) => ({ ...each, state: 'complete' })) });
  expect(stage(element, 'Monitoring').getAttribute('tabindex')).toBe('0');
});

it('sends the stage that is clicked', async () => {
  const { element, chosen } = await show();
  stage(element, 'New').click();
  expect(chosen).toEqual(['New']);
});

it('has one tab stop, and the arrow keys move between the stages', async () => {
  const { element } = await show();
  expect(['New', 'Rostering', 'Monitoring'].map((name) => stage(element, name).getAttribute('tabindex'))).toEqual([
    '-1',
    '0',
    '-1',
  ]);
  stage(element, 'Rostering').focus();
  press(stage(element, 'Rostering'), 'ArrowRight');
  expect(element.shadowRoot?.activeElement).toBe(stage(element, 'Monitoring'));
  expect(press(stage(element, 'Monitoring'), 'ArrowRight')).toBe(true);
  expect(element.shadowRoot?.activeElement).toBe(stage(element, 'Monitoring'));
  press(stage(element, 'Monitoring'), 'ArrowLeft');
  press(stage(element, 'Rostering'), 'ArrowLeft');
  expect(element.shadowRoot?.activeElement).toBe(stage(element, 'New'));
});

it('selects a stage with Enter or Space, and leaves other keys to the browser', async () => {
  const { element, chosen } = await show();
  press(stage(element, 'New'), 'Enter');
  press(stage(element, 'Monitoring'), ' ');
  expect(press(stage(element, 'New'), 'Tab')).toBe(true);
  expect(chosen).toEqual(['New', 'Monitoring']);
});

it('hides the place of the action if the path has no action', async () => {
  const { element } = await show();
  expect(find(element, '[data-id="action"]').className).toBe('slds-hide');
});
