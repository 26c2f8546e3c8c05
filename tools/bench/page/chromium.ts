/** Chromium for measuring: one browser, with a new context for each visit. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
}

/** Opens a page as the specialist, with an empty browser cache. */
export async function visit(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    reducedMotion: 'reduce',
  });
  await signIn(context, url);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const data = { username: 'specialist@rosterpath.example' };
  const reply = await context.request.post('/local/session', { data, headers: { origin: url } });
  if (!reply.ok()) throw new Error(`The specialist could not sign in: ${await reply.text()}`);
}
