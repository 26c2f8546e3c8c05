/** The answers of the rostering form: what the org knows, what is refused next to its field, and who can fill it in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, becomes, DESKTOP, hasFocus, PHONE, useBrowser } from './browser.ts';
import {
  answerDetails,
  button,
  choose,
  DETAILS_STEP,
  draftSaved,
  field,
  METHOD_STEP,
  next,
  openCase,
  REVIEW_STEP,
  step,
  work,
} from './form.ts';

const browser = useBrowser();

/**
 * From the single sign-on to Next, with one stop for the calendar, and one for Back. On a phone, the browser's own date field has a stop
 * each for month, day, and year.
 */
const MOST_STOPS = [
  [DESKTOP, 15],
  [PHONE, 17],
] as const;

async function openDetails(page: Page, onboarding: OnboardingCase, method = 'Clever'): Promise<void> {
  await openCase(page, onboarding.id);
  await choose(page, 'Student and teacher upload', method);
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await field(page, 'Notes').waitFor();
}

/** A number field shows its number with separators until it has the focus. */
async function typeOver(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** A new case of the district in the sample data, which has schools, a subscription, and a director of technology. */
async function districtCase(): Promise<OnboardingCase> {
  const onboarding = await newCase(browser.admin);
  const district = await browser.admin.one<{ Id: string }>("SELECT Id FROM Account WHERE Name = 'Pecan Valley ISD'");
  await browser.admin.update('Case', onboarding.id, { AccountId: district.Id, ContactId: null });
  return onboarding;
}

for (const [viewport, most] of MOST_STOPS) {
  test(`B10: the Tab key reaches Next from the first field of the longest step in ${most} stops, at ${viewport.width} pixels`, async () => {
    const page = await browser.signedIn('specialist', viewport);
    await openDetails(page, await newCase(browser.admin));
    await page.getByRole('combobox', { name: 'Single Sign-On', exact: true }).focus();
    let stops = 1;
    while (stops < 60 && !(await hasFocus(button(page, 'Next')))) {
      await page.keyboard.press('Tab');
      stops += 1;
    }
    assert.ok(stops <= most, `${stops} stops`);
  });
}

test('the grades are one tab stop: arrow keys move, Space selects, and Shift selects a range', async () => {
  const page = await browser.signedIn('specialist');
  await openDetails(page, await newCase(browser.admin));
  const grade = (name: string): ReturnType<Page['getByRole']> => page.getByRole('checkbox', { name, exact: true });
  await field(page, 'Number of Schools').focus();
  await page.keyboard.press('Tab');
  await becomes(() => hasFocus(grade('PK')), true);
  await page.getByText('Arrow keys move. Space selects. Shift selects a range.').waitFor();
  await assertAccessible(page, 'the grades with the keyboard');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Tab');
  await becomes(() => hasFocus(field(page, 'Number of Students')), true);
  for (const [name, isChecked] of [
    ['TK', false],
    ['K', true],
    ['1', true],
    ['2', true],
    ['3', false],
  ] as const) {
    await becomes(() => grade(name).isChecked(), isChecked, name);
  }
  await answerDetails(page);
  await next(page);
  await work(page).getByText('K–2', { exact: true }).waitFor();
});

test('B10: the form of a district starts with what the org knows, says where it comes from, and keeps what is typed', async () => {
  const onboarding = await districtCase();
  const page = await browser.signedIn('specialist');
  await openDetails(page, onboarding);
  await becomes(() => field(page, 'Technical Contact').inputValue(), 'Devon Whitaker');
  await work(page).getByText('Chosen by role or title: Director of Technology.').waitFor();
  await work(page).getByText('From the account Pecan Valley ISD.').waitFor();
  await work(page)
    .getByText(/^From the seats of /)
    .waitFor();

  const picker = page.getByRole('combobox', { name: 'Pick schools of Pecan Valley ISD' });
  await picker.fill('bluebon');
  await page.getByRole('option', { name: 'Bluebonnet Elementary' }).waitFor();
  await assertAccessible(page, 'the schools of a district');
  await page.keyboard.press('Enter');
  await becomes(() => field(page, 'Schools in Scope').inputValue(), 'Bluebonnet Elementary');
  await becomes(() => field(page, 'Number of Schools').inputValue(), '1');
  await page.keyboard.press('Escape');

  await typeOver(page, 'Number of Students', '77');
  await field(page, 'Technical Contact').fill('Noa Feld');
  await work(page).getByText('Chosen by role or title', { exact: false }).waitFor({ state: 'detached' });
  await draftSaved(page);
  await page.reload();
  await step(page, DETAILS_STEP).waitFor();
  await becomes(() => field(page, 'Number of Students').inputValue(), '77');
  await becomes(() => field(page, 'Technical Contact').inputValue(), 'Noa Feld');
});

test('a count that is no count is refused next to its field, and what was typed stays', async () => {
  const page = await browser.signedIn('specialist');
  await openDetails(page, await newCase(browser.admin));
  await answerDetails(page);
  const students = field(page, 'Number of Students');
  for (const typed of ['1e3', '12.5', '-3', '999999999']) {
    await typeOver(page, 'Number of Students', typed);
    await next(page);
    await work(page).getByText('Review this answer', { exact: false }).waitFor();
    await step(page, DETAILS_STEP).waitFor();
    assert.equal((await students.inputValue()).replaceAll(',', ''), typed);
  }
  await typeOver(page, 'Number of Students', '400');
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
});

test('a text over the limit is refused next to its field, and is not cut off', async () => {
  const page = await browser.signedIn('specialist');
  await openDetails(page, await newCase(browser.admin));
  const long = 'Oak '.repeat(1001);
  await answerDetails(page, long);
  await next(page);
  await work(page).getByText('Use 4,000 characters or fewer.').first().waitFor();
  await becomes(() => field(page, 'Schools in Scope').inputValue(), long);
});

test('a Clever ID that is none is named where the form says it is saved, and other answers are saved', async () => {
  const onboarding = await newCase(browser.admin);
  const off = await browser.admin.create('Onboarding_Switch__c', {
    SetupOwnerId: (
      await browser.admin.one<{ Id: string }>("SELECT Id FROM User WHERE Username = 'admin@rosterpath.example'")
    ).Id,
    Level__c: 'No gates',
  });
  const formId = await browser.admin.create('Rostering_Form__c', {
    Case__c: onboarding.id,
    Status__c: 'Draft',
    Student_Upload_Method__c: 'Clever',
    Clever_District_Id__c: 'ask Devon',
  });
  await browser.admin.call('DELETE', `/sobjects/Onboarding_Switch__c/${off}`);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await step(page, DETAILS_STEP).waitFor();
  await work(page).getByText('A Clever district ID has 24 characters', { exact: false }).first().waitFor();
  await field(page, 'Notes').fill('Call before noon.');
  await work(page)
    .getByText(/^Draft saved at .*, except Clever District ID$/)
    .waitFor();
  const saved = await browser.admin.one<{ Notes__c: string; Clever_District_Id__c: string }>(
    `SELECT Notes__c, Clever_District_Id__c FROM Rostering_Form__c WHERE Id = '${formId}'`,
  );
  assert.equal(saved.Notes__c, 'Call before noon.');
  assert.equal(saved.Clever_District_Id__c, 'ask Devon');
  await becomes(() => field(page, 'Clever District ID').inputValue(), 'ask Devon');
});

test('if a colleague submits the form while the user types, the form stays in front, with the focus and the text', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openDetails(page, onboarding, 'Manual');
  await field(page, 'Schools in Scope').fill('Juniper');
  await draftSaved(page);
  const { Id: formId } = await browser.admin.one<{ Id: string }>(
    `SELECT Id FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
  );
  await browser.admin.update('Rostering_Form__c', formId, { Status__c: 'Submitted' });
  const notes = field(page, 'Notes');
  await notes.focus();
  await page.keyboard.type('Ask for the bell schedule.');
  await button(page, 'Keep Mine and Save').waitFor();
  await step(page, DETAILS_STEP).waitFor();
  await becomes(() => hasFocus(notes), true);
  await becomes(() => notes.inputValue(), 'Ask for the bell schedule.');
  await button(page, 'Compare').click();
  await page.getByRole('table', { name: 'Compare' }).getByText('Ask for the bell schedule.').waitFor();
});

test('an account executive reads the form of a new case, and why only others can fill it in', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('ae');
  await openCase(page, onboarding.id);
  await work(page).getByText('Only the onboarding team can fill this in.').waitFor();
  await step(page, METHOD_STEP).waitFor({ state: 'detached' });
  await assertAccessible(page, 'a form that is read-only');
});
