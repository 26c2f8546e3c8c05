import add from '@salesforce/apex/ImplementationQueueController.add';
import getMissing from '@salesforce/apex/ImplementationQueueController.getMissing';
import QueueAdd from 'c/queueAdd';
import { called, find, has, props, refusal, render, settle, textOf } from 'test/rendering';

const PAINTED = {
  accountId: '001A00000000009AAA',
  accountName: 'Painted Desert High School',
  caseNumber: '00001004',
  stageLabel: 'New',
};

const begin = async (): Promise<HTMLElement> => {
  const element = render('c-queue-add', QueueAdd, {}) as HTMLElement;
  await settle();
  return element;
};

const give = async (element: HTMLElement, reason: string): Promise<void> => {
  const field = find(element, '[data-field="reason"]');
  Object.assign(field, { reportValidity: () => reason !== '' });
  field.dispatchEvent(new CustomEvent('change', { detail: { value: reason } }));
  await settle();
};

it('adds a customer with a reason', async () => {
  called(getMissing).mockResolvedValueOnce([PAINTED] as never);
  called(add).mockResolvedValueOnce({ message: 'Painted Desert High School is in the queue at position 6.' } as never);
  const element = await begin();
  expect(textOf(find(element, 'li'))).toContain('Painted Desert High School Case 00001004, New');
  await expect(element).toBeAccessible();
  await give(element, '');
  find(element, '[data-id="add"]').click();
  expect(add).not.toHaveBeenCalled();
  await give(element, 'They were on hold');
  const changed = jest.fn();
  element.addEventListener('change', changed);
  find(element, '[data-id="add"]').click();
  await settle();
  expect(add).toHaveBeenCalledWith({ accountId: PAINTED.accountId, reason: 'They were on hold' });
  expect(changed).toHaveBeenCalledTimes(1);
  expect(textOf(find(element, '[data-id="none"]'))).toBe('Every customer with an open onboarding is in the queue.');
  await expect(element).toBeAccessible();
});

it('keeps the reason if the customer can’t be added', async () => {
  called(getMissing).mockResolvedValueOnce([PAINTED] as never);
  called(add).mockRejectedValueOnce(refusal('QUEUE_ALREADY', 'It is already in the queue.') as never);
  const element = await begin();
  await give(element, 'They were on hold');
  find(element, '[data-id="add"]').click();
  await settle();
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('It is already in the queue.');
  expect(props(find(element, '[data-field="reason"]')).value).toBe('They were on hold');
  await expect(element).toBeAccessible();
});

it('can try again to list the customers, and closes', async () => {
  called(getMissing).mockRejectedValueOnce({ message: 'No answer' } as never);
  const element = await begin();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  called(getMissing).mockResolvedValueOnce([] as never);
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(has(element, '[data-id="none"]')).toBe(true);
  const closed = jest.fn();
  element.addEventListener('close', closed);
  find(element, '[data-id="close"]').click();
  expect(closed).toHaveBeenCalledTimes(1);
});
