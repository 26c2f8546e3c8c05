import OutdatedNotice from 'c/rpOutdatedNotice';
import { find, has, render, settle, textOf } from 'test/rendering';

it('shows nothing while the information is up to date', async () => {
  const element = render('c-rp-outdated-notice', OutdatedNotice, { isOutdated: false });
  await settle();
  expect(has(element, 'c-rp-notice')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says that the information may be out of date, and offers to refresh it', async () => {
  const element = render('c-rp-outdated-notice', OutdatedNotice, { isOutdated: true });
  const refresh = jest.fn();
  element.addEventListener('refresh', refresh);
  await settle();
  expect(textOf(element)).toContain('This information may be out of date.');
  find(element, '[data-id="refresh"]').click();
  expect(refresh).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});
