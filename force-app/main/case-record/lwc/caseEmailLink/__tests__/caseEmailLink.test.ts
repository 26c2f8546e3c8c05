import CaseEmailLink from 'c/caseEmailLink';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { find, has, render, settle, textOf } from 'test/rendering';

const show = async (rest: object = {}): Promise<HTMLElement & { recordId: string }> => {
  const element = render('c-case-email-link', CaseEmailLink, {
    recordId: CASE_ID,
    address: 'mortega@school.example',
    name: 'Maria Ortega',
    ...rest,
  });
  await settle();
  return element;
};

const url = (element: HTMLElement): string | null => find(element, 'a').getAttribute('href');

it('starts an email to the person where emails can be sent', async () => {
  const opened: WorkRequest[] = [];
  const stop = onWork(CASE_ID, (request) => opened.push(request) > 0, ['email']);
  const element = await show();
  const address = find(element, 'button');
  expect(textOf(address)).toBe('mortega@school.example');
  expect(address.getAttribute('aria-label')).toBe('Email Maria Ortega, mortega@school.example');
  await expect(element).toBeAccessible();
  address.click();
  expect(opened).toEqual([{ kind: 'email', to: [{ name: 'Maria Ortega', email: 'mortega@school.example' }] }]);
  stop();
});

it('becomes a button as soon as the page can open an email, and a link for another case', async () => {
  const element = await show();
  expect(url(element)).toBe('mailto:mortega@school.example');
  await expect(element).toBeAccessible();
  const stop = onWork(CASE_ID, () => true, ['email']);
  await settle();
  expect(has(element, 'button')).toBe(true);
  element.recordId = OTHER_ID;
  await settle();
  expect(url(element)).toBe('mailto:mortega@school.example');
  stop();
});

it('stays a link where only other work can be opened, also after it has left the page', async () => {
  const stop = onWork(CASE_ID, () => true, ['note']);
  const element = await show();
  expect(has(element, 'button')).toBe(false);
  stop();
  element.remove();
  onWork(CASE_ID, () => true, ['email'])();
});

it('escapes the address and the subject of a link', async () => {
  expect(url(await show({ address: 'maria+it@pecan.example' }))).toBe('mailto:maria%2Bit@pecan.example');
  expect(url(await show({ address: 'x@y.example?bcc=z@y.example' }))).not.toContain('?');
  expect(url(await show({ address: 'ae@us.example', subject: 'A & B (case 1)' }))).toBe(
    'mailto:ae@us.example?subject=A%20%26%20B%20(case%201)',
  );
});

it('names a person without a name by the address', async () => {
  const element = await show({ name: null });
  expect(find(element, 'a').getAttribute('aria-label')).toBe('Email mortega@school.example');
});
