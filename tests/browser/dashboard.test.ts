/** The manager's dashboard: figures, the cases behind each of them, and who doesn't see it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';

const browser = useBrowser();
const DASHBOARD = '/lightning/n/Onboarding_Dashboard';

const tableOf = (page: Page, name: string): Locator => page.getByRole('table', { name });

const numberIn = async (link: Locator): Promise<number> => Number((await link.innerText()).replace(/\D/g, ''));

async function openDashboard(page: Page): Promise<void> {
  await page.goto(DASHBOARD);
  await tableOf(page, 'Open cases by owner and status').waitFor();
}

test('B22: a manager opens the cases behind a number, comes back to it, and sends a colleague the address', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('manager');
  await openDashboard(page);
  await assertAccessible(page, 'the dashboard');
  const inNew = page.getByRole('link', { name: /^Avery Collins\. New: / });
  assert.ok((await numberIn(inNew)) > 0);
  await inNew.click();
  await page.waitForURL(/c__figure=open/);
  const heading = page.getByRole('heading', { name: 'Open cases in New of Avery Collins' });
  await heading.waitFor();
  await becomes(() => hasFocus(heading), true);
  // Other tests create cases meanwhile.
  await page.getByText(/^(\d+) of \1 cases$/u).waitFor();
  await page.getByRole('link', { name: onboarding.accountName }).waitFor();
  await assertAccessible(page, 'the cases behind a number');
  const address = page.url();

  await page.getByRole('button', { name: 'Back to Dashboard' }).click();
  await inNew.waitFor();
  await becomes(() => hasFocus(inNew), true, 'The number that the manager had opened');
  await page.goBack();
  await heading.waitFor();

  const other = await browser.signedIn('manager');
  await other.goto(address);
  await other.getByRole('link', { name: onboarding.accountName }).click();
  await other.waitForURL(`**/${onboarding.id}/view`);
});

test('B22: an overdue item or task puts its case at risk, and a refresh counts again', async () => {
  const page = await browser.signedIn('manager');
  await openDashboard(page);
  const risks = tableOf(page, 'At risk');
  const row = risks.getByRole('row').filter({ hasText: 'Tasks or open items are overdue' });
  const before = await numberIn(row.getByRole('cell'));
  const onboarding = await newCase(browser.admin);
  await browser.admin.create('Onboarding_Item__c', {
    Case__c: onboarding.id,
    Kind__c: 'Question',
    Text__c: 'Which tenant?',
    Responsible__c: 'Customer',
    Due_Date__c: '2026-01-05',
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await becomes(() => numberIn(row.getByRole('cell')), before + 1);
  const other = await newCase(browser.admin);
  await browser.admin.create('Task', { WhatId: other.id, Subject: 'Check the counts', ActivityDate: '2026-01-04' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await becomes(() => numberIn(row.getByRole('cell')), before + 2);
  await row.getByRole('link').click();
  await page.getByRole('link', { name: onboarding.accountName }).waitFor();
  const listed = page.getByRole('row').filter({ has: page.getByRole('link', { name: other.accountName }) });
  assert.match(await listed.innerText(), /Jan 4/u);
});

test('B22: the dashboard fits on a phone, with numbers that are easy to touch', async () => {
  const page = await browser.signedIn('manager', PHONE);
  await openDashboard(page);
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the dashboard on a phone');
  const link = page.getByRole('link', { name: /^Total\. Total: / });
  const box = await link.boundingBox();
  assert.ok(box && box.height >= 44 && box.width >= 44, `The link is ${box?.width} by ${box?.height} px.`);
  await link.click();
  await page.getByRole('heading', { name: 'Open onboarding cases' }).waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the cases behind a number on a phone');
});

test('B22: a specialist and an account executive have no dashboard', async () => {
  for (const user of ['specialist', 'ae']) {
    const page = await browser.signedIn(user);
    await page.goto(DASHBOARD);
    await page.getByText("Page doesn't exist").waitFor();
    assert.equal(await page.getByRole('link', { name: 'Onboarding Dashboard' }).count(), 0);
  }
});
