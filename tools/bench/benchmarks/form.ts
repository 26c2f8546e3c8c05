import type { Browser, Page } from 'playwright-core';
import { answerDetails, button, choose, DETAILS_STEP, openCase, step } from '../../../tests/browser/form.ts';
import { newCase } from '../../../tests/support/onboarding.ts';
import { Rest } from '../../../tests/support/rest.ts';
import { startServer } from '../../../tests/support/server.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { launch, visit } from '../page/chromium.ts';
import { afterClick, install } from '../page/probe.ts';
import { median, rounded } from '../statistics.ts';

const VISITS = 5;
/** As slow as the computers that schools and their vendors have, compared with a new one. */
const SLOWER = 4;

/** The steps that Next opens, and what is on the page then. */
const FIELDS_ARE_THERE = `Boolean(benchFind('c-rostering-field'))`;
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
      const toReview: number[] = [];
      // The first round fills the caches of the server and the browser.
      for (let round = 0; round <= VISITS; round++) {
        const [fields, review] = await fillingIn(browser, server.url, (await newCase(admin)).id);
        if (round === 0) continue;
        toFields.push(fields);
        toReview.push(review);
      }
      return [figure('the rostering information', toFields), figure('the review', toReview)];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function fillingIn(browser: Browser, url: string, caseId: string): Promise<[number, number]> {
  const page = await visit(browser, url);
  await install(page);
  await openCase(page, caseId);
  await choose(page, 'Student and teacher upload', 'Clever');
  const fields = await next(page, FIELDS_ARE_THERE);
  await step(page, DETAILS_STEP).waitFor();
  await answerDetails(page);
  const review = await next(page, REVIEW_IS_THERE);
  await page.context().close();
  return [fields, review];
}

/** The time from the click until the step is drawn. The requests that are still open must not count. */
async function next(page: Page, condition: string): Promise<number> {
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const took = await afterClick(page, () => button(page, 'Next').click(), condition);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return took;
}

const figure = (name: string, times: readonly number[]): Figure => ({
  name: `Next until ${name} appears`,
  value: rounded(median(times), 0),
  unit: 'ms',
  most: 200,
  note: `median of ${VISITS}, with a CPU that is ${SLOWER} times slower`,
});
