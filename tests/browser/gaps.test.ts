/** What an email still has to be filled in is listed before it goes, at the Send button. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { composer, emailsOf, filledIn, focused, openEmail, schoolCase, sendButton, subject } from './email.ts';
import { button, toast } from './form.ts';

const browser = useBrowser();

test('decision 16: fills in typed merge fields when the user sends, and shows the email before it goes', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Welcome, {!Contact.FirstName} and {!Nobody.Knows}');
  await sendButton(page).click();
  await composer(page).getByText('We filled in your merge fields.', { exact: false }).waitFor();
  await composer(page).getByText('{!Contact.FirstName} is now: Terry').waitFor();
  await becomes(async () => (await focused(page)).evaluate((active) => active.getAttribute('data-field')), 'filled');
  assert.equal(await subject(page).inputValue(), 'Welcome, Terry and {!Nobody.Knows}');
  await composer(page).getByText("We can't fill in {!Nobody.Knows}.", { exact: false }).waitFor();
  await assertAccessible(page, 'an email after its merge fields were filled in');
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  assert.equal((await emailsOf(browser.admin, made.id)).length, 0);
  await subject(page).fill('Welcome, Terry');
  await sendButton(page).click();
  await toast(page).getByText('“Welcome, Terry” was sent.').waitFor();
});

test('decision 16: lists merge fields in typed text at the Send button, and sends them only after Send Anyway', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Welcome, {!Nobody.Knows} and [Name]');
  await sendButton(page).click();
  const list = composer(page).getByText('Nothing was sent yet. Check this first');
  await list.waitFor();
  await becomes(
    async () => (await focused(page)).evaluate((active) => active.getAttribute('data-field')),
    'unconfirmed',
  );
  await composer(page).getByText("We can't fill in {!Nobody.Knows}.", { exact: false }).waitFor();
  await assertAccessible(page, 'an email with gaps');
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await composer(page).getByRole('button', { name: 'Go to {!Nobody.Knows}' }).click();
  await page.keyboard.type('Juniper');
  await becomes(() => subject(page).inputValue(), 'Welcome, Juniper and [Name]');
  await list.waitFor({ state: 'hidden' });
  await sendButton(page).click();
  await list.waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 0);
  await button(page, 'Send Anyway').click();
  await toast(page).getByText('“Welcome, Juniper and [Name]” was sent.').waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);
});
