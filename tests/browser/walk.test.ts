/** One school from New to Closed, with nothing but the pages of its specialist and of the support team, and the vendor's spreadsheet. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { caseOf, integrationCasesOf, today, type OnboardingCase } from '../support/onboarding.ts';
import type { Rest } from '../support/rest.ts';
import { assertAccessible, BASE_URL, becomes, useBrowser } from './browser.ts';
import { composer, emailsOf, filledIn, openEntry, pills, schoolCase, sendButton } from './email.ts';
import {
  button,
  choose,
  closedStage,
  confirmSteps,
  currentStage,
  fillForm,
  openCase,
  pathAction,
  submit,
  toast,
  work,
} from './form.ts';

const browser = useBrowser();

const nextStep = (page: Page): Locator => page.locator('c-status-path, lwc-status-path').locator('.next');
const timeline = (page: Page): Locator => page.locator('c-case-timeline, lwc-case-timeline');
const entry = (page: Page): Locator => composer(page).locator('c-activity-entry').filter({ visible: true });

/** What the error says where the walk stopped. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`The walk stopped at "${name}".`, { cause: error });
  }
}

/** A Texas elementary school with an account executive and a customer success manager. */
async function texasSchool(admin: Rest): Promise<OnboardingCase> {
  const userId = async (name: string): Promise<string> =>
    (await admin.one<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${name}@rosterpath.example'`)).Id;
  const made = await schoolCase(admin, {
    Level__c: 'School',
    OwnerId: await userId('ae'),
    CSM__c: await userId('csm'),
  });
  await admin.create('Subscription__c', {
    End_User_Account__c: made.accountId,
    Product__c: 'Education Galaxy Math and Reading',
    Kind__c: 'Purchased',
    Seats__c: 120,
    Start_Date__c: today(),
    End_Date__c: `${Number(today().slice(0, 4)) + 1}-06-30`,
  });
  return made;
}

/** The vendor's spreadsheet, imported as admins do it. */
async function importUsage(made: OnboardingCase): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rosterpath-walk-'));
  const file = join(folder, 'usage.csv');
  writeFileSync(
    file,
    'Account ID,School,Product,As Of,Period Start,Licensed,Active Students,Students Meeting,Teachers,Active Teachers,Questions Answered\n' +
      `${made.accountId},"${made.accountName}",Education Galaxy Math and Reading,${today()},${today()},120,88,61,10,7,1930\n`,
  );
  const command = ['--optimize-for-size', 'scripts/rosterpath.ts', 'usage', 'import', file];
  try {
    await promisify(execFile)(process.execPath, command, { env: { ...process.env, PORT: new URL(BASE_URL).port } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('B3 to B20: a school goes from New to Closed', { timeout: 60_000 }, async () => {
  const made = await texasSchool(browser.admin);
  const page = await browser.signedIn('specialist');

  await step('B5, B6: the list opens the case, which shows whom to call', async () => {
    await page.goto('/lightning/o/Case/list?filterName=Onboarding_Cases');
    await page.getByRole('searchbox', { name: 'Search this list' }).fill(made.accountName);
    await page.getByRole('link', { name: made.number }).click();
    await page.waitForURL(`**/${made.id}/view`);
    await nextStep(page).getByText('Send the welcome email to Terry Oakes.').waitFor();
    await page.getByText('Education Galaxy Math and Reading').first().waitFor();
    assert.equal((await caseOf(browser.admin, made.id)).Reason, 'Onboarding');
  });

  await step('B3, B9, B21: the welcome email goes to the implementation contact, with the AE in Cc', async () => {
    await button(page, 'Write Email').click();
    await filledIn(page, 'Welcome to Education Galaxy');
    assert.deepEqual(await pills(page, 'To'), ['Terry Oakes']);
    assert.deepEqual(await pills(page, 'Cc'), ['Casey Moreau']);
    await sendButton(page).click();
    await nextStep(page).getByText('Call Terry Oakes at (555) 010-0142').waitFor();
    const [sent] = await emailsOf(browser.admin, made.id);
    assert.deepEqual([sent?.ToAddress, sent?.CcAddress], ['toakes@juniper.example', 'ae@rosterpath.example']);
  });

  await step(
    'B10, B12, B13: the form is filled in on the phone, support gets a case, and Rostering starts',
    async () => {
      await button(page, 'Open Form').click();
      await fillForm(page, 'Clever');
      await submit(page);
      await currentStage(page, 'Rostering').waitFor();
      assert.equal(
        (await caseOf<{ Kickoff_Complete_Date__c: string }>(browser.admin, made.id)).Kickoff_Complete_Date__c,
        today(),
      );
    },
  );

  await step('B14: an internal note is in the feed', async () => {
    await openEntry(page, 'Note');
    await entry(page).getByLabel('Note').fill('The bell schedule changes in January.');
    await entry(page).getByRole('button', { name: 'Add Note' }).click();
    await timeline(page).getByText('The bell schedule changes in January.').waitFor();
  });

  await step('B12, B16: support completes the Clever case, and Monitoring starts by itself', async () => {
    const [integration] = await integrationCasesOf(browser.admin, made.id);
    const support = await browser.signedIn('support');
    await openCase(support, String(integration?.Id));
    for (const status of ['Working', 'Waiting on District']) {
      await pathAction(support).click();
      await currentStage(support, status).waitFor();
    }
    await support.getByRole('option', { name: 'Closed' }).click();
    await pathAction(support).click();
    await choose(support, 'Outcome', 'Complete');
    await confirmSteps(support);
    await button(support, 'Close Case').click();
    await closedStage(support).waitFor();
    await page.evaluate(() => void window.dispatchEvent(new Event('focus')));
    await currentStage(page, 'Monitoring').waitFor();
    const { Rostering_Complete_Date__c: rostered } = await caseOf(browser.admin, made.id);
    assert.equal(rostered, today());
  });

  await step('B17: the spreadsheet shows the usage, and its figures are posted', async () => {
    await nextStep(page).getByText('There is no recent usage data').waitFor();
    await importUsage(made);
    await page.reload();
    await nextStep(page).getByText('61 of 120 licensed students (50%) answered 10 or more questions.').waitFor();
    await button(page, 'Post Usage Update').click();
    await entry(page).getByRole('button', { name: 'Share' }).click();
    await timeline(page).getByText('88 of 120 licensed students were active.').waitFor();
  });

  await step('B18: one press sets the Usage Requirements Met Date', async () => {
    await work(page)
      .getByRole('button', { name: /^Set Date: / })
      .click();
    await nextStep(page).getByText('Send the handoff email to Taylor Nguyen.').waitFor();
    await work(page).getByText('The usage data showed that the usage requirements were met.').waitFor();
  });

  await step('B19: the handoff email goes to the CSM and shows in the activity of the account', async () => {
    await nextStep(page).locator('xpath=ancestor::section').getByRole('button', { name: 'Send Handoff Email' }).click();
    await filledIn(page, "I'm handing this school off to you");
    assert.deepEqual(await pills(page, 'To'), ['Taylor Nguyen']);
    await assertAccessible(page, 'the handoff email');
    await sendButton(page).click();
    const gaps = button(page, 'Send Anyway');
    await gaps.or(nextStep(page).getByText('Everything is in place')).first().waitFor();
    if (await gaps.isVisible()) await gaps.click();
    await nextStep(page).getByText('Everything is in place').waitFor();
    const logged = await browser.admin.one<{ Subject: string }>(
      `SELECT Subject FROM Task WHERE WhatId = '${made.accountId}' AND TaskSubtype = 'Call'`,
    );
    assert.equal(logged.Subject, 'Handoff Email sent to CSM');
  });

  await step('B20: Mark Status as Complete closes the case, which opens as one summary', async () => {
    await pathAction(page).click();
    await closedStage(page).waitFor();
    await work(page).getByRole('tab', { name: 'Summary', selected: true }).waitFor();
    await becomes(async () => (await caseOf(browser.admin, made.id)).Status, 'Closed');
    await toast(page).waitFor();
    await assertAccessible(page, 'the closed case');
  });
});
