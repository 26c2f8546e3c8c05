/** The kickoff checklist, and the kickoff call (A4). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, today } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, DESKTOP, PHONE, useBrowser } from './browser.ts';
import { emailsOf, schoolCase } from './email.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

const DAY = 24 * 60 * 60 * 1000;

const card = (page: Page): Locator => page.locator('c-kickoff-checklist, lwc-kickoff-checklist');
const press = (page: Page, name: string): Locator => card(page).getByRole('button', { name, exact: true });

/** As a user of the locale types it. A phone has its own date field. */
function typed(days: number, isPhone: boolean): string {
  const date = new Date(Date.parse(today()) + days * DAY);
  return isPhone
    ? date.toISOString().slice(0, 10)
    : `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

async function enter(page: Page, days: number, isPhone: boolean): Promise<void> {
  await card(page).getByLabel('Date').fill(typed(days, isPhone));
  await press(page, 'Save').click();
}

for (const [screen, viewport] of [
  ['a computer', DESKTOP],
  ['a phone', PHONE],
] as const)
  test(`A4: on ${screen}, a questionnaire arrives in one click`, async () => {
    const onboarding = await newCase(browser.admin);
    const page = await browser.signedIn('specialist', viewport);
    await openCase(page, onboarding.id);
    await card(page).scrollIntoViewIfNeeded();
    await card(page).getByText('Not there yet: Purchase order and Organization Settings Questionnaire.').waitFor();
    await assertAccessible(page, `the kickoff on ${screen}`);
    await assertNoSidewaysScroll(page);
    await card(page)
      .getByRole('button', { name: /^Received Today ?: Organization Settings Questionnaire$/u })
      .click();
    await toast(page).getByText('Marked as received today.').waitFor();
    await card(page).getByText('Not there yet: Purchase order.').waitFor();
    const { Organization_Questionnaire_Received__c: day } = await browser.admin.one<{
      Organization_Questionnaire_Received__c: string;
    }>(`SELECT Organization_Questionnaire_Received__c FROM Case WHERE Id = '${onboarding.id}'`);
    assert.ok(day);
  });

for (const [screen, viewport, days] of [
  ['a computer', DESKTOP, 30],
  ['a phone', PHONE, 34],
] as const)
  test(`A4: on ${screen}, the specialist schedules, moves, and cancels the kickoff call, and everyone is told`, async () => {
    const isPhone = viewport === PHONE;
    const onboarding = await schoolCase(browser.admin);
    const sent = async (): Promise<number> => (await emailsOf(browser.admin, onboarding.id)).length;
    const page = await browser.signedIn('specialist', viewport);
    await openCase(page, onboarding.id);
    await card(page).scrollIntoViewIfNeeded();
    await press(page, 'Schedule the Kickoff Call').click();
    await enter(page, days, isPhone);
    await toast(page).getByText('People invited: 3.').waitFor();
    await card(page).getByText('Invitation sent').waitFor();
    assert.equal(await sent(), 1);
    await assertAccessible(page, `a kickoff call on ${screen}`);
    await assertNoSidewaysScroll(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Download Calendar File').click(),
    ]);
    assert.match(readFileSync(await download.path(), 'utf8'), /METHOD:REQUEST\r\n[^]*SUMMARY:Kickoff call/u);

    await press(page, 'Move the Kickoff Call').click();
    await enter(page, days + 1, isPhone);
    await becomes(sent, 2, 'They get the new time');
    await press(page, 'Cancel the Kickoff Call').click();
    await card(page).getByText('People who were invited get an email.').waitFor();
    await assertAccessible(page, `the question on ${screen}`);
    await press(page, 'Cancel the Kickoff Call').click();
    await card(page).getByText('No kickoff call is scheduled.').waitFor();
    await becomes(sent, 3, 'They get the cancellation');
  });
