/** Writing on a case: notes, calls, posts, and tasks above the timeline (B14). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';
import { composer, filledIn, openEntry, schoolCase, subject } from './email.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

const timeline = (page: Page): Locator => page.locator('c-case-timeline, lwc-case-timeline');
/** The editor that is open. */
const entry = (page: Page): Locator => composer(page).locator('c-activity-entry').filter({ visible: true });

async function save(page: Page, button: string, said: string): Promise<void> {
  await entry(page).getByRole('button', { name: button }).click();
  await toast(page).getByText(said).waitFor();
}

async function opened(
  role: string,
  onboarding: OnboardingCase,
  viewport?: { width: number; height: number },
): Promise<Page> {
  const page = await browser.signedIn(role, viewport);
  await openCase(page, onboarding.id);
  await composer(page).waitFor();
  return page;
}

test('B14: a note, a call, a post, and a task appear in the timeline without a reload', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await opened('specialist', onboarding);
  await openEntry(page, 'Note');
  await entry(page).getByLabel('Note').fill('Prefers mornings.');
  // Esc closes menus and dialogs, but never throws away a text.
  await page.keyboard.press('Escape');
  await assertAccessible(page, 'the composer of a note');
  await save(page, 'Add Note', 'Note added.');
  await timeline(page).getByText('Prefers mornings.').waitFor();

  await openEntry(page, 'Log a Call');
  await entry(page).getByLabel('Call Notes').fill('They start in May.');
  await save(page, 'Log Call', 'Call logged.');
  await timeline(page).getByText('They start in May.').waitFor();

  await openEntry(page, 'Post');
  await entry(page).getByRole('textbox', { name: 'Post' }).fill('The district said yes.');
  await save(page, 'Share', 'Post shared.');
  await timeline(page).getByText('The district said yes.').waitFor();

  await openEntry(page, 'Task');
  await entry(page).getByLabel('Subject').fill('Ask about SSO');
  await entry(page).getByLabel('Due Date').fill('Dec 15, 2026');
  await assertAccessible(page, 'the composer of a task');
  await save(page, 'Add Task', 'Task added.');
  await timeline(page).getByRole('link', { name: 'Ask about SSO' }).waitFor();

  await timeline(page).getByRole('button', { name: 'Mark Complete' }).click();
  await toast(page).getByText('Task completed.').waitFor();
  await timeline(page).getByText('Completed by Avery Collins').first().waitFor();
  assert.equal(await timeline(page).getByRole('button', { name: 'Mark Complete' }).count(), 0);

  const [note] = await browser.admin.query<{ IsPublished: boolean }>(
    `SELECT IsPublished FROM CaseComment WHERE ParentId = '${onboarding.id}'`,
  );
  assert.equal(note?.IsPublished, false);
});

test('what was typed offline stays, is restored after a reload, and is saved once', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await opened('specialist', onboarding);
  await openEntry(page, 'Note');
  await entry(page).getByLabel('Note').fill('From the tunnel');
  await page.route('**/addNote', (route) => route.abort('internetdisconnected'));
  await entry(page).getByRole('button', { name: 'Add Note' }).click();
  await entry(page).getByText("You're offline.", { exact: false }).waitFor();
  await page.reload();
  await entry(page).getByText("We restored the text that you hadn't saved.").waitFor();
  await page.unroute('**/addNote');
  await save(page, 'Add Note', 'Note added.');
  await timeline(page).getByText('From the tunnel').waitFor();
});

test('the keyboard alone writes a note', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await opened('specialist', onboarding);
  const note = composer(page).getByRole('button', { name: 'Note' });
  await note.focus();
  await page.keyboard.press('Enter');
  await entry(page).getByLabel('Note').waitFor();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await toast(page).getByText('Note added.').waitFor();
  await becomes(() => hasFocus(note), true, 'The focus is back where the note began.');
  assert.equal(await note.getAttribute('aria-expanded'), 'false');
});

test('what is typed in one editor stays while another one is open, and the button marks it as a draft', async () => {
  const onboarding = await schoolCase(browser.admin);
  const page = await opened('specialist', onboarding);
  await openEntry(page, 'Note');
  await entry(page).getByLabel('Note').fill('Half a note');
  await openEntry(page, 'Email');
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Half an email');
  await composer(page).getByRole('button', { name: 'Note Draft' }).waitFor();
  await assertAccessible(page, 'two drafts');
  await openEntry(page, 'Note');
  await becomes(() => entry(page).getByLabel('Note').inputValue(), 'Half a note');
  await composer(page).getByRole('button', { name: 'Email Draft' }).click();
  await becomes(() => subject(page).inputValue(), 'Half an email');
});

test('people who can only read the case are offered no email and no note', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await opened('ae', onboarding);
  await becomes(() => composer(page).getByRole('button').allInnerTexts(), ['Log a Call', 'Post', 'Task']);
});

test('on a phone nothing of the composer hangs over the edge', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await opened('specialist', onboarding, PHONE);
  await openEntry(page, 'Task');
  await entry(page).getByLabel('Subject').waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the composer on a phone');
});
