import type { Browser, Page } from 'playwright-core';
import { answerDetails, button, choose, DETAILS_STEP, openCase, step } from '../../../tests/browser/form.ts';
import { newCase } from '../../../tests/support/onboarding.ts';
import { Rest } from '../../../tests/support/rest.ts';
import { startServer } from '../../../tests/support/server.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { launch, visit } from '../page/chromium.ts';
import { afterClick, install, sinceClick } from '../page/probe.ts';
import { median, rounded } from '../statistics.ts';

const VISITS = 5;
/** As slow as the computers that schools and their vendors have, compared with a new one. */
const SLOWER = 4;

/** The steps that Next opens, and what is on the page then. */
const FIELDS_ARE_THERE = `Boolean(benchFind('c-rostering-field'))`;
const ALL_FIELDS = 12;
const ALL_ARE_THERE = `benchCount('c-rostering-field') === ${ALL_FIELDS}`;
const REVIEW_IS_THERE = `Boolean(benchFind('c-rostering-review'))`;

export const form: Benchmark = {
  about: `Next in the rostering form, with a CPU that is ${SLOWER} times slower`,
  async run({ say }) {
    const server = await startServer();
    const browser = await launch();
    try {
      const admin = await Rest.signIn(server.url, 'admin');
      say(`Filling in the form ${VISITS} times…`);
      const toFields: number[] = [];
      const toAll: number[] = [];
      const toReview: number[] = [];
      // The first round fills the caches of the server and the browser.
      for (let round = 0; round <= VISITS; round++) {
        const [fields, all, review] = await fillingIn(browser, server.url, (await newCase(admin)).id);
        if (round === 0) continue;
        toFields.push(fields);
        toAll.push(all);
        toReview.push(review);
      }
      return [
        figure('the rostering information', toFields, 200),
        figure(`all its ${ALL_FIELDS} fields`, toAll),
        figure('the review', toReview, 200),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function fillingIn(browser: Browser, url: string, caseId: string): Promise<[number, number, number]> {
  const page = await visit(browser, url);
  await install(page);
  await openCase(page, caseId);
  await choose(page, 'Student and teacher upload', 'Clever');
  const [fields, all] = await next(page, FIELDS_ARE_THERE, ALL_ARE_THERE);
  await step(page, DETAILS_STEP).waitFor();
  await answerDetails(page);
  const [review] = await next(page, REVIEW_IS_THERE, REVIEW_IS_THERE);
  await page.context().close();
  return [fields, all, review];
}

/** The times from the click until the step is drawn, and until it is complete. The requests that are still open must not count. */
async function next(page: Page, drawn: string, complete: string): Promise<[number, number]> {
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const toDrawn = await afterClick(page, () => button(page, 'Next').click(), drawn);
  const toComplete = await sinceClick(page, complete);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return [toDrawn, toComplete];
}

const figure = (what: string, times: readonly number[], most?: number): Figure => ({
  name: `Next until ${what} appear${what.endsWith('s') ? '' : 's'}`,
  value: rounded(median(times), 0),
  unit: 'ms',
  ...(most === undefined ? {} : { most }),
  note: `median of ${VISITS}, with a CPU that is ${SLOWER} times slower`,
});
