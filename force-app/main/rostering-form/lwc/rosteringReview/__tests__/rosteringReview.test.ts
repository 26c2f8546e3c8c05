import RosteringReview from 'c/rosteringReview';
import { FIELDS } from 'test/formSamples';
import { find, render, settle, textOf } from 'test/rendering';
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

it('shows every answer that was asked for, in readable form', async () => {
  const element = await show();
  expect(textOf(element)).toBe(
    'Student and teacher upload Clever Single sign-on Google Schools 1,204 Grades in scope K–2 Technical contact email Not given Clever district ID Not given',
  );
  await expect(element).toBeAccessible();
});

it('shows both methods if they differ', async () => {
  const text = textOf(
    await show({ values: { ...VALUES, Teachers_Differ__c: true, Teacher_Upload_Method__c: 'Manual' } }),
  );
  expect(text).toContain('Student upload Clever Teacher upload Manual');
  expect(textOf(await show({ values: { ...VALUES, Teachers_Differ__c: true } }))).toContain(
    'Teacher upload Same as students',
  );
});

const effect = (message: string): object => ({ code: 'SUBMIT_KEEPS', provider: null, caseNumber: null, message });

it('shows the messages of Apex about what submitting will do', async () => {
  const messages = ['The Kickoff Complete Date is set to today.', 'The Clever integration case 00001043 is reopened.'];
  const element = await show({ foreseen: { state: 'known', effects: messages.map(effect) } });
  expect(textOf(element)).toContain(`When you submit ${messages.join(' ')}`);
  await expect(element).toBeAccessible();
});

it('shows a stencil while the effects are loading', async () => {
  const element = await show({ foreseen: { state: 'loading' } });
  expect(textOf(element)).toContain('When you submit Loading');
  await expect(element).toBeAccessible();
});

it('says that the form can be submitted if the effects are unknown', async () => {
  const element = await show({ foreseen: { state: 'unknown' } });
  expect(textOf(find(element, '[data-id="unknown"]'))).toBe(
    "We can't show what happens when you submit. You can still submit the form.",
  );
  await expect(element).toBeAccessible();
});

it.each([[null], [{ state: 'known', effects: [] }]])('has no heading for effects of %j', async (foreseen) => {
  expect(textOf(await show({ foreseen }))).not.toContain('When you submit');
});

it('says who submitted, and when', async () => {
  const form = formOf({ status: 'Submitted', submittedAt: '2026-11-21T15:30:00.000Z' });
  expect(textOf(await show({ form, today: TODAY, timeZone: 'America/Chicago' }))).toContain(
    'Submitted by Sam Specialist yesterday',
  );
});

it('says that the customer submitted through a link, whose user is the guest of a site', async () => {
  const form = formOf({ status: 'Submitted', source: 'Customer', lastSavedBy: 'Site Guest User' });
  const text = textOf(await show({ form, today: TODAY, timeZone: 'America/Chicago' }));
  expect(text).toContain('Submitted by the customer');
  expect(text).not.toContain('Guest');
});
