/** What runs in the page to see when something is there: text, because it is the browser's program and not ours. */
import type { Page } from 'playwright-core';

/** Looks once a frame. The page's own `querySelector` stops at components; the browser's, kept from before, does not. */
const WATCH = `
  const find = Document.prototype.querySelector;
  window.benchFind = (selector) => find.call(document, selector);
  window.benchUntil = (condition) => new Promise((resolve, reject) => {
    const look = () => {
      if (condition()) {
        window.benchSeen = performance.now();
        requestAnimationFrame(() => resolve(performance.now()));
      }
      else if (performance.now() > begun + 30000) reject(new Error('It did not come: ' + condition));
      else requestAnimationFrame(look);
    };
    const begun = performance.now();
    look();
  });
`;

export interface Seen {
  /** Milliseconds from the start of the navigation. */
  readonly at: number;
  /** Data requests that had been sent by then, in order. */
  readonly requests: readonly string[];
}

export async function install(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** `condition` is an expression of the browser's; it may use `benchFind(selector)`. */
export function until(page: Page, condition: string): Promise<Seen> {
  return page.evaluate(`benchUntil(() => ${condition}).then((at) => ({
    at,
    requests: performance.getEntriesByType('resource')
      .filter(({ name, startTime }) => name.includes('/services/data/') && startTime < benchSeen)
      .map(({ name }) => decodeURIComponent(new URL(name).pathname.replace(/^.services.data.v[0-9.]+/, ''))),
  }))`);
}

/** Milliseconds from a click to the frame after which the expression has another value. */
export async function afterClick(page: Page, click: () => Promise<void>, expression: string): Promise<number> {
  await page.evaluate(`{
    const before = ${expression};
    window.benchClick = new Promise((resolve) => document.addEventListener('click', () => {
      const clicked = performance.now();
      benchUntil(() => (${expression}) !== before).then((at) => resolve(at - clicked));
    }, { capture: true, once: true }));
    // The last value would be waited for.
    undefined;
  }`);
  await click();
  return page.evaluate('benchClick');
}
