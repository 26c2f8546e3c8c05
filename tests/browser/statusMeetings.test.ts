/** The status meetings of a school with privileged service: invitation, calendar file, and cancellation. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { today } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser, watchWrites } from './browser.ts';
import { emailsOf, schoolCase } from './email.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

const DAY = 24 * 60 * 60 * 1000;

const card = (page: Page): Locator => page.locator('c-status-meetings, lwc-status-meetings');
const press = (page: Page, name: string): Locator => card(page).getByRole('button', { name, exact: true });
const dayAfter = (days: number): Date => new Date(Date.parse(today()) + days * DAY);

/** As a user of the locale types it. */
const typed = (date: Date): string => `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;

async function privilegedCase(): Promise<{ id: string }> {
  const onboarding = await schoolCase(browser.admin);
  const fields = { Privileged_Service_Since__c: `${today()}T08:00:00.000Z` };
  await browser.admin.update('Case', onboarding.id, fields);
  return onboarding;
}

/** On a phone, the browser has its own date field. */
async function planOnPhone(page: Page, days: number): Promise<void> {
  await press(page, 'Plan Meeting').click();
  await card(page).getByLabel('Date').fill(dayAfter(days).toISOString().slice(0, 10));
  await press(page, 'Save').click();
  await press(page, 'Send Invitation').waitFor();
}

test('A3: the specialist plans a meeting, invites the school, and downloads the calendar file', async () => {
  const onboarding = await privilegedCase();
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await card(page).scrollIntoViewIfNeeded();
  await card(page).getByText('in-depth screen-shares and troubleshooting').waitFor();
  const writes = watchWrites(page);
  await press(page, 'Plan Meeting').click();
  await assertAccessible(page, 'planning a meeting');
  await press(page, 'Save').click();
  await card(page).getByText('Choose a date.').waitFor();
  assert.deepEqual(writes, [], 'Nothing is sent without a date');
  await card(page)
    .getByLabel('Date')
    .fill(typed(dayAfter(9)));
  await press(page, 'Save').click();
  await press(page, 'Send Invitation').click();
  await toast(page).getByText('sent to one person').waitFor();
  await card(page).getByText('Invitation sent').waitFor();
  assert.deepEqual(writes, ['StatusMeetingController.plan', 'StatusMeetingController.invite']);
  await assertAccessible(page, 'an invitation that was sent');
  assert.equal((await emailsOf(browser.admin, onboarding.id)).length, 1);

  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download Calendar File').click()]);
  assert.equal(download.suggestedFilename(), 'meeting.ics');
  const text = readFileSync(await download.path(), 'utf8');
  assert.match(text, /^BEGIN:VCALENDAR\r\n[^]*METHOD:REQUEST\r\n[^]*END:VCALENDAR\r\n$/);
});

test('A5: a meeting with nothing to discuss is canceled in one click', async () => {
  const onboarding = await privilegedCase();
  const page = await browser.signedIn('specialist', PHONE);
  await openCase(page, onboarding.id);
  await card(page).scrollIntoViewIfNeeded();
  await planOnPhone(page, 1);
  await card(page).getByText('Nothing to discuss. Cancel?').waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'nothing to discuss');
  await press(page, 'Send Invitation').click();
  await card(page).getByText('Invitation sent').waitFor();
  await press(page, 'Cancel Meeting').first().click();
  await card(page).getByText('No status meeting is planned.').waitFor();
  await becomes(async () => (await emailsOf(browser.admin, onboarding.id)).length, 2, 'The school is told');
});
