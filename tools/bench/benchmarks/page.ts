import type { Browser } from 'playwright-core';
import { monitoringCase, newCase, rosteringCase, type OnboardingCase } from '../../../tests/support/onboarding.ts';
import { fillForm, openCase, submit } from '../../../tests/browser/form.ts';
import { Rest } from '../../../tests/support/rest.ts';
import { startServer } from '../../../tests/support/server.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { launch, visit } from '../page/chromium.ts';
import { afterClick, install, until, type Seen } from '../page/probe.ts';
import { median, rounded } from '../statistics.ts';

const ROUNDS = 7;

const PATH_IS_THERE = `benchFind('c-stage-path [role="option"][aria-current]')`;
const DATA = '**/services/data/**';

export const page: Benchmark = {
  about: 'The case page in Chromium, compared with an empty record page',
  async run({ say }) {
    const server = await startServer();
    const browser = await launch();
    try {
      const admin = await Rest.signIn(server.url, 'admin');
      const onboarding = await rosteringCase(admin, 'Clever');
      say(`Opening the case page ${ROUNDS} times, and an empty one…`);
      return [
        await firstRender(browser, server.url, onboarding),
        await asking(browser, server.url, [await newCase(admin), onboarding, await monitoringCase(admin)]),
        ...(await returning(browser, server.url, onboarding)),
        await submitting(browser, server.url, await newCase(admin)),
        await shifting(browser, server.url, admin),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function firstRender(browser: Browser, url: string, onboarding: OnboardingCase): Promise<Figure> {
  const title = `document.title.includes('${onboarding.number}')`;
  const full: number[] = [];
  const empty: number[] = [];
  // The first round fills the caches of the server and the browser.
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [
      await open(browser, url, onboarding.id, PATH_IS_THERE, false),
      await open(browser, url, onboarding.id, title, true),
    ];
    if (round === 0) continue;
    full.push(one.at);
    empty.push(other.at);
  }
  const [ours, theirs] = [median(full), median(empty)];
  return {
    name: 'case page until the path shows the stage',
    value: rounded(ours / theirs),
    unit: '×',
    most: 1.5,
    note: `${rounded(ours, 0)} ms compared with ${rounded(theirs, 0)} ms for an empty record page, medians of ${ROUNDS}`,
  };
}

/** In every stage: the panel of the stage must not ask before the path is there. */
async function asking(browser: Browser, url: string, cases: readonly OnboardingCase[]): Promise<Figure> {
  let most: readonly string[] = [];
  for (const { id } of cases) {
    const { requests } = await open(browser, url, id, PATH_IS_THERE, false);
    most = requests.length > most.length ? requests : most;
  }
  return {
    name: 'data requests until then, in any stage',
    value: most.length,
    unit: 'requests',
    most: 3,
    note: most.map(shortName).join(', '),
  };
}

/** Uses the same handler for both pages, so that only their contents differ. */
async function open(browser: Browser, url: string, id: string, condition: string, isEmpty: boolean): Promise<Seen> {
  const page = await visit(browser, url);
  await install(page);
  await page.route('**/local/config', async (route) => {
    const config = (await (await route.fetch()).json()) as {
      flexipages: Record<string, { regions: { items: unknown[] }[] }>;
    };
    if (isEmpty)
      for (const { regions } of Object.values(config.flexipages)) for (const region of regions) region.items = [];
    await route.fulfill({ json: config });
  });
  await page.goto(`/lightning/r/Case/${id}/view`, { waitUntil: 'commit' });
  const seen = await until(page, condition);
  await page.context().close();
  return seen;
}

const shortName = (path: string): string => path.replace(/^\/(ui-api|local\/apex)\//, '').replace(/\/500\w{15}/, '/ID');

/** Holds all requests, to see what the page shows without waiting for them. */
async function returning(browser: Browser, url: string, { id, number }: OnboardingCase): Promise<Figure[]> {
  const page = await visit(browser, url);
  await install(page);
  await page.goto(`/lightning/o/Case/list?filterName=Onboarding_Cases`);
  await page.getByRole('link', { name: number }).click();
  await until(page, PATH_IS_THERE);
  await page.waitForLoadState('networkidle');
  await page.goBack();
  await page.getByRole('link', { name: number }).waitFor();
  let held = 0;
  await page.route(DATA, () => {
    held += 1;
  });
  const took = await afterClick(
    page,
    () => page.getByRole('link', { name: number }).click(),
    `Boolean(${PATH_IS_THERE})`,
  ).catch(() => null);
  const isThere = took !== null && page.url().includes(id);
  await page.context().close();
  return [
    {
      name: 'returning to a case: requests that the user waits for',
      value: isThere ? 0 : held,
      unit: 'requests',
      most: 0,
      note: took === null ? '' : `the path appears after ${rounded(took, 0)} ms with all answers held`,
    },
  ];
}

async function submitting(browser: Browser, url: string, onboarding: OnboardingCase): Promise<Figure> {
  const page = await visit(browser, url);
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever');
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/services/data/')) requests.push(`${request.method()} ${pathname}`);
  });
  await submit(page);
  await page.locator('c-stage-path [role="option"][aria-current]').filter({ hasText: 'Rostering' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  const isRead = (request: string): boolean => request.startsWith('GET') || /\/(get\w+|preview)$/.test(request);
  const writes = requests.filter((request) => !isRead(request));
  return {
    name: 'submitting the form: write requests',
    value: writes.length,
    unit: 'requests',
    most: 1,
    note: `and ${requests.length - writes.length} to show the result`,
  };
}

const FEED_ENTRIES = 60;

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** Runs in the page. Moves that follow an input don't count. */
const WATCH_SHIFTS = `
  globalThis.benchShifts = [];
  const nameOf = ({ node }) => ((node?.nodeName ?? '').toLowerCase() + ' ' + (node?.className ?? '')).trim();
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) benchShifts.push({ value, moved: sources.map(nameOf) });
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** What moves while the page loads, as Chromium scores it (https://web.dev/articles/cls). */
async function shifting(browser: Browser, url: string, admin: Rest): Promise<Figure> {
  const onboarding = await rosteringCase(admin, 'Clever');
  for (let entry = 1; entry <= FEED_ENTRIES; entry++)
    await admin.create('CaseComment', { ParentId: onboarding.id, CommentBody: `Entry ${entry} of the feed.` });
  const page = await visit(browser, url);
  await page.addInitScript(WATCH_SHIFTS);
  await page.goto(`/lightning/r/Case/${onboarding.id}/view`);
  await page.getByText(`Entry ${FEED_ENTRIES} of the feed.`).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  const shifts = await page.evaluate<Shift[]>('benchShifts');
  await page.context().close();
  const largest = shifts.toSorted((a, b) => b.value - a.value)[0];
  return {
    name: `layout shift of a case with ${FEED_ENTRIES} feed entries`,
    value: rounded(
      shifts.reduce((sum, { value }) => sum + value, 0),
      3,
    ),
    unit: 'score',
    most: 0.05,
    note: largest
      ? `the largest is ${rounded(largest.value, 3)}: ${largest.moved.slice(0, 3).join(', ')}`
      : 'nothing moves',
  };
}
