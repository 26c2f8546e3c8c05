/** Each role works in its app, and a case shows its components in every app. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { integrationCasesOf, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { integrationCases, openCase, work } from './form.ts';

const browser = useBrowser();

const appName = (page: Page) => page.locator('.slds-context-bar__app-name');
const launcher = (page: Page) => page.getByRole('button', { name: 'App Launcher' });
const integrationSetup = (page: Page) => page.locator('c-integration-setup, lwc-integration-setup');

async function rosteringWithIntegration() {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  return { onboarding, integration };
}

test('a specialist who follows the link to an integration case sees its components, in the Rosterpath app', async () => {
  const { onboarding, integration } = await rosteringWithIntegration();
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Emails' }).waitFor();
  await integrationCases(page).getByRole('link', { name: integration.CaseNumber }).click();
  await page.waitForURL(`**/${integration.Id}/view`);
  await integrationSetup(page).waitFor();
  assert.equal(await appName(page).innerText(), 'Rosterpath');
  assert.equal(await page.getByRole('tab', { name: 'Emails' }).count(), 0);
  assert.equal(await work(page).count(), 0);
  await assertAccessible(page, 'an integration case in the app Rosterpath');
});

test('support starts in the Rosterpath Support app, and can read the onboarding case there', async () => {
  const { onboarding, integration } = await rosteringWithIntegration();
  const page = await browser.signedIn('support', PHONE);
  await openCase(page, integration.Id);
  await integrationSetup(page).waitFor();
  assert.equal(await appName(page).innerText(), 'Rosterpath Support');
  await page.goto(`/lightning/r/Case/${onboarding.id}/view`);
  await integrationCases(page).waitFor();
  assert.equal(await integrationSetup(page).count(), 0);
});

test('a manager switches the app with the keyboard, and the app stays until they switch again', async () => {
  const page = await browser.signedIn('manager');
  await page.goto('/');
  await launcher(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Rosterpath Support' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await appName(page).getByText('Rosterpath Support', { exact: true }).waitFor();
  await page.reload();
  await appName(page).getByText('Rosterpath Support', { exact: true }).waitFor();
});

test('a specialist sees only their own apps', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/');
  await launcher(page).click();
  await page.getByRole('menuitemcheckbox', { name: 'Rosterpath', exact: true }).waitFor();
  assert.equal(await page.getByRole('menuitemcheckbox', { name: 'Rosterpath Support' }).count(), 0);
});

test('tabs that do not fit into the bar are in the menu More, which the keyboard opens', async () => {
  const page = await browser.signedIn('manager', { width: 768, height: 900 });
  await page.goto('/');
  const bar = page.getByRole('navigation', { name: 'Rosterpath' });
  const more = bar.getByRole('button', { name: /More/ });
  await more.waitFor();
  await assertNoSidewaysScroll(page);
  const name = await page.getByRole('button', { name: /Robin Albright/ }).boundingBox();
  assert.ok(name && name.height <= 32, `The user's name is on one line, ${name?.height} px high.`);
  const inBar = await bar.getByRole('link').allInnerTexts();
  assert.ok(inBar.length > 0, 'The first tabs stay in the bar.');
  await more.focus();
  await page.keyboard.press('Enter');
  const items = bar.getByRole('menuitemcheckbox');
  await items.first().waitFor();
  await assertAccessible(page, 'the menu More of the tabs');
  const last = await items.last().innerText();
  assert.ok(!inBar.includes(last));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await bar.locator('.more.slds-is-active').waitFor();
  await page.setViewportSize({ width: 1800, height: 900 });
  await bar.getByRole('link', { name: last }).waitFor();
  await becomes(() => more.count(), 0);
});
