/** The implementation queue: its order, moves by form, keyboard, and mouse, its history, and the position on the case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, rosteringCase, today, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';
import { openCase } from './form.ts';

const browser = useBrowser();

// The files run at once, and others let customers join and leave: a customer isn't always the last one, and its position can change.

/** Puts the customer of the case at the end of the queue, as its purchase order does. */
async function join({ accountName }: OnboardingCase): Promise<void> {
  const { Id } = await browser.admin.one<{ Id: string }>(
    `SELECT Id FROM Account WHERE Name = '${accountName.replaceAll("'", String.raw`\'`)}'`,
  );
  await browser.admin.create('Opportunity', {
    Name: `${accountName} 2027`,
    AccountId: Id,
    StageName: 'PO in Hand',
    Type: 'New Business',
    CloseDate: '2027-01-15',
  });
}

async function joined(): Promise<OnboardingCase> {
  const onboarding = await newCase(browser.admin);
  await join(onboarding);
  return onboarding;
}

async function openQueue(page: Page): Promise<void> {
  await page.goto('/lightning/n/Implementation_Queue');
  await page.locator('ol.rows > li').first().waitFor();
}

const rowOf = (page: Page, { accountName }: OnboardingCase): Locator =>
  page.locator('ol.rows > li').filter({ has: page.getByRole('link', { name: accountName, exact: true }) });

/** The text of a row that the browser skips, because it's out of view, isn't in `innerText`. */
const positionOf = async (page: Page, onboarding: OnboardingCase): Promise<number> =>
  Number(await rowOf(page, onboarding).locator('.number').textContent());

test('A1: a manager moves a customer to a position with a reason, and sees who shifts and the history', async () => {
  const onboarding = await joined();
  const page = await browser.signedIn('manager');
  await openQueue(page);
  await assertAccessible(page, 'the implementation queue');
  await rowOf(page, onboarding)
    .getByRole('button', { name: /^Move to Position/ })
    .click();
  const form = page.locator('c-queue-change');
  await becomes(() => hasFocus(form.getByLabel('New Position')), true);
  await form.getByLabel('New Position').fill('10000');
  await form.getByLabel('Reason').fill('They go live first');
  await form.getByRole('button', { name: 'Move', exact: true }).click();
  await form.getByText(/Enter a position from 1 to \d+\./).waitFor();
  await form.getByLabel('New Position').fill('3');
  await form.getByText(/^Down by one:/).waitFor();
  await assertAccessible(page, 'the form that moves a customer');
  assert.equal(await page.locator('.slds-button_brand').count(), 1);
  await form.getByRole('button', { name: 'Move', exact: true }).click();
  await page
    .getByText(/moved from position \d+ to 3\./)
    .first()
    .waitFor();
  await becomes(() => positionOf(page, onboarding), 3);
  await rowOf(page, onboarding)
    .getByRole('button', { name: /^History/ })
    .click();
  const history = page.locator('c-queue-history');
  await history.getByText('They go live first').waitFor();
  await history.getByRole('img', { name: /^Position of/ }).waitFor();
  await assertAccessible(page, 'the history of a customer');
});

test('D13: the keyboard lifts and drops a customer, and Esc puts it back', async () => {
  const onboarding = await joined();
  const page = await browser.signedIn('manager');
  await openQueue(page);
  const position = await positionOf(page, onboarding);
  const handle = rowOf(page, onboarding).getByRole('button', { name: `, position ${position}` });
  await handle.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await becomes(
    () =>
      page
        .locator('[data-id="live"]')
        .innerText()
        .then((text) => text.startsWith(`Position ${position - 2} of`)),
    true,
  );
  assert.equal(await hasFocus(handle), true);
  await page.keyboard.press('Escape');
  await becomes(() => positionOf(page, onboarding), position);
  assert.equal(await hasFocus(handle), true);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  const form = page.locator('c-queue-change');
  await becomes(() => hasFocus(form.getByLabel('Reason')), true);
  assert.equal(await form.getByLabel('New Position').inputValue(), String(position - 1));
  await page.keyboard.type('They are ready');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await becomes(() => positionOf(page, onboarding), position - 1);
});

test('D13: a customer is dragged to another position', async () => {
  const first = await joined();
  const second = await joined();
  const page = await browser.signedIn('manager');
  await openQueue(page);
  const before = await positionOf(page, first);
  await rowOf(page, second).locator('.handle').dragTo(rowOf(page, first));
  const form = page.locator('c-queue-change');
  await form.getByText(/^Down by one:/).waitFor();
  await form.getByLabel('Reason').fill('They are ready');
  await form.getByRole('button', { name: 'Move', exact: true }).click();
  await becomes(() => positionOf(page, second), before);
});

test('D13: someone who moves a customer that a colleague just took out of the queue reads who did it and why', async () => {
  const onboarding = await joined();
  const [page, deputy] = [await browser.signedIn('manager'), await browser.signedIn('deputy')];
  await Promise.all([openQueue(page), openQueue(deputy)]);
  await rowOf(page, onboarding)
    .getByRole('button', { name: /^Move to Position/ })
    .click();
  await page.getByLabel('New Position').fill('1');
  await page.getByLabel('Reason').fill('They go live first');
  await rowOf(deputy, onboarding)
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await deputy.getByLabel('Reason').fill('The district paused');
  await deputy.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await rowOf(deputy, onboarding).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page
    .getByText(
      `${onboarding.accountName} is no longer in the queue. Quinn Halvorsen made the change: The district paused`,
    )
    .waitFor();
  assert.equal(await page.locator('c-queue-change').count(), 0);
  await becomes(() => hasFocus(page.locator('[data-id="gone"]')), true);
});

test('A2: the specialist sees the position in the queue, in the work list, and on the case', async () => {
  const onboarding = await joined();
  const page = await browser.signedIn('specialist');
  await openQueue(page);
  const position = await positionOf(page, onboarding);
  assert.equal(await page.getByRole('button', { name: /^Move to Position/ }).count(), 0);
  await page.getByRole('searchbox').fill(onboarding.accountName);
  await becomes(() => page.locator('ol.rows > li:visible').count(), 1);
  assert.equal(await rowOf(page, onboarding).isVisible(), true);
  await page.goto('/lightning/n/My_Onboarding');
  await page.getByRole('searchbox', { name: /by school/ }).fill(onboarding.accountName);
  await page.getByText(`Queue position ${position}`).waitFor();
  await openCase(page, onboarding.id);
  await page.getByText(`Position ${position} of`).waitFor();
});

test('A7: a customer that finishes leaves the queue, and its history stays', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  await join(onboarding);
  const page = await browser.signedIn('manager');
  await openQueue(page);
  await rowOf(page, onboarding).waitFor();
  await browser.admin.update('Case', onboarding.id, {
    Rostering_Complete_Date__c: today(),
  });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await becomes(() => rowOf(page, onboarding).count(), 0);
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page
    .locator('c-queue-history')
    .getByText(new RegExp(`${onboarding.accountName}: Finished at position`))
    .waitFor();
});

test('A1: the queue works on a phone', async () => {
  const onboarding = await joined();
  const page = await browser.signedIn('manager', PHONE);
  await openQueue(page);
  await rowOf(page, onboarding)
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  const form = page.locator('c-queue-change');
  await form.getByLabel('Reason').fill('On hold until summer');
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the queue on a phone');
  await form.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await becomes(() => rowOf(page, onboarding).count(), 0);
  await page.getByRole('button', { name: 'Add Customers' }).click();
  const add = page.locator('c-queue-add');
  await add.getByLabel('Reason').fill('They are back');
  await add.getByRole('button', { name: `Add ${onboarding.accountName}` }).click();
  await rowOf(page, onboarding).waitFor();
});
