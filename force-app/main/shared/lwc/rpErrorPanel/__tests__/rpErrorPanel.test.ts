import ErrorPanel from 'c/rpErrorPanel';
import { find, has, labelsOf, refusal, render, settle, textOf } from 'test/rendering';

const show = async (error: unknown, canRetry = false): Promise<HTMLElement> => {
  const element = render('c-rp-error-panel', ErrorPanel, { error, canRetry });
  await settle();
  return element;
};

it('shows nothing without an error', async () => {
  const element = await show(null);
  expect(has(element, 'c-rp-notice')).toBe(false);
});

it('announces the message of a refusal', async () => {
  const element = await show(refusal('CASE_CLOSED', 'The case is closed.'));
  expect(textOf(element)).toBe('The case is closed.');
  expect(find(element, 'c-rp-notice', '[role="alert"]')).toBeTruthy();
  await expect(element).toBeAccessible();
});

it('shows technical details on request', async () => {
  const element = await show({ body: { message: 'Null object', stackTrace: 'Class.X: line 3' } });
  expect(textOf(element)).not.toContain('line 3');
  find(element, 'lightning-button').click();
  await settle();
  expect(textOf(element)).toContain('line 3');
  expect(labelsOf(element)).toEqual(['Hide details']);
  await expect(element).toBeAccessible();
});

it('offers to try again if that can help', async () => {
  const element = await show(refusal('X', 'No.'), true);
  const retried = jest.fn();
  element.addEventListener('retry', retried);
  find(element, 'lightning-button').click();
  expect(retried).toHaveBeenCalledTimes(1);
});
