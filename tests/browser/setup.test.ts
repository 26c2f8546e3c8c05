/** A support agent takes an integration case from the queue and works through its setup checklist. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, integrationCasesOf, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, becomes, PHONE, useBrowser, watchWrites } from './browser.ts';
import { button, choose, closedStage, confirmSteps, currentStage, openCase, pathAction, toast } from './form.ts';

const browser = useBrowser();

async function queuedCase() {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  return { onboarding, integration };
}

test('B12: a support agent accepts a case of the queue, and owns it', async () => {
  const { integration } = await queuedCase();
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await page.getByText('This case is in the queue Integration Support.').waitFor();
  await assertAccessible(page, 'a case in the queue');
  const writes = watchWrites(page);
  await button(page, 'Accept').click();
  await toast(page).getByText(`You own case ${integration.CaseNumber} now.`).waitFor();
  await becomes(() => button(page, 'Accept').count(), 0);
  assert.deepEqual(writes, ['IntegrationCaseController.accept']);
});

test('B16: each step says who must act next, and the onboarding case says the same', async () => {
  const { onboarding, integration } = await queuedCase();
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await button(page, 'Accept').click();
  for (const [position, name] of ['Confirm the app type', 'Connect the district'].entries()) {
    await page.getByRole('textbox', { name: 'Evidence' }).fill(`Seen in the dashboard: ${name}`);
    await button(page, 'Mark Step as Done').click();
    await page.getByText(`Setup checklist (${position + 1} of 9 done)`).waitFor();
  }
  await page.getByText('Seen in the dashboard: Connect the district').waitFor();
  await button(page, 'Mark Step as Done').click();
  await page.getByText('Step 4 of 9: Share the bought schools. The district must act').waitFor();
  await currentStage(page, 'Waiting on District').waitFor();
  await assertAccessible(page, 'a checklist with done steps');

  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, onboarding.id);
  await specialist.getByText('Step 4 of 9: Share the bought schools. The district must act').first().waitFor();

  await button(page, 'Change Who Must Act').click();
  await choose(page, 'Who must act', 'Support team');
  await page.getByRole('textbox', { name: 'Reason' }).fill('They asked for a call');
  await assertAccessible(page, 'who must act');
  await button(page, 'Save').click();
  await page.getByText('Reason: They asked for a call').waitFor();
  await currentStage(page, 'Working').waitFor();

  await button(page, 'Pause the Clock').click();
  await assertAccessible(page, 'a pause');
  await button(page, 'Save').click();
  await page.getByText('The clock is paused.').first().waitFor();
  await button(page, 'End Pause').click();
  await button(page, 'Pause the Clock').waitFor();
});

test('B16: closing as complete keeps what arrived, compared with the form', async () => {
  const { integration } = await queuedCase();
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await page.getByRole('option', { name: 'Closed' }).click();
  await pathAction(page).click();
  await choose(page, 'Outcome', 'Complete');
  await page.getByRole('spinbutton', { name: 'Schools' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Users' }).fill('1214');
  await page.getByRole('textbox', { name: 'Who signed in, and when' }).fill('Ana Ruiz and Sam Lee, today');
  await page.getByText('3 schools, but the rostering form says 1. Check what the district shares.').waitFor();
  await assertAccessible(page, 'the counts');
  await confirmSteps(page);
  await button(page, 'Close Case').click();
  await closedStage(page).waitFor();
  const closed = await caseOf(browser.admin, integration.Id);
  assert.equal(closed.Integration_Outcome__c, 'Complete');
});

test('B12: who must act after a case is accepted is who acts in its first step, and the agent asks the specialist', async () => {
  const onboarding = await rosteringCase(browser.admin, 'ClassLink');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  const page = await browser.signedIn('support', PHONE);
  await openCase(page, integration.Id);
  await button(page, 'Accept').click();
  await page.getByText('Step 1 of 9: Agree on tenant and data format. The district must act, since').waitFor();
  await currentStage(page, 'Waiting on District').waitFor();
  await button(page, 'Ask the Specialist').click();
  const message = page.getByRole('textbox', { name: /Avery Collins/ });
  assert.match(await message.inputValue(), /is waiting for the district: Agree on tenant and data format\./);
  await assertAccessible(page, 'a question to the specialist');
  await button(page, 'Send').click();
  await toast(page).getByText('Avery Collins').waitFor();
  await button(page, 'Email the Specialist').waitFor();
  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, onboarding.id);
  await specialist.getByText('Agree on tenant and data format').first().waitFor();
});

test('evidence that was typed and not saved is there after a reload', async () => {
  const { integration } = await queuedCase();
  const page = await browser.signedIn('support', PHONE);
  await openCase(page, integration.Id);
  await page.getByRole('textbox', { name: 'Evidence' }).fill('Half a sentence');
  await page.reload();
  await page.getByText('We restored what you typed earlier.').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Evidence' }).inputValue(), 'Half a sentence');
  await assertAccessible(page, 'a checklist on a phone');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `${width} px wide`);
});
