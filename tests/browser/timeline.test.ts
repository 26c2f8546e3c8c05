/**
 * The timeline of a case: open tasks, then months, newest first, with items that open in place, filters by
 * kind, and loading on scroll.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  caseOf,
  integrationCasesOf,
  newCase,
  rosteringCase,
  today,
  type OnboardingCase,
} from '../support/onboarding.ts';
import type { Fields, Rest } from '../support/rest.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { button, fillForm, openCase, submit, toast } from './form.ts';

const browser = useBrowser();
const DAY = 86_400_000;

/** Components from a flexipage have their own tag names here. */
const timeline = (page: Page): Locator => page.locator('c-case-timeline, lwc-case-timeline');
const items = (page: Page): Locator => timeline(page).locator('c-timeline-item');
const titles = async (page: Page): Promise<string[]> =>
  (await items(page).locator('.title').allInnerTexts()).map((title) => title.trim());
const kind = (page: Page, name: string): Locator =>
  timeline(page).getByRole('button', { name: new RegExp(`^${name} \\d`) });
const headings = (page: Page): Promise<string[]> => timeline(page).getByRole('heading', { level: 3 }).allInnerTexts();
const itemCalled = (page: Page, title: string): Locator => items(page).filter({ hasText: title }).first();

const daysAgo = (days: number, seconds = 0): string => new Date(Date.now() - days * DAY - seconds * 1000).toISOString();

const email = (onboarding: OnboardingCase, subject: string, fields: Fields = {}): Fields => ({
  ParentId: onboarding.id,
  Subject: subject,
  FromName: 'Avery Collins',
  FromAddress: 'specialist@rosterpath.example',
  ToAddress: 'toakes@juniper.example',
  Status: '3',
  TextBody: `About ${subject}`,
  ...fields,
});

const task = (onboarding: OnboardingCase, subject: string, fields: Fields = {}): Fields => ({
  WhatId: onboarding.id,
  WhoId: onboarding.contactId,
  Subject: subject,
  Status: 'Completed',
  Priority: 'Normal',
  TaskSubtype: 'Call',
  ...fields,
});

/** In collections of 200, the maximum of one request. */
async function createAll(admin: Rest, object: string, records: readonly Fields[]): Promise<void> {
  for (let start = 0; start < records.length; start += 200) {
    const attributed = records.slice(start, start + 200).map((fields) => ({ attributes: { type: object }, ...fields }));
    await admin.call('POST', '/composite/sobjects', { allOrNone: true, records: attributed });
  }
}

/** One item of each kind: an email from yesterday, the rest around noon today, in this order. */
async function eventfulCase(admin: Rest): Promise<OnboardingCase> {
  const onboarding = await rosteringCase(admin, 'Clever');
  const at = (minute: number): Fields => ({ CreatedDate: `${today()}T18:0${minute}:00.000Z` });
  const call = { Description: 'Thirty minutes.\nLaunch in December.', ...at(1) };
  await admin.create('EmailMessage', email(onboarding, 'Welcome', { MessageDate: daysAgo(1) }));
  await admin.create('Task', task(onboarding, 'Kickoff call', call));
  await admin.create('Task', task(onboarding, 'Send slides', { TaskSubtype: 'Task', Status: 'Not Started', ...at(2) }));
  await admin.create('CaseComment', { ParentId: onboarding.id, CommentBody: 'Prefers the phone.', ...at(3) });
  const post = { ParentId: onboarding.id, Type: 'TextPost', Body: 'Waiting for the district.', ...at(4) };
  await admin.create('FeedItem', post);
  return onboarding;
}

async function show(page: Page, id: string): Promise<void> {
  await openCase(page, id);
  await items(page).first().waitFor();
}

/** Scrolls like a mouse wheel until so many items are loaded. */
async function scrollToTheEnd(page: Page, wanted: number): Promise<void> {
  await timeline(page).hover({ position: { x: 300, y: 5 } });
  for (let turn = 0; turn < 100 && (await items(page).count()) < wanted; turn++) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(50);
  }
}

test('B14: emails, posts, notes, calls, tasks, stages, and integrations are listed newest first, below open tasks', async () => {
  const onboarding = await eventfulCase(browser.admin);
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  const page = await browser.signedIn('specialist');
  await show(page, onboarding.id);
  const opened = `Clever integration case ${integration?.CaseNumber} opened`;
  const shown = await titles(page);
  const byThePlatform = [opened, 'Moved from New to Rostering', 'Case opened in New'];
  const byPeople = shown.filter((title) => !byThePlatform.includes(title)).map((title) => title.replace(/^.* /, ''));
  assert.deepEqual(byPeople, ['slides', 'posted', 'note', 'call', 'Welcome']);
  assert.equal(shown.at(-1), 'Welcome');
  // A submission creates its items at the same time, after the case was opened or in the same second.
  assert.deepEqual(
    shown.filter((title) => byThePlatform.includes(title)),
    byThePlatform,
  );
  const firstHeadings = async (): Promise<string[]> => (await headings(page)).slice(0, 2);
  await becomes(firstHeadings, ['Upcoming & Overdue', 'This Month']);
  await timeline(page).getByText('logged a call with Terry Oakes').waitFor();
  await assertAccessible(page, 'the timeline');

  await timeline(page).getByRole('link', { name: opened }).click();
  await page.waitForURL(`**/${integration?.Id}/view`);
});

test('B14: an overdue task is on top until it is completed, and each month has one heading', async () => {
  const onboarding = await newCase(browser.admin);
  const { OwnerId } = await caseOf(browser.admin, onboarding.id);
  const open = { TaskSubtype: 'Task', Status: 'Not Started', OwnerId };
  const longAgo = daysAgo(100);
  await browser.admin.create('Task', task(onboarding, 'Send slides', { ...open, CreatedDate: longAgo }));
  const overdue = { ...open, CreatedDate: longAgo, ActivityDate: daysAgo(90).slice(0, 10) };
  await browser.admin.create('Task', task(onboarding, 'Call back', overdue));
  await browser.admin.create('EmailMessage', email(onboarding, 'Reminder', { MessageDate: '2024-03-20T17:00:00Z' }));
  await browser.admin.create('EmailMessage', email(onboarding, 'Welcome', { MessageDate: '2024-03-05T17:00:00Z' }));
  const page = await browser.signedIn('specialist');
  await show(page, onboarding.id);
  assert.deepEqual(await titles(page), ['Call back', 'Send slides', 'Case opened in New', 'Reminder', 'Welcome']);
  assert.deepEqual(await headings(page), ['Upcoming & Overdue', 'This Month', 'March 2024']);
  await itemCalled(page, 'Call back').getByText('Overdue', { exact: true }).waitFor();
  await itemCalled(page, 'Send slides').getByText('No due date').waitFor();
  await itemCalled(page, 'Reminder').getByText('Mar 20, 2024, 12:00 PM', { exact: true }).waitFor();
  await assertAccessible(page, 'open tasks in the timeline');
  const frames = items(page).locator('.item');
  const heights = await frames.evaluateAll((all) => all.slice(-2).map(({ clientHeight }) => clientHeight));
  assert.ok(
    heights.every((height) => height > 0 && height <= 84),
    `Items are compact: ${heights.join(', ')} px high.`,
  );

  await itemCalled(page, 'Call back').getByRole('button', { name: 'Mark Complete' }).click();
  await becomes(() => titles(page), ['Send slides', 'Case opened in New', 'Call back', 'Reminder', 'Welcome']);
  await becomes(() => button(page, 'Mark Complete').count(), 1);
});

test('the page hardly moves while it loads', async () => {
  const onboarding = await eventfulCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await page.addInitScript(() => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) moved += entry.value;
      Object.assign(window, { moved });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await show(page, onboarding.id);
  await page.waitForLoadState('networkidle');
  const moved = await page.evaluate(() => ('moved' in window ? Number(window.moved) : 0));
  assert.ok(moved <= 0.1, `The layout shifts by ${moved}. Up to 0.1 is good.`);
});

test('B14: an item opens in place, and only the safe parts of an email are shown', async () => {
  const onboarding = await newCase(browser.admin);
  const html = '<p>Hello <b>Terry</b></p><img src="x" onerror="window.harmed = 1"><script>window.harmed = 1</script>';
  await browser.admin.create(
    'EmailMessage',
    email(onboarding, 'Welcome', { HtmlBody: html, CcAddress: 'ae@rosterpath.example' }),
  );
  await browser.admin.create('EmailMessage', email(onboarding, '<b>Re:</b> Welcome', { MessageDate: daysAgo(2) }));
  const page = await browser.signedIn('specialist');
  await show(page, onboarding.id);

  const welcome = itemCalled(page, 'Avery Collins sent an email');
  const toggle = welcome.getByRole('button', { name: 'Show details of Welcome' });
  await toggle.click();
  await welcome.getByText('Hello Terry').waitFor();
  await welcome.getByText('ae@rosterpath.example').waitFor();
  assert.equal(await page.evaluate(() => 'harmed' in window), false, 'Nothing of the email runs.');
  await assertAccessible(page, 'an open email');
  await welcome.getByRole('button', { name: 'Hide details of Welcome' }).click();
  await welcome.getByText('Hello Terry').waitFor({ state: 'hidden' });
  await timeline(page).getByText('<b>Re:</b> Welcome').first().waitFor();
});

test('B14: filtering by kind, opening an item, and loading more work with only the keyboard', async () => {
  const onboarding = await newCase(browser.admin);
  const emails = Array.from({ length: 30 }, (_, index) =>
    email(onboarding, `Email ${index}`, { MessageDate: daysAgo(3, index) }),
  );
  await createAll(browser.admin, 'EmailMessage', emails);
  const page = await browser.signedIn('specialist');
  // Without scrolling, nothing is loaded in advance.
  await page.addInitScript(() => {
    window.IntersectionObserver = class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    } as unknown as typeof IntersectionObserver;
  });
  await show(page, onboarding.id);
  await becomes(() => items(page).count(), 20);

  await kind(page, 'All').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await timeline(page).getByText('Case opened in New').waitFor({ state: 'hidden' });
  await items(page).first().waitFor();
  await becomes(() => kind(page, 'Emails').getAttribute('aria-pressed'), 'true');
  await timeline(page).getByRole('button', { name: 'Emails 30', exact: true }).waitFor();
  await becomes(async () => (await titles(page))[0], 'Email 0');
  await assertAccessible(page, 'one kind');

  await button(page, 'Show details of Email 19').focus();
  await page.keyboard.press('Enter');
  await timeline(page).getByText('About Email 19').first().waitFor();
  await button(page, 'Show more').focus();
  await page.keyboard.press('Enter');
  const next = button(page, 'Show details of Email 20');
  await next.waitFor();
  await page.waitForFunction(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('title') === 'Show details of Email 20';
  });
  await becomes(() => items(page).count(), 30);
  await becomes(() => button(page, 'Show more').count(), 0, 'Everything is loaded.');

  await kind(page, 'All').press('Enter');
  await becomes(() => items(page).count(), 20);
  await kind(page, 'All').press('Enter');
  await becomes(() => items(page).count(), 20, 'Clicking again shows the same items.');
  await kind(page, 'Stages').press('Enter');
  await timeline(page).getByText('Case opened in New').waitFor();
  await becomes(() => items(page).count(), 1);
});

test('B14: scrolling loads more, each item once, and one of 200 opens in place', async () => {
  const onboarding = await newCase(browser.admin);
  const emails = Array.from({ length: 120 }, (_, index) =>
    email(onboarding, `Email ${String(index).padStart(3, '0')}`, {
      MessageDate: daysAgo(2, Math.floor(index / 5) * 600),
    }),
  );
  await createAll(browser.admin, 'EmailMessage', emails);
  const calls = Array.from({ length: 90 }, (_, index) => task(onboarding, `Call ${index}`));
  await createAll(browser.admin, 'Task', calls);
  const page = await browser.signedIn('specialist');
  await show(page, onboarding.id);
  assert.ok((await items(page).count()) < 60, 'Not everything is loaded at once.');
  // A new item arrives meanwhile.
  await browser.admin.create('FeedItem', { ParentId: onboarding.id, Type: 'TextPost', Body: 'Meanwhile' });
  await scrollToTheEnd(page, 211);
  const shown = await titles(page);
  assert.equal(shown.length, 211);
  assert.equal(new Set(shown).size, 211, 'Nothing twice, nothing missing.');
  assert.equal(
    shown.findIndex((title) => title.startsWith('Email')),
    91,
    'The emails are older.',
  );

  // `npm run bench` measures the response time with so many rows.
  const toggle = itemCalled(page, 'Email 119').locator('[data-id="toggle"]');
  await toggle.click();
  await becomes(() => toggle.getAttribute('aria-expanded'), 'true');

  await timeline(page).getByRole('button', { name: 'Refresh the timeline' }).click();
  await timeline(page).getByText('Meanwhile').waitFor();
  await becomes(() => items(page).count(), 212, 'What was loaded stays.');
});

test('B14: the timeline shows what a submission does without a reload', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await show(page, onboarding.id);
  await becomes(() => titles(page), ['Case opened in New']);
  await fillForm(page, 'Clever');
  await submit(page);
  await toast(page).getByRole('link').waitFor();
  await timeline(page).getByText('Moved from New to Rostering').waitFor();
  await timeline(page)
    .getByText(/^Clever integration case \d+ opened$/)
    .waitFor();
});

test('a timeline that can’t be loaded says so, and can try again', async () => {
  const onboarding = await eventfulCase(browser.admin);
  const page = await browser.signedIn('specialist');
  const answer = [{ exceptionType: 'System.QueryException', message: 'Down', isUserDefinedException: false }];
  await page.route('**/TimelineController/getItems', (route) => route.fulfill({ status: 500, json: answer }));
  await openCase(page, onboarding.id);
  const again = timeline(page).getByRole('button', { name: 'Try Again' });
  await again.waitFor();
  await assertAccessible(page, 'a timeline that could not be read');
  await page.unroute('**/TimelineController/getItems');
  await again.click();
  await timeline(page).getByText('Kickoff call').first().waitFor();
});

test('B14: on a phone, nothing scrolls sideways, and targets are large enough to tap', async () => {
  const onboarding = await eventfulCase(browser.admin);
  const long = 'Averylongwordwithoutanyplacetobreakit'.repeat(6);
  await browser.admin.create(
    'EmailMessage',
    email(onboarding, long, { TextBody: long, ToAddress: `${long}@example.com` }),
  );
  const page = await browser.signedIn('specialist', PHONE);
  await show(page, onboarding.id);
  await itemCalled(page, long).getByRole('button').click();
  await itemCalled(page, long).locator('.text').waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the timeline on a phone');
  for (const name of ['All', 'Emails']) {
    const box = await kind(page, name).boundingBox();
    assert.ok(box && box.height >= 44, `${name} is ${box?.height} px high.`);
  }
});

test('B14: support and account executives can read it too, and an integration case has its own timeline', async () => {
  const onboarding = await eventfulCase(browser.admin);
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  await browser.admin.update('Case', integration.Id, { Status: 'Working' });
  const executive = await browser.signedIn('ae');
  await show(executive, onboarding.id);
  await becomes(() => items(executive).count(), 9);

  const agent = await browser.signedIn('support');
  await agent.goto(`/lightning/r/Case/${integration.Id}/view`);
  await items(agent).first().waitFor();
  await becomes(() => titles(agent), ['Moved from New to Working', 'Case opened in New']);
});
