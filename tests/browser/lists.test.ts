/** List views: which one opens, sorting, searching, pinning, opening a case by its number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, useBrowser } from './browser.ts';
import { button } from './form.ts';

const browser = useBrowser();

async function openList(page: Page, name: string): Promise<void> {
  await page.goto(`/lightning/o/Case/list?filterName=${name}`);
  await page.getByRole('table').waitFor();
}

/** What stands in a column, row by row. */
async function column(page: Page, label: string): Promise<string[]> {
  return (await page.locator(`tbody td[data-label="${label}"]`).allInnerTexts()).map((text) => text.trim());
}

async function sortBy(page: Page, label: string): Promise<void> {
  await page.getByRole('columnheader', { name: label }).getByRole('button').click();
}

test('B5: a specialist begins in the list "Onboarding Cases" and opens a case by its number', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Onboarding Cases', exact: true }).waitFor();
  await assertAccessible(page, 'the list');
  const onboarding = await newCase(browser.admin);
  await button(page, 'Refresh').click();
  await search(page, onboarding.accountName);
  await page.getByRole('link', { name: onboarding.number }).click();
  await page.waitForURL(`**/${onboarding.id}/view`);
  await page.getByRole('heading', { name: onboarding.number }).waitFor();
});

test('B5: a pinned list opens first from then on', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Integration_Cases');
  await page.getByRole('button', { name: /pin/i }).click();
  await page.getByRole('button', { name: /unpin|pinned/i }).waitFor();
  await openList(page, 'Onboarding_Cases');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Integration Cases', exact: true }).waitFor();
});

test('the list holds onboarding cases only, and the other lists are one menu away', async () => {
  const { accountName, number } = await rosteringCase(browser.admin, 'Clever');
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await search(page, accountName);
  await page.getByRole('link', { name: number }).waitFor();
  assert.deepEqual(await column(page, 'Case Number'), [number]);
  await page.getByRole('button', { name: 'Select a list view' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Integration Cases', exact: true }).click();
  await page.getByRole('heading', { name: 'Integration Cases', exact: true }).waitFor();
  await search(page, accountName);
  await page.getByText(/^1 of /).waitFor();
  assert.notEqual((await column(page, 'Case Number'))[0], number);
});

test('a column sorts both ways by its heading', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await sortBy(page, 'Account Name');
  const header = page.locator('th[aria-sort]').filter({ hasText: 'Account Name' });
  await page.locator('th[aria-sort="ascending"]').filter({ hasText: 'Account Name' }).waitFor();
  const ascending = await column(page, 'Account Name');
  assert.deepEqual(ascending, sorted(ascending));
  await sortBy(page, 'Account Name');
  await page.locator('th[aria-sort="descending"]').filter({ hasText: 'Account Name' }).waitFor();
  const descending = await column(page, 'Account Name');
  assert.deepEqual(descending, sorted(descending).reverse());
  assert.equal(await header.count(), 1);
  await assertAccessible(page, 'a sorted list');
});

test('a search without a hit says so', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await search(page, 'no school has this name');
  await page.getByText('Nothing in this list matches your search').waitFor();
  await assertAccessible(page, 'an empty list');
});

test('the search at the top finds a case by the name of its account', async () => {
  const { accountName, number } = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Search' }).fill(accountName);
  await page.getByRole('option', { name: number }).click();
  await page.getByRole('heading', { name: number }).waitFor();
});

const search = (page: Page, text: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Search this list' }).fill(text);

/** As people sort: without regard to case, numbers by their value. */
function sorted(texts: readonly string[]): string[] {
  return [...texts].sort(new Intl.Collator('en', { numeric: true }).compare);
}
