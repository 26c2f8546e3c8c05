import CloseOutcome from 'c/closeOutcome';
import { find, props, render, settle } from 'test/rendering';
import { panelOf } from 'test/onboardingSamples';

const show = async (): Promise<{ element: HTMLElement; sent: unknown[] }> => {
  const element = render('c-close-outcome', CloseOutcome, { outcomes: panelOf('Working').outcomes });
  const sent: unknown[] = [];
  element.addEventListener('confirm', (event) => sent.push((event as CustomEvent).detail));
  element.addEventListener('cancel', () => sent.push('canceled'));
  await settle();
  return { element, sent };
};

const fill = async (element: HTMLElement, id: string, value: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const confirm = (element: HTMLElement): void => find(element, '[data-id="confirm"]').click();

it('asks for an outcome', async () => {
  const { element, sent } = await show();
  const focus = jest.spyOn(find(element, '[data-id="outcome"]'), 'focus');
  confirm(element);
  expect(sent).toEqual([]);
  expect(focus).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('closes as complete without a reason', async () => {
  const { element, sent } = await show();
  await fill(element, 'outcome', 'Complete');
  expect(props(find(element, '[data-id="reason"]')).required).toBe(false);
  confirm(element);
  expect(sent).toEqual([{ outcome: 'Complete', reason: null }]);
});

it('asks for a reason if the outcome needs one', async () => {
  const { element, sent } = await show();
  await fill(element, 'outcome', 'Cancelled');
  await fill(element, 'reason', '  ');
  confirm(element);
  expect(sent).toEqual([]);
  await fill(element, 'reason', ' The school left. ');
  confirm(element);
  expect(sent).toEqual([{ outcome: 'Cancelled', reason: 'The school left.' }]);
});

it('can be canceled', async () => {
  const { element, sent } = await show();
  find(element, '[data-id="cancel"]').click();
  expect(sent).toEqual(['canceled']);
});
