/** Chromium pages with sample users, and the assertions that all browser tests share. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Locator, type Page, type Request } from 'playwright-core';
import { Rest } from '../support/rest.ts';

export const BASE_URL = process.env['BASE_URL'] ?? 'http://localhost:8460';

export const DESKTOP = { width: 1440, height: 900 };
/** The time zone of the sample users. */
const TIME_ZONE = 'America/Chicago';
export const PHONE = { width: 390, height: 844 };

/** How long to wait for the expected state of a page, and how often to check. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 50;

/** Screenshots of the pages that a failed test had open. */
export const PICTURES_OF_FAILURES = '.cache/browser-failures';

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Containers have no user namespaces and no GPU. The other flags keep Chromium from using the network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface BrowserTests {
  /** The org as its administrator, to create records and check the results. */
  readonly admin: Rest;
  /** A page in a new browser. `user` is the part of the username before the @, such as `specialist`. */
  signedIn(user: string, viewport?: { width: number; height: number }, timeZone?: string): Promise<Page>;
  /** A page in a new browser of someone who isn't a user. */
  visitor(viewport?: { width: number; height: number }): Promise<Page>;
}

/**
 * Call this at the top of a test file. The file shares one Chromium, each test closes its pages, and script
 * errors fail the test.
 */
export function useBrowser(): BrowserTests {
  let browser: Browser | undefined;
  let admin: Rest | undefined;
  let contexts: BrowserContext[] = [];
  let problems: string[] = [];

  before(async () => {
    [browser, admin] = await Promise.all([launch(), Rest.signIn(BASE_URL, 'admin')]);
  });
  after(() => browser?.close());
  afterEach(async (test) => {
    if ('passed' in test && !test.passed) await takePictures(contexts, test.name);
    await Promise.all(contexts.map((context) => context.close()));
    const found = problems;
    contexts = [];
    problems = [];
    assert.deepEqual(found, [], 'The page threw no error.');
  });

  const watched = (page: Page): Page => {
    contexts.push(page.context());
    page.on('pageerror', (error) => problems.push(error.stack || error.message));
    return page;
  };

  return {
    get admin() {
      assert.ok(admin, 'The org is available after the tests start.');
      return admin;
    },
    async signedIn(user, viewport = DESKTOP, timeZone = TIME_ZONE) {
      assert.ok(browser, 'The browser is available after the tests start.');
      return watched(await signedIn(browser, user, viewport, timeZone));
    },
    async visitor(viewport = PHONE) {
      assert.ok(browser, 'The browser is available after the tests start.');
      return watched(await newPage(browser, viewport, TIME_ZONE));
    },
  };
}

export async function signedIn(
  browser: Browser,
  user: string,
  viewport = DESKTOP,
  timeZone = TIME_ZONE,
): Promise<Page> {
  const username = `${user}@rosterpath.example`;
  const page = await newPage(browser, viewport, timeZone);
  const { request } = page.context();
  const reply = await request.post('/local/session', { data: { username }, headers: { origin: BASE_URL } });
  assert.equal(reply.status(), 200, `${user} could not sign in: ${await reply.text()}`);
  return page;
}

async function newPage(
  browser: Browser,
  viewport: { width: number; height: number },
  timezoneId: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport, baseURL: BASE_URL, timezoneId, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

async function takePictures(contexts: readonly BrowserContext[], name: string): Promise<void> {
  mkdirSync(PICTURES_OF_FAILURES, { recursive: true });
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const path = `${PICTURES_OF_FAILURES}/${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}-${index + 1}.png`;
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
    console.error(`How the page looked: ${path}`);
  }
}

/**
 * Waits until the page has the expected value, because a page updates a frame or a request later. If it never
 * does, shows the difference like `deepEqual`.
 */
export async function becomes<T>(read: () => Promise<T>, expected: T, message?: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let actual = await read();
  while (!isDeepStrictEqual(actual, expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    actual = await read();
  }
  assert.deepEqual(actual, expected, message);
}

export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element.matches(':focus'));
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Checks the page's current state with axe. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  // A document keeps the script, and reading it takes almost as long as a check.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: axe.RunOptions): Promise<axe.AxeResults> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  assert.deepEqual(found, [], `Accessibility of ${state}`);
}

/** Checks that the page doesn't scroll sideways. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'The page scrolls sideways.');
}

/** Records the page's writes from now on: Apex calls except those that get data, and changes through the UI API. */
export function watchWrites(page: Page): string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    const name = nameOfWrite(request);
    if (name !== undefined) writes.push(name);
  });
  return writes;
}

const READING_APEX = /\/apex\/\w+\/get\w+$/;

function nameOfWrite(request: Request): string | undefined {
  const { pathname } = new URL(request.url());
  if (request.method() === 'GET' || READING_APEX.test(pathname) || pathname.startsWith('/local/')) return undefined;
  return pathname.split('/').slice(-2).join('.');
}
