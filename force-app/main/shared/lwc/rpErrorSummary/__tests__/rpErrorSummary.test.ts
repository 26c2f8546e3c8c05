import ErrorSummary from 'c/rpErrorSummary';
import { find, has, render, settle, textOf } from 'test/rendering';

const PROBLEMS = [
  { name: 'SSO__c', label: 'Single sign-on', message: 'Complete this field.' },
  { name: 'Notes__c', label: 'Notes', message: 'Use 10 characters or fewer.' },
];

const show = async (problems: typeof PROBLEMS): Promise<HTMLElement> => {
  const element = render('c-rp-error-summary', ErrorSummary, { problems });
  await settle();
  return element;
};

it('shows nothing without errors', async () => {
  expect(has(await show([]), 'c-rp-notice')).toBe(false);
});

it('counts and lists the errors', async () => {
  const element = await show(PROBLEMS);
  expect(textOf(element)).toContain(
    'Review these 2 answers: Single sign-on : Complete this field. Notes : Use 10 characters or fewer.',
  );
  await expect(element).toBeAccessible();
  expect(textOf(await show(PROBLEMS.slice(0, 1)))).toContain('Review this answer:');
});

it('links to a field', async () => {
  const element = await show(PROBLEMS);
  const jumped: string[] = [];
  element.addEventListener('jump', (event) => jumped.push((event as CustomEvent<string>).detail));
  find(element, '[data-name="Notes__c"]').click();
  expect(jumped).toEqual(['Notes__c']);
});
