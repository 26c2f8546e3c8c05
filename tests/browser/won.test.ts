/** From Closed Won to the onboarding case: account executives win, and managers see what could not be created. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { newSchool, today } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { button, toast } from './form.ts';

const browser = useBrowser();

const card = (page: Page): Locator => page.locator('c-won-onboarding, lwc-won-onboarding');
const cardText = async (page: Page): Promise<string> => (await card(page).innerText()).replace(/\s+/g, ' ');

interface Made {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
}

/** An opportunity of the account executive, in the stage PO in Hand. */
async function opportunity(fields: Record<string, unknown> = {}): Promise<Made> {
  const { admin } = browser;
  const owner = await admin.one<{ Id: string }>("SELECT Id FROM User WHERE Username = 'ae@rosterpath.example'");
  const { accountId, accountName } = await newSchool(admin);
  await admin.update('Account', accountId, { OwnerId: owner.Id, Level__c: 'School' });
  const id = await admin.create('Opportunity', {
    Name: `Win of ${accountName}`,
    AccountId: accountId,
    StageName: 'PO in Hand',
    Type: 'New Business',
    CloseDate: today(),
    OwnerId: owner.Id,
    ...fields,
  });
  return { id, accountId, accountName };
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/lightning/r/Opportunity/${id}/view`);
  await card(page).locator('[data-id="waiting"], [data-id="case"], [data-id="reason"]').first().waitFor();
}

async function win(page: Page): Promise<void> {
  await button(page, 'Edit Stage').click();
  await page.getByRole('combobox', { name: 'Stage' }).click();
  await page.getByRole('option', { name: 'Closed Won' }).click();
  await button(page, 'Save').last().click();
}

test('B1: an account executive marks an opportunity as Closed Won, and its onboarding case is there', async () => {
  const made = await opportunity();
  const page = await browser.signedIn('ae');
  await open(page, made.id);
  await becomes(
    () => cardText(page),
    'Onboarding When this opportunity is won, its onboarding case is created automatically.',
  );
  await assertAccessible(page, 'before the win');
  await win(page);
  const link = card(page).getByRole('link', { name: /^Case \d+$/ });
  await link.waitFor();
  assert.match(await cardText(page), /Status: New Nobody is assigned yet\.$/);
  await assertAccessible(page, 'after the win');
  const cases = await browser.admin.query<{ AccountId: string }>(
    `SELECT AccountId FROM Case WHERE Opportunity__c = '${made.id}'`,
  );
  assert.deepEqual(
    cases.map(({ AccountId }) => AccountId),
    [made.accountId],
  );
  await link.click();
  await page.locator('c-status-path, lwc-status-path').waitFor();
});

test('B1: a manager finds the case among the unassigned ones', async () => {
  const made = await opportunity({ StageName: 'Closed Won' });
  const page = await browser.signedIn('manager');
  await page.goto('/lightning/o/Case/list?filterName=Unassigned_Onboarding_Cases');
  await page.getByRole('link', { name: made.accountName, exact: true }).waitFor();
});

test('a case that could not be created is in the list, and the manager tries again on a phone', async () => {
  const made = await opportunity({ AccountId: null, StageName: 'Closed Won' });
  const page = await browser.signedIn('manager', PHONE);
  await page.goto('/lightning/o/Opportunity/list?filterName=Won_without_Onboarding_Case');
  await page.getByText(`Win of ${made.accountName}`, { exact: true }).first().waitFor();
  await open(page, made.id);
  await card(page).getByText('The opportunity has no account').waitFor();
  await assertAccessible(page, 'a case that could not be created');
  await assertNoSidewaysScroll(page);
  await button(page, 'Try Again').click();
  await card(page).getByRole('alert').getByText('The opportunity has no account').waitFor();
  await browser.admin.update('Opportunity', made.id, { AccountId: made.accountId });
  await button(page, 'Try Again').click();
  await toast(page)
    .getByText(/^Onboarding case \d+ is created\.$/)
    .waitFor();
  await card(page)
    .getByRole('link', { name: /^Case \d+$/ })
    .waitFor();
});

test('an account executive reads why there is no case, and that a renewal starts none', async () => {
  const failed = await opportunity({ AccountId: null, StageName: 'Closed Won' });
  const renewal = await opportunity({ Type: 'Existing Business' });
  const page = await browser.signedIn('ae');
  await open(page, failed.id);
  await card(page).getByText('An onboarding manager can try at once.').waitFor();
  assert.equal(await button(page, 'Try Again').count(), 0);
  await open(page, renewal.id);
  await card(page).getByText('Opportunities of this type start no onboarding.').waitFor();
  await win(page);
  await card(page).getByText('This opportunity has no onboarding case.').waitFor();
});
