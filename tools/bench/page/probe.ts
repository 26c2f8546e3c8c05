/** Scripts that run in the page to see when something appears. They are text, because they run in the browser. */
import type { Page } from 'playwright-core';

/** Checks once per frame. Uses the browser's original methods, because the page's own ones don't look into components. */
const WATCH = `
  const find = Document.prototype.querySelector;
  const findAll = Document.prototype.querySelectorAll;
  window.benchFind = (selector) => find.call(document, selector);
  window.benchCount = (selector) => findAll.call(document, selector).length;
  window.benchUntil = (condition) => new Promise((resolve, reject) => {
    const look = () => {
      if (condition()) {
        window.benchSeen = performance.now();
        requestAnimationFrame(() => resolve(performance.now()));
      }
      else if (performance.now() > begun + 30000) reject(new Error('Did not appear: ' + condition));
      else requestAnimationFrame(look);
    };
    const begun = performance.now();
    look();
  });
`;

export interface Seen {
  /** Milliseconds from the start of the navigation. */
  readonly at: number;
  /** Data requests sent until then, in order. */
  readonly requests: readonly string[];
}

export async function install(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** `condition` is a browser expression. It can use `benchFind(selector)` and `benchCount(selector)`. */
export function until(page: Page, condition: string): Promise<Seen> {
  return page.evaluate(`benchUntil(() => ${condition}).then((at) => ({
    at,
    requests: performance.getEntriesByType('resource')
      .filter(({ name, startTime }) => name.includes('/services/data/') && startTime < benchSeen)
      .map(({ name }) => decodeURIComponent(new URL(name).pathname.replace(/^.services.data.v[0-9.]+/, ''))),
  }))`);
}

/** The time from a click until the value of the expression changes, in milliseconds. */
export async function afterClick(page: Page, click: () => Promise<void>, expression: string): Promise<number> {
  await page.evaluate(`{
    const before = ${expression};
    window.benchClick = new Promise((resolve) => document.addEventListener('click', () => {
      window.benchClicked = performance.now();
      benchUntil(() => (${expression}) !== before).then((at) => resolve(at - benchClicked));
    }, { capture: true, once: true }));
    // Without this, the script would wait for the last value.
    undefined;
  }`);
  await click();
  return page.evaluate('benchClick');
}

/** The time from the same click until the condition is true, in milliseconds. */
export const sinceClick = (page: Page, condition: string): Promise<number> =>
  page.evaluate(`benchUntil(() => ${condition}).then((at) => at - benchClicked)`);
