/** The handoff to customer success, what is still open, and what stays of a closed onboarding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { caseOf, monitoringCase, today, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';
import { emailsOf, filledIn, pills, sendButton } from './email.ts';
import { button, choose, closedStage, openCase, pathAction, toast, work } from './form.ts';

const browser = useBrowser();

const path = (page: Page): Locator => page.locator('c-status-path, lwc-status-path');
const items = (page: Page): Locator => page.locator('c-open-items, lwc-open-items');

/** A case in Monitoring that meets its usage requirements. */
async function readyForHandoff(level: string, hasManager = true): Promise<OnboardingCase> {
  const made = await monitoringCase(browser.admin);
  const manager = await browser.admin.one<{ Id: string }>(
    "SELECT Id FROM User WHERE Username = 'csm@rosterpath.example'",
  );
  await browser.admin.update('Account', made.accountId, {
    Level__c: level,
    CSM__c: hasManager ? manager.Id : null,
  });
  await browser.admin.update('Case', made.id, { Usage_Requirements_Met_Date__c: today() });
  return made;
}

const handoffDate = async (caseId: string): Promise<string | null> =>
  (await caseOf(browser.admin, caseId)).Handoff_Date__c;

/** Descriptions of the calls on the account. */
const callsOf = async (accountId: string): Promise<(string | null)[]> =>
  (
    await browser.admin.query<{ Description: string | null }>(
      `SELECT Description FROM Task WHERE WhatId = '${accountId}' AND Subject = 'Handoff Email sent to CSM'`,
    )
  ).map(({ Description: text }) => text);

for (const level of ['District', 'School']) {
  test(`B19: the handoff email of a ${level.toLowerCase()} is recommended with its reason, and sets the date`, async () => {
    const made = await readyForHandoff(level);
    const page = await browser.signedIn('specialist');
    await openCase(page, made.id);
    await path(page).getByText('Send the handoff email to Taylor Nguyen.').waitFor();
    const reason = `Recommended because the account is marked as ${level} and the usage requirements are met.`;
    await work(page).getByText(reason).waitFor();
    await path(page).getByRole('button', { name: 'Send Handoff Email' }).click();
    await filledIn(page, `I'm handing this ${level.toLowerCase()} off to you`);
    assert.deepEqual(await pills(page, 'To'), ['Taylor Nguyen']);
    await sendButton(page).click();
    await button(page, 'Send Anyway').click();
    await path(page).getByText('Everything is in place').waitFor();
    assert.equal(await handoffDate(made.id), today());
    const [email] = await emailsOf(browser.admin, made.id);
    assert.match(email?.HtmlBody ?? '', new RegExp(`${level}: ${made.accountName}`));
    const [logged] = await callsOf(made.accountId);
    assert.match(logged ?? '', /to csm@rosterpath\.example/);
    await assertAccessible(page, 'a handoff that was made');
  });
}

test('B19: without a customer success manager, the next step is to log the handoff call', async () => {
  const made = await readyForHandoff('School', false);
  const page = await browser.signedIn('specialist', PHONE);
  await openCase(page, made.id);
  await path(page).getByText('The account has no customer success manager to write to.').waitFor();
  await path(page).getByRole('button', { name: 'Log the Handoff Call' }).click();
  const notes = page.getByRole('textbox', { name: 'How you handed off' });
  await notes.fill('Emailed Taylor from Outreach.');
  await assertAccessible(page, 'the handoff call');
  await assertNoSidewaysScroll(page);
  await page.locator('c-handoff-call').getByRole('button', { name: 'Log the Handoff Call' }).click();
  await toast(page).getByText('The Handoff Date is').waitFor();
  await path(page).getByText('Everything is in place').waitFor();
  assert.equal(await handoffDate(made.id), today());
  assert.deepEqual(await callsOf(made.accountId), ['Emailed Taylor from Outreach.']);
});

test('open items: ours and the customer’s stay apart from the reseller’s, and can be completed', async () => {
  const made = await monitoringCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, made.id);
  const add = async (responsible: string, text: string): Promise<void> => {
    await items(page).getByRole('button', { name: 'Add Item' }).click();
    await items(page).getByRole('textbox', { name: 'Description' }).fill(text);
    await choose(page, 'Responsible', responsible);
    await assertAccessible(page, `an item of ${responsible}`);
    await items(page).getByRole('button', { name: 'Save' }).click();
    await items(page).getByText(text, { exact: true }).waitFor();
  };
  await add('Customer', 'Which classes start in May?');
  await add('Reseller (VAR)', 'The order has no end date.');
  await page.getByText('Open items (1)').waitFor();
  const reseller = items(page).locator('section').filter({ hasText: 'The reseller is responsible' });
  await reseller.getByText('The order has no end date.', { exact: true }).waitFor();
  assert.equal(await reseller.getByText('Which classes start in May?', { exact: true }).count(), 0);
  await work(page).getByText('1 item is still open. The email lists it.').waitFor();

  await reseller.getByRole('button', { name: /Complete/ }).click();
  await page.getByText('Open items (1)').waitFor();
  await items(page).getByRole('button', { name: 'Show Completed (1)' }).click();
  await items(page).getByText('The order has no end date.', { exact: true }).waitFor();
  await assertAccessible(page, 'open and completed items');
});

for (const name of ['Kind', 'Responsible', 'Assigned To']) {
  test(`open items: the drop-down ${name} opens with one press while the description is blank`, async () => {
    const made = await monitoringCase(browser.admin);
    const page = await browser.signedIn('specialist');
    await openCase(page, made.id);
    await items(page).getByRole('button', { name: 'Add Item' }).click();
    await becomes(() => hasFocus(items(page).getByRole('textbox', { name: 'Description' })), true);
    const dropDown = items(page).getByRole('combobox', { name });
    await dropDown.click();
    await becomes(() => dropDown.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    await items(page).getByRole('button', { name: 'Cancel' }).click();
    await items(page).getByRole('button', { name: 'Add Item' }).waitFor();
  });
}

test('B20: a closed case is one summary, which prints on a page of its own', async () => {
  const made = await readyForHandoff('School');
  await browser.admin.create('CaseComment', {
    ParentId: made.id,
    CommentBody: 'The principal prefers “<b>mornings</b>”.',
  });
  await browser.admin.update('Case', made.id, { Handoff_Date__c: today() });
  const page = await browser.signedIn('specialist');
  await openCase(page, made.id);
  await pathAction(page).click();
  await closedStage(page).waitFor();
  await work(page).getByRole('tab', { name: 'Summary', selected: true }).waitFor();
  await becomes(() => path(page).locator('.next').innerText(), 'This onboarding is closed.');
  const facts = work(page).locator('c-closed-summary li');
  await facts.first().waitFor();
  const told = await facts.allInnerTexts();
  assert.equal(new Set(told).size, told.length, `Each fact is told once: ${told.join(' | ')}`);
  await items(page).getByText('Nothing is open on this onboarding.').waitFor();
  await assertAccessible(page, 'the summary of a closed case');

  await page.evaluate(() => {
    const open = window.open.bind(window);
    window.open = (...given) => {
      const opened = open(...given);
      if (opened) opened.print = () => undefined;
      return opened;
    };
  });
  const [printed] = await Promise.all([
    page.context().waitForEvent('page'),
    work(page).getByRole('button', { name: 'Print Summary' }).click(),
  ]);
  await printed.getByRole('heading', { name: `Onboarding summary: ${made.accountName}` }).waitFor();
  for (const name of ['Stages', 'Rostering', 'Usage', 'Handoff', 'Contacts', 'Subscriptions', 'Internal notes'])
    await printed.getByRole('heading', { name, exact: true }).waitFor();
  await printed.getByText('The principal prefers “<b>mornings</b>”.').waitFor();
});
