/** Answers of customers: from the Outbox of a laptop to the feed, the thread, and the answer in it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import {
  clickInto,
  composer,
  emailsOf,
  filledIn,
  message,
  openEmail,
  pills,
  schoolCase,
  sendButton,
  subject,
} from './email.ts';
import { button, openCase, toast } from './form.ts';

const browser = useBrowser();

const activity = (page: Page) => page.getByRole('tabpanel', { name: 'Activity' });

async function sendWelcome(page: Page, caseId: string): Promise<void> {
  await openEmail(page, caseId);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Your start with us');
  await sendButton(page).click();
  await toast(page).getByText('“Your start with us” was sent.').waitFor();
}

test('B9: a customer replies, the case says so, and the answer goes into the thread', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await sendWelcome(page, made.id);

  await page.goto('/lightning/n/Outbox');
  await button(page, 'Reply as Terry Oakes').click();
  await assertAccessible(page, 'a reply in the outbox');
  await page.getByRole('textbox', { name: 'Reply' }).fill('When do we start?\n<b>Terry</b>');
  await button(page, 'Send Reply').click();
  await toast(page).getByText('Terry Oakes replied').waitFor();
  await toast(page)
    .getByRole('link', { name: /^Case \d+$/ })
    .click();
  await page.waitForURL(`**/${made.id}/view`);

  await page.getByRole('tab', { name: 'Activity' }).click();
  await activity(page).getByText('Unanswered').waitFor();
  await activity(page).getByText('Email from Terry Oakes to', { exact: false }).waitFor();
  await activity(page).getByText('When do we start? <b>Terry</b>', { exact: true }).waitFor();
  await assertAccessible(page, 'an unanswered email in the feed');
  await activity(page)
    .getByRole('button', { name: /^Show details of Re: Your start with us/ })
    .click();
  await button(page, 'Show quoted text').click();
  await activity(page).getByText('Hello Terry,').first().waitFor();

  await activity(page).getByRole('button', { name: 'Reply', exact: true }).click();
  await becomes(() => pills(page, 'To'), ['Terry Oakes']);
  await becomes(() => subject(page).inputValue(), 'Re: Your start with us');
  await message(page).getByText('> When do we start?').waitFor();
  await clickInto(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('We start on Monday.');
  await sendButton(page).click();
  await toast(page).getByText('“Re: Your start with us” was sent.').waitFor();
  await activity(page).getByText('Unanswered').waitFor({ state: 'hidden' });

  const answer = (await emailsOf(browser.admin, made.id)).find(({ Subject }) => Subject.startsWith('Re:'));
  assert.ok(answer);
  assert.match(answer.HtmlBody, /We start on Monday\..*Terry Oakes wrote:.*&gt; When do we start\?/s);
  assert.equal(answer.ToAddress, 'toakes@juniper.example');
  await page.getByRole('tab', { name: 'Emails' }).click();
});

test('a thank-you needs no reply, with one press on the path', async () => {
  const made = await schoolCase(browser.admin);
  await browser.admin.create('EmailMessage', {
    ParentId: made.id,
    Incoming: true,
    Status: '0',
    Subject: 'Thank you',
    FromName: 'Terry Oakes',
    FromAddress: 'toakes@juniper.example',
    TextBody: 'Thanks!',
    MessageDate: new Date().toISOString(),
  });
  const page = await browser.signedIn('specialist');
  await openCase(page, made.id);
  await page.getByText('Reply to Terry Oakes, who wrote on', { exact: false }).waitFor();
  await assertAccessible(page, 'a case that waits for a reply');
  await button(page, 'No Reply Needed').click();
  await toast(page).getByText('The case no longer waits for a reply to Terry Oakes.').waitFor();
  await page.getByText('Send the welcome email to Terry Oakes.').waitFor();
  await button(page, 'No Reply Needed').waitFor({ state: 'hidden' });
});

test('a new email address of the contact reaches the header, the card, and the recipients', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, made.id);
  await page.getByText('toakes@juniper.example').first().waitFor();
  await browser.admin.update('Contact', made.contactId, { Email: 'terry.new@juniper.example' });
  await button(page, 'Refresh the timeline').click();
  await becomes(() => page.getByText('toakes@juniper.example').count(), 0);
  await becomes(() => page.getByText('terry.new@juniper.example').count(), 2, 'Header and card');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await sendButton(page).click();
  await toast(page).getByText('was sent.', { exact: false }).waitFor();
  const [sent] = await emailsOf(browser.admin, made.id);
  assert.equal(sent?.ToAddress, 'terry.new@juniper.example');
});

test('B9: a reply can be written and answered on a phone', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist', PHONE);
  await sendWelcome(page, made.id);
  await page.goto('/lightning/n/Outbox');
  await page
    .getByRole('button', { name: /^Your start with us/ })
    .first()
    .click();
  await button(page, 'Reply as Terry Oakes').click();
  await page.getByRole('textbox', { name: 'Reply' }).fill('When do we start?');
  const longName = `${'Roster_of_Juniper_Elementary_'.repeat(3)}2026.csv`;
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: longName, mimeType: 'text/csv', buffer: Buffer.from('a,b') });
  await page.getByText(longName, { exact: true }).waitFor();
  await assertNoSidewaysScroll(page);
  await button(page, 'Send Reply').click();
  await toast(page).getByText('Terry Oakes replied').waitFor();
  await openCase(page, made.id);
  await page.getByRole('tab', { name: 'Activity' }).click();
  await activity(page).getByText('Unanswered').waitFor();
  await activity(page).getByRole('button', { name: longName }).waitFor();
  await assertNoSidewaysScroll(page);
  await activity(page).getByText('Unanswered').scrollIntoViewIfNeeded();
  await activity(page).getByRole('button', { name: 'Reply', exact: true }).click();
  await composer(page).getByText('> When do we start?').waitFor();
  await becomes(() => message(page).evaluate((text) => text.getBoundingClientRect().top >= 0), true, 'Its start shows');
});

test('B9: a file that the customer sends is on the email, and opens from the feed and from the thread', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await sendWelcome(page, made.id);
  await page.goto('/lightning/n/Outbox');
  await button(page, 'Reply as Terry Oakes').click();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Here is our roster.');
  const roster = { name: 'Roster 2026.csv', mimeType: 'text/csv', buffer: Buffer.from('First,Last\nMía,Ortega\n') };
  await page.locator('input[type="file"]').setInputFiles([{ ...roster, name: 'wrong.pdf' }, roster]);
  await button(page, 'Remove wrong.pdf').click();
  await assertAccessible(page, 'a reply with a file');
  await button(page, 'Send Reply').click();
  await toast(page).getByText('Terry Oakes replied').waitFor();

  await openCase(page, made.id);
  await page.getByRole('tab', { name: 'Activity' }).click();
  const inFeed = activity(page).getByRole('list', { name: 'Files' });
  await becomes(() => inFeed.innerText().then((text) => text.replace(/\s+/g, ' ').trim()), 'Roster 2026.csv 1 KB');
  await assertAccessible(page, 'a file in the feed');
  assert.deepEqual(await downloaded(page, inFeed), [roster.name, roster.buffer.toString()]);
  await page.getByRole('tab', { name: 'Emails' }).click();
  const inThread = page.getByRole('tabpanel', { name: 'Emails' }).getByRole('list', { name: 'Files' });
  await inThread.waitFor();
  await assertAccessible(page, 'a file in the thread');
  assert.deepEqual(await downloaded(page, inThread), [roster.name, roster.buffer.toString()]);
});

/** The name and the contents of the file that a press opens. */
async function downloaded(page: Page, list: Locator): Promise<[string, string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), list.getByRole('button').click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}
