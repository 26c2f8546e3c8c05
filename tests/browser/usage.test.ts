/** Usage in Monitoring: what is missing, the proposed date with its evidence, and a post with the figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, monitoringCase, today } from '../support/onboarding.ts';
import { assertAccessible, useBrowser, watchWrites } from './browser.ts';
import { composer, filledIn, makeImplementation } from './email.ts';
import { button, openCase, toast, work } from './form.ts';

const browser = useBrowser();

const DAY = 24 * 60 * 60 * 1000;

const daysAgo = (days: number): string => new Date(Date.parse(today()) - days * DAY).toISOString().slice(0, 10);

/** Usage data of today: the requirement is 48 of 120 students. */
async function giveUsage(caseId: string, students: number): Promise<void> {
  const { AccountId: accountId } = await browser.admin.one<{ AccountId: string }>(
    `SELECT AccountId FROM Case WHERE Id = '${caseId}'`,
  );
  await browser.admin.create('Usage_Snapshot__c', {
    Account__c: accountId,
    Product__c: 'Progress Learning',
    As_Of_Date__c: today(),
    Period_Start__c: daysAgo(5),
    Snapshot_Key__c: `${accountId}:usage`,
    Licensed__c: 120,
    Active_Students__c: 80,
    Students_Meeting__c: students,
    Teachers__c: 12,
    Active_Teachers__c: 6,
    Questions_Answered__c: 900,
  });
}

test('B17: the panel says what is missing, shows the questions by week, and posts the figures', async () => {
  const onboarding = await monitoringCase(browser.admin);
  await giveUsage(onboarding.id, 36);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const missing = '36 of 120 licensed students (30%) answered 10 or more questions. 12 more needed for 40%.';
  await work(page).getByText(missing).waitFor();
  await assertAccessible(page, 'usage below the requirement');
  await button(page, 'Post Usage Update').click();
  const text = page.locator('c-activity-entry').getByRole('textbox').first();
  await text.waitFor();
  assert.match(await text.inputValue(), /80 of 120 licensed students were active/);
});

test('B18: when the requirements are met, one press sets the date, and the evidence stays', async () => {
  const onboarding = await monitoringCase(browser.admin);
  await giveUsage(onboarding.id, 48);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const writes = watchWrites(page);
  await work(page)
    .getByRole('button', { name: /^Set Date: / })
    .click();
  await toast(page).waitFor();
  await work(page).getByText('The usage data showed that the usage requirements were met.').waitFor();
  assert.deepEqual(writes, ['OnboardingCaseController.setUsageRequirementsMetDate']);
  assert.equal((await caseOf(browser.admin, onboarding.id)).Usage_Requirements_Met_Date__c, today());
  await assertAccessible(page, 'the evidence of usage');
});

test('B17: the next step opens the email that fits the usage, with its reason and the numbers', async () => {
  const onboarding = await monitoringCase(browser.admin);
  await makeImplementation(browser.admin, onboarding.contactId);
  await giveUsage(onboarding.id, 36);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByText("Send an email that says what's still missing.").first().waitFor();
  await page.locator('c-status-path, lwc-status-path').getByRole('button', { name: 'Write Email' }).click();
  await filledIn(page, 'are off to a good start');
  await filledIn(page, '12 more needed for 40%.');
  await composer(page).getByText('Recommended because usage is off to a good start: 36 of 120').waitFor();
  await assertAccessible(page, 'the email that fits the usage');
});
