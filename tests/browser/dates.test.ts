/** Dates that users type, in browsers east and west of Greenwich, and for users in other time zones than their browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase, rosteringCase } from '../support/onboarding.ts';
import { Rest } from '../support/rest.ts';
import { BASE_URL, becomes, DESKTOP, useBrowser } from './browser.ts';
import { button, choose, DETAILS_STEP, draftSaved, field, next, openCase, REVIEW_STEP, step, work } from './form.ts';

const browser = useBrowser();

/** The sample users are in Chicago. Each of these browsers is elsewhere. */
const ZONES = ['Pacific/Auckland', 'Asia/Kolkata', 'Europe/London', 'America/New_York', 'Pacific/Honolulu'];
/** Always a calendar day apart, at every hour. */
const [EARLIEST, LATEST] = ['Pacific/Pago_Pago', 'Pacific/Kiritimati'];

const typed = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
};

const kickoffOf = async (caseId: string): Promise<string> =>
  (
    await browser.admin.one<{ Kickoff_Complete_Date__c: string }>(
      `SELECT Kickoff_Complete_Date__c FROM Case WHERE Id = '${caseId}'`,
    )
  ).Kickoff_Complete_Date__c;

async function saveCompleteDate(page: Page, day: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Rostering Complete Date' }).fill(typed(day));
  const saved = page.waitForResponse('**/setRosteringCompleteDate');
  await button(page, 'Save').click();
  assert.equal((await saved).status(), 200);
}

for (const timeZone of ZONES) {
  test(`a date is the day that was typed, in a browser in ${timeZone}`, async () => {
    const onboarding = await newCase(browser.admin);
    const page = await browser.signedIn('specialist', DESKTOP, timeZone);
    await openCase(page, onboarding.id);
    await choose(page, 'Student and teacher upload', 'Manual');
    await next(page);
    await step(page, DETAILS_STEP).waitFor();
    await field(page, 'Schools in Scope').fill('Juniper');
    await field(page, 'Target Launch Date').fill('12/31/2027');
    await next(page);
    await step(page, REVIEW_STEP).waitFor();
    await work(page).getByText('December 31, 2027').waitFor();
    await draftSaved(page);
    const { Target_Launch_Date__c: day } = await browser.admin.one<{ Target_Launch_Date__c: string }>(
      `SELECT Target_Launch_Date__c FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
    );
    assert.equal(day, '2027-12-31');
  });

  test(`the day of the kickoff can be the Rostering Complete Date, in a browser in ${timeZone}`, async () => {
    const onboarding = await rosteringCase(browser.admin, 'Manual');
    const page = await browser.signedIn('specialist', DESKTOP, timeZone);
    await openCase(page, onboarding.id);
    await saveCompleteDate(page, await kickoffOf(onboarding.id));
  });
}

test("a day that doesn't exist is refused in every zone", async () => {
  for (const timeZone of ['Pacific/Auckland', 'Pacific/Honolulu']) {
    const onboarding = await rosteringCase(browser.admin, 'Manual');
    const page = await browser.signedIn('specialist', DESKTOP, timeZone);
    await openCase(page, onboarding.id);
    await page.getByRole('textbox', { name: 'Rostering Complete Date' }).fill('2/31/2026');
    await button(page, 'Save').click();
    await page.getByText('Your entry does not match the allowed format').waitFor();
  }
});

test('if a colleague for whom it is already tomorrow completes the kickoff, that day can be chosen', async () => {
  const zones = [
    ['specialist', EARLIEST],
    ['specialist2', LATEST],
  ] as const;
  const users = await Promise.all(
    zones.map(([name]) =>
      browser.admin.one<{ Id: string; TimeZoneSidKey: string }>(
        `SELECT Id, TimeZoneSidKey FROM User WHERE Username = '${name}@rosterpath.example'`,
      ),
    ),
  );
  for (const [index, [, zone]] of zones.entries()) {
    await browser.admin.update('User', users[index]?.Id ?? '', { TimeZoneSidKey: zone });
  }
  try {
    const onboarding = await newCase(browser.admin);
    const colleague = await Rest.signIn(BASE_URL, 'specialist2');
    await colleague.create('Rostering_Form__c', {
      Case__c: onboarding.id,
      Status__c: 'Submitted',
      Source__c: 'Call',
      Student_Upload_Method__c: 'Manual',
    });
    const kickoff = await kickoffOf(onboarding.id);
    const page = await browser.signedIn('specialist', DESKTOP, EARLIEST);
    await openCase(page, onboarding.id);
    await saveCompleteDate(page, kickoff);
    await becomes(
      async () =>
        (
          await browser.admin.one<{ Rostering_Complete_Date__c: string }>(
            `SELECT Rostering_Complete_Date__c FROM Case WHERE Id = '${onboarding.id}'`,
          )
        ).Rostering_Complete_Date__c,
      kickoff,
    );
  } finally {
    for (const { Id, TimeZoneSidKey } of users) await browser.admin.update('User', Id, { TimeZoneSidKey });
  }
});
