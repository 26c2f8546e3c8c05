/** Where support agents start: the integration cases that nobody has accepted, and their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  caseOf,
  integrationCasesOf,
  rosteringCase,
  type CaseState,
  type OnboardingCase,
} from '../support/onboarding.ts';
import {
  assertAccessible,
  assertNoSidewaysScroll,
  becomes,
  hasFocus,
  PHONE,
  useBrowser,
  watchWrites,
} from './browser.ts';
import { button, choose, openCase, toast } from './form.ts';

const browser = useBrowser();

interface Queued {
  onboarding: OnboardingCase;
  integration: CaseState;
}

async function queuedCase(provider: string): Promise<Queued> {
  const onboarding = await rosteringCase(browser.admin, provider);
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  return { onboarding, integration };
}

const rowOf = (page: Page, { integration }: Queued): Locator => page.locator(`[data-item="${integration.Id}"]`);
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search by school' });
const accept = (page: Page, { onboarding, integration }: Queued): Locator =>
  page.getByRole('button', {
    name: `Accept the ${integration.Integration_Provider__c} case of ${onboarding.accountName}`,
  });
const select = (page: Page, { onboarding, integration }: Queued): Locator =>
  page.getByRole('checkbox', {
    name: `Select the ${integration.Integration_Provider__c} case of ${onboarding.accountName}`,
  });

async function handTo(user: string, caseId: string): Promise<void> {
  const { Id } = await browser.admin.one<{ Id: string }>(
    `SELECT Id FROM User WHERE Username = '${user}@rosterpath.example'`,
  );
  await browser.admin.update('Case', caseId, { OwnerId: Id });
}

test('B12: a support agent starts in the list, accepts a case there, and opens it at its first step', async () => {
  const queued = await queuedCase('Clever');
  const page = await browser.signedIn('support');
  await page.goto('/');
  await page.waitForURL('**/lightning/n/Integration_Queue');
  await search(page).fill(queued.onboarding.accountName);
  const row = rowOf(page, queued);
  await row.getByText('Not accepted yet').waitFor();
  await becomes(() => page.locator('li.item').count(), 1);
  await assertAccessible(page, 'the list of integration cases');
  const writes = watchWrites(page);
  await accept(page, queued).click();
  await toast(page).getByText(`You own case ${queued.integration.CaseNumber} now.`).waitFor();
  await row.getByText('Step 1 of 9: Confirm the app type.').waitFor();
  await becomes(() => hasFocus(row), true);
  assert.deepEqual(writes, ['IntegrationCaseController.acceptAll']);
  await row.getByRole('link', { name: queued.onboarding.accountName }).click();
  await button(page, 'Mark Step as Done').waitFor();
  await becomes(() => button(page, 'Accept').count(), 0);
});

test('D9: the second of two agents reads in the row who was first, and the others that were selected are accepted', async () => {
  const taken = await queuedCase('Clever');
  const free = await queuedCase('ClassLink');
  const page = await browser.signedIn('support');
  await page.goto('/lightning/n/Integration_Queue');
  await select(page, taken).press('Space');
  await select(page, free).press('Space');
  await handTo('manager', taken.integration.Id);
  await button(page, 'Accept Selected (2)').click();
  await toast(page).getByText(`You own case ${free.integration.CaseNumber} now.`).waitFor();
  const row = rowOf(page, taken);
  await row.getByText(`Robin Albright has already accepted case ${taken.integration.CaseNumber}.`).waitFor();
  await becomes(() => hasFocus(row), true);
  await assertAccessible(page, 'a case that a colleague has accepted');
  await row.getByRole('button', { name: 'Hide' }).click();
  await becomes(() => row.count(), 0);
  assert.equal((await caseOf(browser.admin, free.integration.Id)).Owner.Name, 'Sasha Lindgren');
});

test('B16: the list says the same as the page of the case and the onboarding case', async () => {
  const { onboarding, integration } = await queuedCase('ClassLink');
  await handTo('support', integration.Id);
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await button(page, 'Change Who Must Act').click();
  await choose(page, 'Who must act', 'District');
  await page.getByRole('textbox', { name: 'Reason' }).fill('No tenant ID yet');
  await button(page, 'Save').click();
  await page.getByRole('textbox', { name: 'Reason' }).waitFor({ state: 'detached' });
  await page.getByText('Step 1 of 9: Agree on tenant and data format. The district must act').first().waitFor();

  await page.goto('/lightning/n/Integration_Queue');
  await page.getByRole('button', { name: /^Waiting on district/ }).click();
  const row = page.locator(`[data-item="${integration.Id}"]`);
  for (const text of ['Step 1 of 9: Agree on tenant and data format.', 'District', 'Reason: No tenant ID yet'])
    await row.getByText(text, { exact: true }).waitFor();

  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, onboarding.id);
  await specialist.getByText('Step 1 of 9: Agree on tenant and data format. The district must act').first().waitFor();
});

test('B12: on a phone, the list fits, and a case is accepted with the keyboard', async () => {
  const queued = await queuedCase('Clever');
  const page = await browser.signedIn('support', PHONE);
  await page.goto('/lightning/n/Integration_Queue');
  await search(page).fill(queued.integration.CaseNumber);
  await accept(page, queued).waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the list of integration cases on a phone');
  await accept(page, queued).press('Enter');
  await toast(page).getByText('You own case').waitFor();
  await rowOf(page, queued).getByText('Who must act: Support team').waitFor();
});

test('a specialist has no list of integration cases', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/');
  await page.getByRole('link', { name: 'My Onboarding' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Integration Cases' }).count(), 0);
});
