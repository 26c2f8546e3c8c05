/** A support agent works an integration case, and the onboarding case follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, integrationCasesOf, rosteringCase, today } from '../support/onboarding.ts';
import { assertAccessible, becomes, useBrowser, watchWrites } from './browser.ts';
import {
  button,
  choose,
  closedStage,
  confirmSteps,
  currentStage,
  integrationCases,
  openCase,
  pathAction,
  toast,
} from './form.ts';

const browser = useBrowser();

async function integrationCase(method: string, teachers?: string) {
  const onboarding = await rosteringCase(browser.admin, method, teachers);
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  return { onboarding, integration };
}

test('B16: support changes the statuses of the case and closes it as complete, and the onboarding is in Monitoring', async () => {
  const { onboarding, integration } = await integrationCase('Clever');
  const page = await browser.signedIn('support');
  await page.goto('/lightning/o/Case/list?filterName=Integration_Cases');
  await page.getByRole('searchbox', { name: 'Search this list' }).fill(onboarding.accountName);
  await page.getByRole('link', { name: integration.CaseNumber }).click();
  await page.waitForURL(`**/${integration.Id}/view`);
  await page.getByText('5f1c0a7be21d4a0001c3d9e2').first().waitFor();
  await assertAccessible(page, 'an integration case');

  for (const status of ['Working', 'Waiting on District']) {
    await pathAction(page).click();
    await currentStage(page, status).waitFor();
  }
  await page.getByRole('option', { name: 'Closed' }).click();
  await pathAction(page).click();
  await choose(page, 'Outcome', 'Complete');
  await page.getByText("Setup steps that aren't done (9)").waitFor();
  await assertAccessible(page, 'closing the integration case');
  const writes = watchWrites(page);
  await button(page, 'Close Case').click();
  await page.getByText('Confirm that these steps were done.').first().waitFor();
  assert.deepEqual(writes, [], 'The open steps come first.');
  await confirmSteps(page);
  await button(page, 'Close Case').click();
  await closedStage(page).waitFor();
  assert.deepEqual(writes, ['IntegrationCaseController.complete']);
  await toast(page).getByRole('link', { name: onboarding.number }).waitFor();
  await assertAccessible(page, 'a closed integration case');

  const closed = await caseOf(browser.admin, integration.Id);
  assert.deepEqual([closed.Status, closed.IsClosed, closed.Integration_Outcome__c], ['Closed', true, 'Complete']);
  const followed = await caseOf(browser.admin, onboarding.id);
  assert.deepEqual([followed.Status, followed.Rostering_Complete_Date__c], ['Monitoring', today()]);
});

test('B16: with two providers, the onboarding waits for both', async () => {
  const { onboarding, integration } = await integrationCase('Clever', 'ClassLink');
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await page.getByRole('option', { name: 'Closed' }).click();
  await pathAction(page).click();
  await choose(page, 'Outcome', 'Complete');
  await confirmSteps(page);
  await button(page, 'Close Case').click();
  await closedStage(page).waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Rostering');

  const [, second] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(second);
  await openCase(page, second.Id);
  await page.getByRole('option', { name: 'Closed' }).click();
  await pathAction(page).click();
  await choose(page, 'Outcome', 'Complete');
  await confirmSteps(page);
  await button(page, 'Close Case').click();
  await closedStage(page).waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Monitoring');
});

test('closing asks for the outcome, and for a reason if the integration was canceled', async () => {
  const { onboarding, integration } = await integrationCase('Clever');
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await page.getByRole('option', { name: 'Closed' }).click();
  await pathAction(page).click();
  await button(page, 'Close Case').click();
  await page.getByText('Choose an outcome.').first().waitFor();
  await choose(page, 'Outcome', 'Cancelled');
  await button(page, 'Close Case').click();
  await page.getByText('Enter a reason, so the onboarding specialist can tell the school.').first().waitFor();
  await assertAccessible(page, 'a missing reason');
  await page.getByRole('textbox', { name: 'Reason' }).fill('The district declined to share.');
  await button(page, 'Close Case').click();
  await closedStage(page).waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Rostering');
});

test('the specialist sees support’s progress, without the buttons to change it', async () => {
  const { onboarding, integration } = await integrationCase('Clever');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const link = integrationCases(page).getByRole('link', { name: integration.CaseNumber });
  await link.waitFor();
  await assertAccessible(page, 'an onboarding case in Rostering');
  await link.click();
  await page.getByText("You can view this case, but you can't change its status.").waitFor();
  await becomes(() => pathAction(page).count(), 0);
  await page.getByRole('link', { name: `Onboarding case ${onboarding.number}` }).click();
  await page.waitForURL(`**/${onboarding.id}/view`);
});

test('the menu at the top right switches users', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/');
  await page.getByRole('button', { name: /Avery Collins/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /Sasha Lindgren/ }).click();
  await page.getByRole('button', { name: /Sasha Lindgren/ }).waitFor();
  await page.goto('/');
  await page.getByRole('button', { name: /Sasha Lindgren/ }).waitFor();
  assert.equal(await toast(page).getByRole('alert').count(), 0);
});
