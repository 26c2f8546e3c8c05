import OverrideReason from 'c/overrideReason';
import { find, render, settle, textOf } from 'test/rendering';

const show = async (): Promise<{ element: HTMLElement; sent: unknown[] }> => {
  const element = render('c-override-reason', OverrideReason, { stage: 'New' });
  const sent: unknown[] = [];
  element.addEventListener('confirm', (event) => sent.push((event as CustomEvent).detail));
  element.addEventListener('cancel', () => sent.push('canceled'));
  await settle();
  return { element, sent };
};

const type = (element: HTMLElement, value: string): boolean =>
  find(element, 'lightning-textarea').dispatchEvent(new CustomEvent('change', { detail: { value } }));

it('names the stage to complete', async () => {
  const { element } = await show();
  expect(textOf(element)).toContain('Complete New even though something is missing?');
  await expect(element).toBeAccessible();
});

it('sends nothing without a reason', async () => {
  const { element, sent } = await show();
  type(element, '   ');
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([]);
});

it('sends the reason, trimmed', async () => {
  const { element, sent } = await show();
  type(element, ' By fax. ');
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual(['By fax.']);
});

it('can be canceled', async () => {
  const { element, sent } = await show();
  find(element, 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(sent).toEqual(['canceled']);
});
