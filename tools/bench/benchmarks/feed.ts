import type { Browser } from 'playwright-core';
import { rosteringCase } from '../../../tests/support/onboarding.ts';
import { Rest, type Fields } from '../../../tests/support/rest.ts';
import { startServer } from '../../../tests/support/server.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { launch, visit } from '../page/chromium.ts';
import { install, until } from '../page/probe.ts';
import { inTurns, median, rounded } from '../statistics.ts';

const FEW = 50;
const MANY = 5_000;
const PAGE = 20;
const REQUESTS = 25;
const VISITS = 7;
const WARM_UP = 3;
/** The most records that one request can have. */
const AT_ONCE = 200;
const MINUTE = 60_000;

const ITEMS_ARE_THERE = `benchCount('c-timeline-item') >= ${PAGE}`;

interface TimelinePage {
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
}

export const feed: Benchmark = {
  about: `The timeline of a case with ${MANY} entries, compared with one of ${FEW}`,
  async run({ say }) {
    const server = await startServer();
    const browser = await launch();
    try {
      const admin = await Rest.signIn(server.url, 'admin');
      const person = await Rest.signIn(server.url, 'specialist');
      say(`Writing ${FEW} and ${MANY} entries of all kinds…`);
      const [few, many] = [await filledCase(admin, FEW), await filledCase(admin, MANY)];
      return [
        await opening(browser, server.url, few, many),
        await asking(person, few, many),
        await continuing(person, many),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

/** From the start of the navigation until the first entries are on the page. */
async function opening(browser: Browser, url: string, few: string, many: string): Promise<Figure> {
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] };
  for (let round = 0; round <= VISITS; round++) {
    const [one, other] = [await visited(browser, url, few), await visited(browser, url, many)];
    // The first round fills the caches of the server and the browser.
    if (round === 0) continue;
    times.few.push(one);
    times.many.push(other);
  }
  return compared(`case page until ${PAGE} of ${MANY} entries are there`, median(times.many), median(times.few), 1.2);
}

async function visited(browser: Browser, url: string, caseId: string): Promise<number> {
  const page = await visit(browser, url);
  await install(page);
  await page.goto(`/lightning/r/Case/${caseId}/view`, { waitUntil: 'commit' });
  // The timeline loads when it comes near the window.
  await page.setViewportSize({ width: 1440, height: 3000 });
  const { at } = await until(page, ITEMS_ARE_THERE);
  await page.context().close();
  return at;
}

async function asking(person: Rest, few: string, many: string): Promise<Figure> {
  const first = (caseId: string): Promise<TimelinePage> => read(person, 'getItems', caseId, null);
  await inTurns(
    WARM_UP,
    () => first(few),
    () => first(many),
  );
  const times = await inTurns(
    REQUESTS,
    () => first(few),
    () => first(many),
  );
  return compared(`first ${PAGE} of ${MANY} entries, with counts`, median(times.second), median(times.first), 1.2);
}

/** Reads to the end, and compares a page near the end with one near the start. */
async function continuing(person: Rest, caseId: string): Promise<Figure> {
  const cursors: string[] = [];
  let page = await read(person, 'getItems', caseId, null, 50);
  while (page.next !== null) {
    cursors.push(page.next);
    page = await read(person, 'getOlderItems', caseId, page.next, 50);
  }
  const older = (cursor: string | undefined): Promise<TimelinePage> =>
    read(person, 'getOlderItems', caseId, cursor ?? null);
  const { first, second } = await inTurns(
    REQUESTS,
    () => older(cursors[0]),
    () => older(cursors.at(-2)),
  );
  return compared(`${PAGE} entries at the end of ${MANY}`, median(second), median(first), 1.2);
}

const read = (
  person: Rest,
  method: 'getItems' | 'getOlderItems',
  caseId: string,
  before: string | null,
  pageSize = PAGE,
): Promise<TimelinePage> => person.apex(`TimelineController.${method}`, { caseId, kinds: [], before, pageSize });

const compared = (name: string, ours: number, theirs: number, most: number): Figure => ({
  name,
  value: rounded(ours / theirs),
  unit: '×',
  most,
  note: `${rounded(ours, 1)} ms compared with ${rounded(theirs, 1)} ms`,
});

/** A case with an integration and this many entries of five kinds, one every hour. Ten tasks are open. */
async function filledCase(admin: Rest, amount: number): Promise<string> {
  const { id, contactId } = await rosteringCase(admin, 'Clever');
  const now = Date.now();
  const byObject = new Map<string, object[]>();
  for (let index = 0; index < amount; index++) {
    const at = new Date(now - (index + 1) * 60 * MINUTE).toISOString();
    const [object, fields] = entry(index, id, contactId, at);
    byObject.set(object, [...(byObject.get(object) ?? []), { attributes: { type: object }, ...fields }]);
  }
  for (const records of byObject.values())
    for (let start = 0; start < records.length; start += AT_ONCE)
      await admin.call('POST', '/composite/sobjects', {
        allOrNone: true,
        records: records.slice(start, start + AT_ONCE),
      });
  return id;
}

const TEXT = 'They start in May, and the district sends the file on Friday.\n'.repeat(4);

function entry(index: number, caseId: string, contactId: string, at: string): [string, Fields] {
  switch (index % 5) {
    case 0:
      return ['CaseComment', { ParentId: caseId, CommentBody: `Note ${index}. ${TEXT}`, CreatedDate: at }];
    case 1:
      return ['FeedItem', { ParentId: caseId, Type: 'TextPost', Body: `Post ${index}. ${TEXT}`, CreatedDate: at }];
    case 2:
      return ['EmailMessage', email(index, caseId, at)];
    default:
      return ['Task', task(index, caseId, contactId, at)];
  }
}

const email = (index: number, caseId: string, at: string): Fields => ({
  ParentId: caseId,
  Subject: `Email ${index}`,
  FromName: 'Avery Collins',
  FromAddress: 'specialist@rosterpath.example',
  ToAddress: 'toakes@juniper.example',
  Status: '3',
  HtmlBody: `<p>${TEXT.repeat(10)}</p>`,
  MessageDate: at,
});

const task = (index: number, caseId: string, contactId: string, at: string): Fields => ({
  WhatId: caseId,
  WhoId: contactId,
  Subject: `Entry ${index}`,
  Description: TEXT,
  TaskSubtype: index % 5 === 3 ? 'Call' : 'Task',
  Status: index < 50 && index % 5 === 4 ? 'Not Started' : 'Completed',
  Priority: 'Normal',
  CreatedDate: at,
});
