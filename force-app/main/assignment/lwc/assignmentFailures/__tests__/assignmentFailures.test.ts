import retry from '@salesforce/apex/WonOpportunityController.retry';
import AssignmentFailures from 'c/assignmentFailures';
import type { AssignmentFailure } from 'c/assignmentModel';
import { called, find, has, props, refusal, render, settle, textOf } from 'test/rendering';

const failure = (index: number): AssignmentFailure => ({
  opportunityId: `00600000000000${index}AAA`,
  opportunityName: `Reading ${index}`,
  accountName: null,
  error: 'The opportunity has no account.',
});

let created = 0;

const begin = async (failures: readonly AssignmentFailure[]): Promise<HTMLElement> => {
  created = 0;
  const element = render('c-assignment-failures', AssignmentFailures, { failures });
  element.addEventListener('created', () => (created += 1));
  await settle();
  return element;
};

const press = async (element: HTMLElement, selector: string): Promise<void> => {
  find(element, selector).click();
  await settle();
};

it('shows nothing if every won opportunity has its case', async () => {
  const element = await begin([]);
  expect(has(element, 'c-rp-notice')).toBe(false);
});

it('shows the first opportunities with their reasons, and all on request', async () => {
  const element = await begin([1, 2, 3, 4].map(failure));
  expect(textOf(find(element, '.heading'))).toBe('4 won opportunities have no onboarding case');
  expect(element.shadowRoot?.querySelectorAll('li')).toHaveLength(3);
  expect(textOf(find(element, '[data-id="reason"]'))).toBe('The opportunity has no account.');
  await expect(element).toBeAccessible();
  await press(element, '[data-id="all"]');
  expect(element.shadowRoot?.querySelectorAll('li')).toHaveLength(4);
  expect(textOf(find(await begin([failure(1)]), '.heading'))).toBe('1 won opportunity has no onboarding case');
});

it('creates the case, or says why it still can’t', async () => {
  const element = await begin([failure(1)]);
  let answer = (_outcomes: unknown): void => undefined;
  called(retry).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  await press(element, '[data-id="retry"]');
  expect(retry).toHaveBeenCalledWith({ opportunityIds: [failure(1).opportunityId] });
  expect(textOf(find(element, '[data-id="reason"]'))).toBe('Creating the case…');
  expect(find<HTMLButtonElement>(element, '[data-id="retry"]').disabled).toBe(true);
  answer([{ caseId: null, error: 'The opportunity has no account.' }]);
  await settle();
  expect(textOf(find(element, '[data-id="reason"]'))).toBe(
    'You tried again, and there is still no case. The opportunity has no account.',
  );
  expect(created).toBe(0);
  called(retry).mockRejectedValueOnce(refusal('ASSIGN_NOT_ALLOWED', 'Ask your admin.'));
  await press(element, '[data-id="retry"]');
  expect(props(find(element, 'c-rp-error-panel')).error).not.toBeNull();
  called(retry).mockResolvedValueOnce([{ caseId: '500A00000000001AAA', caseNumber: '00001001' }]);
  await press(element, '[data-id="retry"]');
  expect(created).toBe(1);
  await expect(element).toBeAccessible();
});
