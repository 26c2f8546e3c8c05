import RosteringReview from 'c/rosteringReview';
import type { Consequence } from 'c/rosteringFormModel';
import { FIELDS } from 'test/formSamples';
import { render, settle, textOf } from 'test/rendering';
import { formOf, RULES, TODAY } from 'test/onboardingSamples';

const VALUES = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Google',
  School_Count__c: 1204,
  Grades_In_Scope__c: 'K;1;2',
};

const show = async (rest: object = {}): Promise<HTMLElement> => {
  const element = render('c-rostering-review', RosteringReview, {
    values: VALUES,
    rules: RULES,
    fields: FIELDS,
    ...rest,
  });
  await settle();
  return element;
};

it('shows every answer that was asked for, as people write it', async () => {
  const element = await show();
  expect(textOf(element)).toBe(
    'Student and teacher upload Clever Single sign-on Google Schools 1,204 Grades in scope K, 1, and 2 Technical contact email Not given Clever district ID Not given',
  );
  await expect(element).toBeAccessible();
});

it('shows both methods where they differ', async () => {
  const text = textOf(
    await show({ values: { ...VALUES, Teachers_Differ__c: true, Teacher_Upload_Method__c: 'Manual' } }),
  );
  expect(text).toContain('Student upload Clever Teacher upload Manual');
  expect(textOf(await show({ values: { ...VALUES, Teachers_Differ__c: true } }))).toContain(
    'Teacher upload Same as students',
  );
});

it.each<[Consequence, string]>([
  [{ code: 'kickoff' }, 'Kickoff Complete Date is set to today'],
  [
    { code: 'create', provider: 'Clever' },
    'A Clever integration case with this information is created for the support team',
  ],
  [
    { code: 'keep', provider: 'Clever', caseNumber: '00001043' },
    'The Clever integration case 00001043 stays as it is.',
  ],
  [{ code: 'reopen', provider: 'Clever', caseNumber: '00001043' }, 'The Clever integration case 00001043 is reopened.'],
  [
    { code: 'cancel', provider: 'Clever', caseNumber: '00001043' },
    'the open Clever integration case 00001043 is closed as canceled',
  ],
  [{ code: 'manual' }, 'Manual rostering creates no integration case'],
])('tells before submitting what follows: %j', async (consequence, words) => {
  const element = await show({ consequences: [consequence] });
  expect(textOf(element)).toContain(words);
  await expect(element).toBeAccessible();
});

it('says who submitted, and when', async () => {
  const form = formOf({ status: 'Submitted', submittedAt: '2026-11-21T15:30:00.000Z' });
  expect(textOf(await show({ form, today: TODAY, timeZone: 'America/Chicago' }))).toContain(
    'Submitted by Sam Specialist yesterday',
  );
});
