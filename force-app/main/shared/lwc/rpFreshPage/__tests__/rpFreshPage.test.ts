import getUserId from '@salesforce/apex/RpSessionController.getUserId';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import FreshPage from 'c/rpFreshPage';
import { isStillThisUser } from 'c/rpSessionUtils';
import { called, find, has, heard, render, settle, textOf } from 'test/rendering';

const CASE_ID = '500A00000000001AAA';

let now = Date.parse('2026-11-22T18:00:00Z');

beforeEach(() => {
  now += 3_600_000;
  jest.useFakeTimers({ now, doNotFake: ['queueMicrotask', 'nextTick'] });
});
afterEach(async () => {
  jest.useRealTimers();
  await isStillThisUser();
});

const show = (): HTMLElement => render('c-rp-fresh-page', FreshPage, { recordId: CASE_ID });
const comeBack = async (): Promise<void> => {
  window.dispatchEvent(new Event('focus'));
  await settle();
};

it('reads everything on the page again when the user comes back', async () => {
  const refreshes = heard('lightning__refresh');
  const element = show();
  await comeBack();
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }]);
  expect(refreshes).toHaveLength(1);
  expect(has(element, 'c-rp-notice')).toBe(false);
});

it('without a record, only says that the user has come back', async () => {
  const refreshes = heard('lightning__refresh');
  const element = render('c-rp-fresh-page', FreshPage, {});
  const returns = jest.fn();
  element.addEventListener('return', returns);
  await comeBack();
  expect(returns).toHaveBeenCalledTimes(1);
  expect(refreshes).toHaveLength(0);
  expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
});

it('says that another user has logged in, and shows nothing of that user', async () => {
  const refreshes = heard('lightning__refresh');
  const element = show();
  called(getUserId).mockResolvedValueOnce('005A00000000002AAA' as never);
  await comeBack();
  expect(textOf(find(element, '[data-id="switched"]'))).toContain('Another user has logged in from this browser');
  expect(refreshes).toHaveLength(0);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it('stays as it is without a connection', async () => {
  const refreshes = heard('lightning__refresh');
  const element = show();
  called(getUserId).mockRejectedValueOnce(new Error('offline') as never);
  await comeBack();
  expect(refreshes).toHaveLength(0);
  expect(has(element, 'c-rp-notice')).toBe(false);
});

it('does nothing after the page is left', async () => {
  show().remove();
  called(getUserId).mockClear();
  await comeBack();
  expect(getUserId).not.toHaveBeenCalled();
});
