import Notice from 'c/rpNotice';
import { find, props, render, settle } from 'test/rendering';

it.each([
  ['info', 'status', 'utility:info_alt'],
  ['success', 'status', 'utility:success'],
  ['warning', 'status', 'utility:warning'],
  ['error', 'alert', 'utility:error'],
])('of kind %s is a %s with the icon %s', async (variant, role, icon) => {
  const element = render('c-rp-notice', Notice, { variant });
  await settle();
  expect(find(element, `[role="${role}"]`)).toBeTruthy();
  expect(props(find(element, 'lightning-icon')).iconName).toBe(icon);
  await expect(element).toBeAccessible();
});
