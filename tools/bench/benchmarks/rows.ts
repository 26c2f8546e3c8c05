import type { Browser, Page } from 'playwright-core';
import { newCase } from '../../../tests/support/onboarding.ts';
import { Rest } from '../../../tests/support/rest.ts';
import { startServer } from '../../../tests/support/server.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { launch, visit } from '../page/chromium.ts';
import { afterClick, install } from '../page/probe.ts';
import { median, rounded } from '../statistics.ts';

const ROWS = 200;
const TIMES = 6;
const MOST_MILLISECONDS = 200;

export const rows: Benchmark = {
  about: `The page with ${ROWS} rows: sorting a list and opening a timeline item`,
  async run() {
    const server = await startServer();
    const browser = await launch();
    try {
      const admin = await Rest.signIn(server.url, 'admin');
      return [await sorting(browser, server.url, admin), await opening(browser, server.url, admin)];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function sorting(browser: Browser, url: string, admin: Rest): Promise<Figure> {
  await fillList(admin);
  const page = await shown(browser, url, '/lightning/o/Case/list?filterName=Onboarding_Cases');
  await page
    .locator('tbody tr')
    .nth(ROWS - 1)
    .waitFor();
  const sort = (label: string): Promise<number> =>
    afterClick(
      page,
      () => page.getByRole('columnheader', { name: label }).getByRole('button').click(),
      `benchFind('tbody tr')?.textContent`,
    );
  const times = await repeated((turn) => sort(turn % 2 === 0 ? 'Account Name' : 'Case Number'));
  await page.context().close();
  return answer(`sorting a list with ${ROWS} rows on screen`, 'from the click to the frame with the new order', times);
}

async function opening(browser: Browser, url: string, admin: Rest): Promise<Figure> {
  const page = await shown(browser, url, `/lightning/r/Case/${await eventfulCase(admin)}/view`);
  const items = page.locator('c-timeline-item');
  await items.first().scrollIntoViewIfNeeded();
  while ((await items.count()) < ROWS) {
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(50);
  }
  const toggle = items.nth(ROWS / 2).getByRole('button');
  const times = await repeated(() =>
    afterClick(page, () => toggle.click(), `benchFind('c-timeline-item .more') !== null`),
  );
  await page.context().close();
  return answer(`opening an item among ${ROWS}`, 'from the click to the frame with the item open or closed', times);
}

async function shown(browser: Browser, url: string, path: string): Promise<Page> {
  const page = await visit(browser, url);
  await install(page);
  await page.goto(path);
  return page;
}

async function repeated(once: (turn: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) times.push(await once(turn));
  return times;
}

function answer(name: string, how: string, times: readonly number[]): Figure {
  return {
    name,
    value: rounded(median(times), 0),
    unit: 'ms',
    most: MOST_MILLISECONDS,
    note: `${how}, median of ${times.length}`,
  };
}

/** Creates as many cases as the list shows on one page. */
async function fillList(admin: Rest): Promise<void> {
  const onboarding = "RecordType.DeveloperName = 'Onboarding'";
  const present = await admin.query(`SELECT Id FROM Case WHERE ${onboarding} AND IsClosed = FALSE`);
  const model = await admin.query<{ RecordTypeId: string }>(
    `SELECT RecordTypeId FROM Case WHERE ${onboarding} LIMIT 1`,
  );
  const accounts = await admin.query<{ Id: string }>('SELECT Id FROM Account ORDER BY Name');
  await insert(
    admin,
    Array.from({ length: ROWS - present.length }, (_, index) => ({
      attributes: { type: 'Case' },
      RecordTypeId: model[0]?.RecordTypeId,
      AccountId: accounts[index % accounts.length]?.Id,
      Subject: 'Onboarding',
      Origin: 'Phone',
    })),
  );
}

/** Creates a case with this many calls and returns its ID. */
async function eventfulCase(admin: Rest): Promise<string> {
  const { id } = await newCase(admin);
  await insert(
    admin,
    Array.from({ length: ROWS }, (_, index) => ({
      attributes: { type: 'Task' },
      WhatId: id,
      Subject: `Call ${index}`,
      Description: 'Thirty minutes.\nLaunch in December.',
      Status: 'Completed',
      TaskSubtype: 'Call',
    })),
  );
  return id;
}

async function insert(admin: Rest, records: readonly object[]): Promise<void> {
  await admin.call('POST', '/composite/sobjects', { allOrNone: true, records });
}
