/** List views: which one opens, sorting, searching, pinning, and opening a case by its number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase, rosteringCase, today } from '../support/onboarding.ts';
import { assertAccessible, becomes, hasFocus, useBrowser } from './browser.ts';
import { button } from './form.ts';

const browser = useBrowser();

async function openList(page: Page, name: string): Promise<void> {
  await page.goto(`/lightning/o/Case/list?filterName=${name}`);
  await page.getByRole('table').waitFor();
}

/** The values of a column, row by row. */
async function column(page: Page, label: string): Promise<string[]> {
  return (await page.locator(`tbody td[data-label="${label}"]`).allInnerTexts()).map((text) => text.trim());
}

async function sortBy(page: Page, label: string): Promise<void> {
  await page.getByRole('columnheader', { name: label }).getByRole('button').click();
}

test('B5: a specialist starts in the list Onboarding Cases and opens a case by its number', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/lightning/o/Case/list');
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
  await page.goto('/lightning/o/Case/list');
  await page.getByRole('heading', { name: 'Integration Cases', exact: true }).waitFor();
});

test('the list contains only onboarding cases, and the other lists are in its menu', async () => {
  const { accountName, number } = await rosteringCase(browser.admin, 'Clever');
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await search(page, accountName);
  await page.getByRole('link', { name: number }).waitFor();
  await becomes(() => column(page, 'Case Number'), [number]);
  await page.getByRole('button', { name: 'Select a list view' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Integration Cases', exact: true }).click();
  await page.getByRole('heading', { name: 'Integration Cases', exact: true }).waitFor();
  await search(page, accountName);
  await page
    .getByRole('status')
    .getByText(/^1 of /)
    .waitFor();
  assert.notEqual((await column(page, 'Case Number'))[0], number);
});

test('B5: the list shows the next step of each open case, how long it has waited, and how long it has been in its stage, and leaves out closed cases', async () => {
  const { id, accountName, number } = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await search(page, accountName);
  await page.getByRole('link', { name: number }).waitFor();
  await becomes(() => column(page, 'Days in Stage'), ['0']);
  await becomes(() => column(page, 'Next Step'), ['Enter the Rostering Complete Date']);
  await becomes(() => column(page, 'Days Waiting'), ['0']);
  await assertAccessible(page, 'the list of onboarding cases');
  await browser.admin.update('Case', id, {
    Status: 'Monitoring',
    Rostering_Complete_Date__c: today(),
  });
  await browser.admin.update('Case', id, {
    Status: 'Closed',
    Usage_Requirements_Met_Date__c: today(),
    Handoff_Date__c: today(),
  });
  await page.reload();
  await search(page, accountName);
  await page.getByText('No items match your search').waitFor();
});

test('a column’s heading sorts it in both directions', async () => {
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
  await becomes(() => header.count(), 1);
  await assertAccessible(page, 'a sorted list');
});

/** The drawn width of the column. */
async function width(page: Page, label: string): Promise<number> {
  const box = await page.getByRole('columnheader', { name: label }).boundingBox();
  assert.ok(box, `The column ${label} is shown.`);
  return Math.round(box.width);
}

test('a column can be resized by its edge or with the keyboard, and keeps its width', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  const heading = page.getByRole('columnheader', { name: 'Account Name' });
  await page.locator('table[class*="fixed"]').waitFor();
  const before = await width(page, 'Account Name');
  const box = await heading.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width - 3, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 97, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await becomes(() => width(page, 'Account Name'), before + 100);
  await heading.getByRole('button').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await becomes(() => width(page, 'Account Name'), before + 84);
  await page.reload();
  await page.locator('table[class*="fixed"]').waitFor();
  await becomes(() => width(page, 'Account Name'), before + 84);
});

test('the arrow keys go from case to case, and Enter opens one', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  const links = page.locator('tbody tr td:first-child a');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const second = await links.nth(1).innerText();
  await becomes(() => hasFocus(links.nth(1)), true, 'The second case has the focus.');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: second }).waitFor();
});

test('the App Launcher opens the tabs of the app', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await page.getByRole('button', { name: 'App Launcher' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Rosterpath', checked: true }).waitFor();
  await page.getByRole('menuitem', { name: 'Accounts' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Accounts' }).waitFor();
});

test('a search finds records of a long list that the page has not loaded', async () => {
  const page = await browser.signedIn('specialist');
  await page.route(/list-records\/Case\/Onboarding_Cases/, async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('pageSize', '5');
    await route.continue({ url: url.href });
  });
  const onboarding = await newCase(browser.admin);
  await openList(page, 'Onboarding_Cases');
  await page.getByRole('button', { name: 'View More' }).waitFor();
  await becomes(() => page.getByRole('link', { name: onboarding.number }).count(), 0);
  await search(page, onboarding.accountName);
  await becomes(() => column(page, 'Case Number'), [onboarding.number]);
  await search(page, '');
  await becomes(async () => (await column(page, 'Case Number')).length, 5);
});

test('a search without results says so', async () => {
  const page = await browser.signedIn('specialist');
  await openList(page, 'Onboarding_Cases');
  await search(page, 'no school has this name');
  await page.getByText('No items match your search').waitFor();
  await assertAccessible(page, 'an empty list');
});

test('the global search finds a case by its number, its account, and its contact', async () => {
  const { accountName, number, contactId } = await newCase(browser.admin);
  const lastName = `Quimby-${Date.now().toString(36)}`;
  await browser.admin.update('Contact', contactId, { LastName: lastName });
  const page = await browser.signedIn('specialist');
  await page.goto('/lightning/o/Case/list');
  const box = page.getByRole('combobox', { name: 'Search' });
  for (const words of [number, accountName, lastName]) {
    await box.fill(words);
    await page.getByRole('option', { name: number }).waitFor();
  }
  await assertAccessible(page, 'the hits of a search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: number }).waitFor();
  await box.fill('no such school');
  await page.getByText('No results for "no such school".').waitFor();
});

const search = (page: Page, text: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Search this list' }).fill(text);

/** Sorts as people do: ignoring case, and numbers by their value. */
function sorted(texts: readonly string[]): string[] {
  return [...texts].sort(new Intl.Collator('en', { numeric: true }).compare);
}
