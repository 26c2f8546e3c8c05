import RpFormButtons from 'c/rpFormButtons';
import { find, labelsOf, props, render, settle } from 'test/rendering';

const show = async (rest: object = {}): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rp-form-buttons', RpFormButtons, { label: 'Log the Call', ...rest });
  const sent: string[] = [];
  ['save', 'cancel'].forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

it('saves and cancels', async () => {
  const { element, sent } = await show();
  expect(labelsOf(element)).toEqual(['Log the Call', 'Cancel']);
  expect(props(find(element, '[data-id="save"]')).variant).toBe('brand-outline');
  find(element, '[data-id="save"]').click();
  find(element, '[data-id="cancel"]').click();
  expect(sent).toEqual(['save', 'cancel']);
  await expect(element).toBeAccessible();
});

it('leaves the field in use before it saves, so that the field sends its last change', async () => {
  const { element } = await show();
  const save = find(element, '[data-id="save"]');
  const told: string[] = [];
  save.focus = (): unknown => told.push('left');
  element.addEventListener('save', () => told.push('save'));
  const press = new Event('mousedown', { cancelable: true });
  save.dispatchEvent(press);
  save.click();
  expect([press.defaultPrevented, told]).toEqual([true, ['left', 'save']]);
});

it('can’t be pressed while the org saves', async () => {
  const { element } = await show({ isBusy: true, cancelLabel: 'Close', variant: 'brand' });
  expect(['save', 'cancel'].map((id) => props(find(element, `[data-id="${id}"]`)).disabled)).toEqual([true, true]);
  expect(labelsOf(element)).toEqual(['Log the Call', 'Close']);
  await expect(element).toBeAccessible();
});
