/** A Chromium page signed in as one of the sample users, and the few helpers every browser test needs. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const BASE_URL = process.env['BASE_URL'] ?? 'http://localhost:8460';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // A container has no user namespaces and no GPU; the rest keeps Chromium from looking for the network.
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

/** `user` is the part before the @, such as `specialist`. Every script error on the page fails the test. */
export async function signedIn(browser: Browser, user: string, viewport = DESKTOP): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    baseURL: BASE_URL,
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
  });
  await signIn(context, user);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => assert.fail(`The page threw: ${error.stack ?? error.message}`));
  return page;
}

export async function signIn(context: BrowserContext, user: string): Promise<void> {
  const reply = await context.request.post('/local/session', {
    data: { username: `${user}@rosterpath.example` },
    headers: { origin: BASE_URL },
  });
  assert.equal(reply.status(), 200, `${user} could not sign in: ${await reply.text()}`);
}

/** No violation that axe can find, in the state the page is in. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  assert.deepEqual(found, [], `Accessibility of ${state}`);
}

/** Nothing hangs out of the window sideways. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'The page scrolls sideways.');
}
