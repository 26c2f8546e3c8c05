import SetupForm from 'c/setupForm';
import { find, props, render, settle } from 'test/rendering';

it('shows Save and Cancel, and tells which was pressed', async () => {
  const element = render('c-setup-form', SetupForm, { heading: 'Pause the clock' });
  const told: string[] = [];
  element.addEventListener('save', () => told.push('save'));
  element.addEventListener('cancel', () => told.push('cancel'));
  await settle();
  await expect(element).toBeAccessible();
  find(element, 'c-rp-form-buttons', '[data-id="save"]').click();
  find(element, 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(told).toEqual(['save', 'cancel']);
});

it('waits while a save is running', async () => {
  const element = render('c-setup-form', SetupForm, { heading: 'Pause the clock', isBusy: true });
  await settle();
  expect(props(find(element, 'c-rp-form-buttons', '[data-id="save"]')).disabled).toBe(true);
  expect(props(find(element, 'c-rp-form-buttons', '[data-id="cancel"]')).disabled).toBe(true);
});
