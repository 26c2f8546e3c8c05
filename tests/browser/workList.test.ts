/** The specialist's first page: the order of the cases, steps that are taken in place, filters, and colleagues' cases. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { monitoringCase, newCase, rosteringCase, today, type OnboardingCase } from '../support/onboarding.ts';
import {
  assertAccessible,
  assertNoSidewaysScroll,
  becomes,
  hasFocus,
  PHONE,
  useBrowser,
  watchWrites,
} from './browser.ts';
import { recipients } from './email.ts';
import { button } from './form.ts';

const browser = useBrowser();

const rowOf = (page: Page, { accountName }: OnboardingCase): Locator =>
  page.locator('c-work-list-row').filter({ has: page.getByRole('link', { name: accountName, exact: true }) });

const named = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });

const search = (page: Page, words: string): Promise<void> =>
  page.getByRole('searchbox', { name: /by school/ }).fill(words);

/** The other files' cases are in the same org, and the list shows 80 at first. */
const searchOurs = (page: Page): Promise<void> => search(page, `Juniper Elementary ${process.pid}-`);

async function openList(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/lightning/n/My_Onboarding');
  await page.locator('c-work-list-row').first().waitFor();
  await searchOurs(page);
}

async function plan(onboarding: OnboardingCase, subject: string): Promise<string> {
  const { OwnerId } = await browser.admin.one<{ OwnerId: string }>(
    `SELECT OwnerId FROM Case WHERE Id = '${onboarding.id}'`,
  );
  return browser.admin.create('Task', {
    WhatId: onboarding.id,
    OwnerId,
    Subject: subject,
    Status: 'Not Started',
    TaskSubtype: 'Call',
    ActivityDate: today(),
  });
}

async function write(onboarding: OnboardingCase): Promise<void> {
  await browser.admin.create('EmailMessage', {
    ParentId: onboarding.id,
    Incoming: true,
    Status: '0',
    Subject: 'When do we start?',
    FromName: 'Terry Oakes',
    FromAddress: 'toakes@juniper.example',
    MessageDate: new Date().toISOString(),
  });
}

test('D14: a specialist starts with unanswered replies, then calls that are due, then next steps, then what the cases wait for', async () => {
  const waits = await rosteringCase(browser.admin, 'Clever');
  const steps = await newCase(browser.admin);
  const calls = await newCase(browser.admin);
  await plan(calls, 'Call back');
  const replies = await newCase(browser.admin);
  await write(replies);
  const page = await browser.signedIn('specialist');
  await openList(page);
  await page.getByRole('heading', { name: 'My onboarding cases' }).waitFor();
  const wanted = [replies, calls, steps, waits].map(({ accountName }) => accountName);
  const names = await page.locator('c-work-list-row h3').allInnerTexts();
  assert.deepEqual(
    names.map((name) => name.trim()).filter((name) => wanted.includes(name)),
    wanted,
  );
  await assertAccessible(page, 'the work list');
  assert.equal(await page.locator('.slds-button_brand').count(), 1);
  assert.match(await rowOf(page, waits).innerText(), /Waiting for Integration Support since\stoday/);
});

test('D14: of two next steps, the one comes first whose customer is ahead in the implementation queue', async () => {
  const outside = await newCase(browser.admin);
  const behind = await newCase(browser.admin);
  const ahead = await newCase(browser.admin);
  for (const { id, accountName } of [ahead, behind]) {
    const { AccountId } = await browser.admin.one<{ AccountId: string }>(
      `SELECT AccountId FROM Case WHERE Id = '${id}'`,
    );
    await browser.admin.create('Opportunity', {
      Name: accountName,
      AccountId,
      StageName: 'PO in Hand',
      Type: 'New Business',
      CloseDate: today(),
    });
  }
  const page = await browser.signedIn('specialist');
  await openList(page);
  const wanted = [ahead, behind, outside].map(({ accountName }) => accountName);
  const names = await page.locator('c-work-list-row h3').allInnerTexts();
  assert.deepEqual(
    names.map((name) => name.trim()).filter((name) => wanted.includes(name)),
    wanted,
    'Without the queue, the case that has waited longest would be first',
  );
  const place = async (onboarding: OnboardingCase): Promise<number> =>
    Number(/Queue position (\d+)/u.exec(await rowOf(page, onboarding).innerText())?.[1]);
  assert.ok((await place(ahead)) < (await place(behind)));
  assert.ok(Number.isNaN(await place(outside)));
});

test('D14: the reply, the call, and the task of a case are taken from the list', async () => {
  const onboarding = await newCase(browser.admin);
  await plan(onboarding, 'Call back about the kickoff');
  const page = await browser.signedIn('specialist');
  await openList(page);
  const row = rowOf(page, onboarding);
  await row.getByText('Call back about the kickoff').waitFor();
  assert.equal(await row.getByRole('link', { name: '(555) 010-0142' }).getAttribute('href'), 'tel:5550100142');

  await row.getByRole('button', { name: 'Log a Call' }).click();
  await becomes(() => hasFocus(row.getByLabel('Subject')), true);
  assert.equal(await page.locator('.slds-button_brand').count(), 1);
  await assertAccessible(page, 'a call in the work list');
  await row.getByLabel('Call Notes').fill('Terry calls back after the board meeting.');
  const writes = watchWrites(page);
  await row.getByRole('button', { name: 'Log Call', exact: true }).click();
  await page.getByText('Call logged. The call you planned is complete.').waitFor();
  await row.getByText('Call back about the kickoff').waitFor({ state: 'detached' });
  assert.deepEqual(writes, ['ActivityController.logCall']);
  await becomes(
    () => hasFocus(page.getByRole('listitem').filter({ has: row })),
    true,
    'The case has moved in the list.',
  );

  await plan(onboarding, 'Send the guide');
  await openList(page);
  await row.getByRole('button', { name: 'Mark Complete: Send the guide' }).click();
  await row.getByText('Send the guide').waitFor({ state: 'detached' });
  const open = await browser.admin.query(`SELECT Id FROM Task WHERE WhatId = '${onboarding.id}' AND IsClosed = FALSE`);
  assert.deepEqual(open, []);
});

test('D14: the next step opens the case with the composer, and the list is fresh when the user comes back', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openList(page);
  const row = rowOf(page, onboarding);
  await row.getByRole('button', { name: 'Send the welcome email' }).click();
  await page.waitForURL(`**/${onboarding.id}/view`);
  await recipients(page, 'To').waitFor();
  await button(page, 'Send Email').waitFor();
  await write(onboarding);
  await page.getByRole('link', { name: 'My Onboarding' }).click();
  await searchOurs(page);
  await rowOf(page, onboarding).getByRole('button', { name: 'Reply to an email' }).waitFor();
});

test('D14: a missing integration case is created in the list', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await browser.admin.query<{ Id: string }>(
    `SELECT Id FROM Case WHERE ParentId = '${onboarding.id}'`,
  );
  await browser.admin.call('DELETE', `/sobjects/Case/${integration?.Id}`);
  const page = await browser.signedIn('specialist');
  await openList(page);
  const row = rowOf(page, onboarding);
  await row.getByRole('button', { name: 'Create the integration case' }).click();
  await row.getByText('Wait for the support team').waitFor();
});

test('D14: filters and the search leave what the specialist looks for, and the filter is remembered', async () => {
  const onboarding = await newCase(browser.admin);
  const other = await rosteringCase(browser.admin, 'Clever');
  const page = await browser.signedIn('specialist');
  await openList(page);
  await named(page, /^No welcome email/).click();
  await rowOf(page, onboarding).waitFor();
  assert.equal(await rowOf(page, other).count(), 0);
  await openList(page);
  await rowOf(page, onboarding).waitFor();
  assert.equal(await named(page, /^No welcome email/).getAttribute('aria-pressed'), 'true');
  await search(page, other.accountName);
  await page.getByText('No cases here').waitFor();
  await assertAccessible(page, 'a work list without a match');
  await button(page, 'Show All').click();
  await search(page, other.number);
  await page.getByText('1 of 1 cases').waitFor();
});

test('D14: a manager looks at the cases of a colleague and of everyone', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('manager');
  await page.goto('/lightning/n/My_Onboarding');
  await page.getByText('Nothing to do right now').waitFor();
  await assertAccessible(page, 'an empty work list');
  await named(page, /^Whose cases/).click();
  await page.getByRole('menuitemcheckbox', { name: /^Avery Collins/ }).click();
  await page.getByRole('heading', { name: 'Onboarding cases of Avery Collins' }).waitFor();
  await searchOurs(page);
  await rowOf(page, onboarding).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Onboarding cases of Avery Collins' }).waitFor();
  await named(page, /^Whose cases/).click();
  await page.getByRole('menuitemcheckbox', { name: 'All cases' }).click();
  await searchOurs(page);
  await rowOf(page, onboarding).getByText('Avery Collins').waitFor();
});

test('an account executive starts in the list of schools, without a work list', async () => {
  const page = await browser.signedIn('ae');
  await page.goto('/');
  await page.getByRole('heading', { name: 'My Schools', exact: true }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'My Onboarding' }).count(), 0);
});

test('D14: the work list fits on a phone', async () => {
  const onboarding = await newCase(browser.admin);
  await plan(onboarding, 'Call back');
  const page = await browser.signedIn('specialist', PHONE);
  await openList(page);
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the work list on a phone');
  const row = rowOf(page, onboarding);
  for (const target of [
    row.getByRole('link', { name: onboarding.accountName }),
    row.getByRole('link', { name: '(555) 010-0142' }),
    row.getByRole('button', { name: 'Log a Call' }),
    row.getByRole('button', { name: /^Mark Complete/ }),
  ]) {
    const box = await target.boundingBox();
    assert.ok((box?.height ?? 0) >= 44, `${await target.innerText()} is ${box?.height} px high`);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await assertNoSidewaysScroll(page);
});

test('D14: the filter "No usage yet" has the cases where nobody has used a product', async () => {
  const unused = await monitoringCase(browser.admin);
  const other = await monitoringCase(browser.admin);
  for (const [onboarding, students] of [[unused, 0] as const, [other, 3] as const]) {
    await browser.admin.create('Usage_Snapshot__c', {
      Account__c: onboarding.accountId,
      Product__c: 'Progress Learning',
      As_Of_Date__c: today(),
      Snapshot_Key__c: `${onboarding.accountId}:list`,
      Licensed__c: 120,
      Active_Students__c: students,
    });
  }
  const page = await browser.signedIn('specialist');
  await openList(page);
  await named(page, /^No usage yet/).click();
  await rowOf(page, unused).getByText('No usage yet').waitFor();
  assert.equal(await rowOf(page, other).count(), 0);
  await assertAccessible(page, 'cases without usage');
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
});
