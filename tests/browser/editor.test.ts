/** The text of an email in the rich text editor, which rewrites each text it gets and fires a change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { becomes, useBrowser } from './browser.ts';
import {
  chooseTemplate,
  composer,
  emailSaved,
  emailsOf,
  filledIn,
  clickInto,
  nameOfFocused,
  openEmail,
  paste,
  pills,
  PROGRESS_LEARNING,
  recipients,
  schoolCase,
  sendButton,
  subject,
} from './email.ts';
import { button, toast } from './form.ts';

const browser = useBrowser();

/** Longer than the pause before a draft is saved. */
const PAUSE = 1500;

/** The texts in the change events since then. */
async function watchEditor(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const keep = (event: Event): void => {
      const { detail } = event as CustomEvent<{ value?: string } | null>;
      if (detail?.value?.startsWith('<')) told.push(detail.value);
    };
    document.addEventListener('change', keep, { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

test('focusing the text changes nothing: no draft is saved, and other recipients get their greeting', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  const told = await watchEditor(page);

  await clickInto(page, 'We look forward');
  await becomes(() => nameOfFocused(page), 'Message');
  assert.equal((await told()).length, 1, 'The editor fires a change for its rewritten text.');
  await subject(page).focus();
  await page.waitForTimeout(PAUSE);
  assert.deepEqual(await emailsOf(browser.admin, made.id, '5'), []);
  assert.equal(await button(page, 'Discard Draft').count(), 0);
  await composer(page).getByText('Your draft saves automatically.').waitFor();

  await recipients(page, 'To').focus();
  await paste(page, 'text/plain', 'Grace Hill <ghill@juniper.example>');
  await becomes(async () => (await pills(page, 'To')).length, 2);
  await filledIn(page, 'Hello Terry and Grace,');
  await becomes(() => nameOfFocused(page), 'To');

  await chooseTemplate(page, PROGRESS_LEARNING);
  await filledIn(page, 'Welcome to Progress Learning!');
});

test('typed text is saved as a draft, is not replaced without a question, and is sent', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await clickInto(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bring coffee.');
  await emailSaved(page);

  await chooseTemplate(page, PROGRESS_LEARNING);
  await composer(page).getByText('You changed the text.', { exact: false }).waitFor();
  await button(page, 'Keep My Text').click();
  await button(page, 'Preview').click();
  await button(page, 'Back to Writing').click();
  await clickInto(page);
  await page.keyboard.type(' And tea.');
  await sendButton(page).click();
  await toast(page).getByText('was sent.', { exact: false }).waitFor();
  const [sent] = await emailsOf(browser.admin, made.id);
  assert.match(sent?.HtmlBody ?? '', /<p>Bring coffee\. And tea\.<\/p>/);
  assert.match(sent?.HtmlBody ?? '', /<ul><li>.*<\/li><\/ul>/s);
});

test('formats a list and a bold word with the toolbar and with keys', async () => {
  const made = await schoolCase(browser.admin, { BillingState: null });
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await clickInto(page);
  // Without the signature
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('One');
  await button(page, 'Bulleted List').click();
  await becomes(() => button(page, 'Bulleted List').getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+B');
  await page.keyboard.type('Three');
  await emailSaved(page);
  const [draft] = await emailsOf(browser.admin, made.id, '5');
  assert.equal(draft?.HtmlBody, '<ul><li>One</li><li>Two</li></ul><p><strong>Three</strong></p>');
});
