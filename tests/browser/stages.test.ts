/** The stages of an onboarding: dates, gates, closing, and a manager's override. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { caseOf, integrationCasesOf, monitoringCase, newCase, rosteringCase, today } from '../support/onboarding.ts';
import { assertAccessible, becomes, hasFocus, useBrowser, watchWrites } from './browser.ts';
import { filledIn, nameOfFocused, schoolCase } from './email.ts';
import { button, closedStage, currentStage, openCase, pathAction, toast, work } from './form.ts';

const browser = useBrowser();

/** In the US format that users type. */
const typed = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
};

async function enterDate(page: Page, name: string, part = name): Promise<void> {
  const section = page.locator(`section[aria-label="${part}"]`);
  await section.getByRole('textbox', { name }).fill(typed(today()));
  await section.getByRole('button', { name: 'Save' }).click();
}

test('B15: with manual rostering, the specialist enters the Rostering Complete Date, and the case is in Monitoring', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await assertAccessible(page, 'manual rostering');
  await page.getByRole('textbox', { name: 'Rostering Complete Date' }).fill(typed(today()));
  const writes = watchWrites(page);
  await button(page, 'Save').click();
  await currentStage(page, 'Monitoring').waitFor();
  assert.deepEqual(writes, ['OnboardingCaseController.setRosteringCompleteDate']);
  await work(page).getByRole('tab', { name: 'Monitoring', selected: true }).waitFor();
  await assertAccessible(page, 'Monitoring');
  const state = await caseOf(browser.admin, onboarding.id);
  assert.deepEqual([state.Status, state.Rostering_Complete_Date__c], ['Monitoring', today()]);
});

test('a date in the future or before the kickoff is rejected at its field', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const date = page.getByRole('textbox', { name: 'Rostering Complete Date' });
  const writes = watchWrites(page);
  await button(page, 'Save').click();
  await page.getByText('Enter the date.').waitFor();
  await date.fill('1/1/2099');
  await button(page, 'Save').click();
  await page.getByText('Choose today or an earlier date.').waitFor();
  await date.fill('1/1/2001');
  await button(page, 'Save').click();
  await page.getByText('or a later date.', { exact: false }).waitFor();
  await assertAccessible(page, 'a refused date');
  assert.deepEqual(writes, []);
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Rostering');
});

test('B20: when both dates are entered, Mark Status as Complete closes the case', async () => {
  const onboarding = await monitoringCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await enterDate(page, 'Usage Requirements Met Date');
  await page.getByText('has no customer success manager to write to').waitFor();
  await button(page, 'Enter the Date Yourself').click();
  await enterDate(page, 'Handoff Date', 'Handoff');
  await page.getByText('Everything is in place').waitFor();
  await assertAccessible(page, 'a case that can be closed');
  const writes = watchWrites(page);
  await pathAction(page).click();
  await closedStage(page).waitFor();
  assert.deepEqual(writes, ['OnboardingCaseController.completeStage']);
  await page.getByText('This onboarding is closed.').waitFor();
  await assertAccessible(page, 'a closed onboarding');
  const state = await caseOf(browser.admin, onboarding.id);
  assert.deepEqual([state.Status, state.IsClosed], ['Closed', true]);
  assert.deepEqual([state.Usage_Requirements_Met_Date__c, state.Handoff_Date__c], [today(), today()]);
});

test('B20: a stage that lacks something can’t be completed, and the path says what is missing', async () => {
  const onboarding = await monitoringCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('group', { name: 'Needed for Closed:' }).waitFor();
  assert.equal(await pathAction(page).count(), 0);
  await assertAccessible(page, 'a stage that lacks something');
});

test('D20: the next step of a new case is the welcome email, then the call with the number, and each opens its work', async () => {
  const onboarding = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByText('Send the welcome email to Terry Oakes.').waitFor();
  await button(page, 'Write Email').click();
  await filledIn(page, 'Hello Terry,');
  await becomes(() => nameOfFocused(page), 'To');
  await becomes(() => page.locator('button.slds-button_brand:visible').allInnerTexts(), ['Send Email']);
  await browser.admin.create('EmailMessage', {
    ParentId: onboarding.id,
    Subject: 'Welcome',
    Status: '3',
    ToAddress: 'toakes@juniper.example',
  });
  await page.reload();
  await page.getByText('Call Terry Oakes at (555) 010-0142, and fill out the rostering form together.').waitFor();
  await assertAccessible(page, 'the call as the next step');
  await button(page, 'Open Form').click();
  await work(page).getByRole('tab', { name: 'Rostering form', selected: true }).waitFor();
});

test('D20: a missing integration case is created with one click', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [existing] = await integrationCasesOf(browser.admin, onboarding.id);
  await browser.admin.call('DELETE', `/sobjects/Case/${existing?.Id}`);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByText('The Clever integration case is missing. Create it.').waitFor();
  await assertAccessible(page, 'a missing integration case');
  const writes = watchWrites(page);
  await button(page, 'Create Clever Case').dblclick();
  await toast(page).getByText('Integration case created: Clever.').waitFor();
  await page
    .getByRole('region', { name: 'Onboarding stages' })
    .getByText('Nobody on the support team has accepted Clever integration case')
    .waitFor();
  assert.deepEqual(writes, ['OnboardingCaseController.createIntegrationCases']);
  assert.equal((await integrationCasesOf(browser.admin, onboarding.id)).length, 1);
});

test('D20: an account executive reads who the case is waiting for, without an instruction or a button', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('ae');
  await openCase(page, onboarding.id);
  await page.getByText("Avery Collins hasn't sent the welcome email yet.").waitFor();
  assert.equal(await button(page, 'Write Email').count(), 0);
  assert.equal(await pathAction(page).count(), 0);
});

test('a manager completes a stage that lacks something, with a reason that stays on the page', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('manager');
  await openCase(page, onboarding.id);
  await pathAction(page).click();
  await button(page, 'Cancel').click();
  await button(page, 'Cancel').waitFor({ state: 'detached' });
  await pathAction(page).click();
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.waitFor();
  await becomes(() => hasFocus(reason), true, 'The reason is what one writes next.');
  await button(page, 'Complete Anyway').click();
  await page.getByText('Enter a reason, so others understand your decision.').waitFor();
  await assertAccessible(page, 'a missing reason');
  await reason.fill('The form is on paper.');
  await button(page, 'Complete Anyway').click();
  await currentStage(page, 'Rostering').waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Rostering');
  const log = await browser.admin.query<{ Override_Reason__c: string }>(
    `SELECT Override_Reason__c FROM Stage_Log__c WHERE Case__c = '${onboarding.id}' AND Override_Reason__c != null`,
  );
  assert.deepEqual(
    log.map((entry) => entry.Override_Reason__c),
    ['The form is on paper.'],
  );
  await page.getByRole('option', { name: /New/ }).click();
  await page.getByText('Completed by override: The form is on paper.').waitFor();
});
