/** The bell: a customer's submission (B11) and a mention (B14) reach the colleague, who opens the case from there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newLink } from '../support/formLink.ts';
import { CLEVER_ANSWERS, newCase } from '../support/onboarding.ts';
import {
  assertAccessible,
  assertNoSidewaysScroll,
  BASE_URL,
  becomes,
  DESKTOP,
  hasFocus,
  PHONE,
  useBrowser,
} from './browser.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

const ANSWERS = { ...CLEVER_ANSWERS, Student_Upload_Method__c: 'Clever', Teachers_Differ__c: false };

const bell = (page: Page): Locator => page.getByRole('button', { name: /^Notifications/ });
const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Notifications' });

async function readAll(page: Page): Promise<void> {
  await page.goto('/');
  const data = { read: true };
  await page.request.patch('/services/data/v67.0/connect/notifications', { data, headers: { origin: BASE_URL } });
}

async function submitAsCustomer(caseId: string): Promise<void> {
  const token = await newLink(browser.admin, caseId);
  const customer = await browser.visitor();
  await customer.goto(`/form/${token}`);
  const reply = await customer.request.post('/form/apex/CustomerFormController/submit', {
    data: { token, version: null, values: ANSWERS },
    headers: { origin: BASE_URL },
  });
  assert.equal(reply.status(), 200, await reply.text());
}

for (const [screen, viewport] of [
  ['a computer', DESKTOP],
  ['a phone', PHONE],
] as const)
  test(`B11: on ${screen}, the bell tells the specialist that a customer sent the form, and opens the case`, async () => {
    const made = await newCase(browser.admin);
    const page = await browser.signedIn('specialist', viewport);
    await readAll(page);
    await page.reload();
    await bell(page).waitFor();
    await submitAsCustomer(made.id);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    // Other tests send notifications too.
    await page.getByRole('button', { name: /^Notifications, \d+ unread$/u }).click();
    const notice = panel(page).getByRole('link').filter({ hasText: made.number });
    await notice.getByText(`${made.accountName} sent the rostering form`).waitFor();
    await notice.getByText(`Case ${made.number}: Clever for students and teachers.`).waitFor();
    await assertAccessible(page, `the notifications on ${screen}`);
    await assertNoSidewaysScroll(page);
    await page.keyboard.press('Escape');
    await becomes(() => panel(page).count(), 0);
    assert.ok(await hasFocus(bell(page)), 'Escape returns the focus to the bell');
    await page.keyboard.press('Enter');
    await notice.click();
    await page.waitForURL(`**/lightning/r/Case/${made.id}/view`);
    await becomes(() => panel(page).count(), 0);
    await bell(page).click();
    await notice.waitFor();
    await becomes(() => notice.filter({ hasText: 'Unread:' }).count(), 0);
  });

test('B14: a mention in a post reaches the colleague, and all notifications can be marked as read', async () => {
  const made = await newCase(browser.admin);
  const colleague = await browser.signedIn('manager');
  await readAll(colleague);
  const page = await browser.signedIn('specialist');
  await openCase(page, made.id);
  const composer = page.locator('c-activity-composer, lwc-activity-composer');
  await composer.locator('[data-kind="post"]').click();
  await composer.getByRole('textbox', { name: 'Post' }).click();
  await page.keyboard.type('Please look, @robin');
  await composer.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await composer.getByRole('button', { name: 'Share' }).click();
  await toast(page).getByText('Post shared.').waitFor();
  await colleague.reload();
  await colleague.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  await panel(colleague).getByRole('link', { name: 'Unread: Avery Collins mentioned you' }).waitFor();
  await panel(colleague).getByRole('button', { name: 'Mark All as Read' }).click();
  await colleague.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  await becomes(() => panel(colleague).getByText('Unread:').count(), 0);
  await assertAccessible(colleague, 'notifications that are read');
  await colleague.getByRole('main').click({ position: { x: 5, y: 5 } });
  await becomes(() => panel(colleague).count(), 0);
});
