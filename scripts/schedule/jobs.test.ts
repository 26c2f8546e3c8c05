import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { CommandContext } from '../CommandContext.ts';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { OrgTransport } from '../org/OrgTransport.ts';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { JOBS, sayOf, scheduleJobs, type JobOutcome } from './jobs.ts';

const NAMES = JOBS.map(({ name }) => name);
const states = (outcomes: readonly JobOutcome[]): string[] => outcomes.map(({ state }) => state);

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

const ANSWER = {
  line: -1,
  column: -1,
  compiled: true,
  success: true,
  compileProblem: null,
  exceptionStackTrace: null,
  exceptionMessage: null,
};
const DEPLOYED = { ApexClass: [{ Id: '01p' }], CronTrigger: [] };

/** The Apex that the org was asked to run, and the outcomes. */
async function scheduled(rows: FakeContents['rows'], answer: object = ANSWER, dryRun = false) {
  const server = await new FakeSalesforce({ rows }).start();
  servers.push(server);
  const { connection } = server;
  connection._transport = new OrgTransport({ pause: async () => undefined });
  const ran: string[] = [];
  server.instead = ({ path }) => {
    const url = new URL(path, 'http://fake');
    if (!url.pathname.includes('/tooling/executeAnonymous')) return null;
    ran.push(url.searchParams.get('anonymousBody') ?? '');
    return { json: answer };
  };
  const context: CommandContext = {
    connection,
    org: new JsforceOrg(connection, 'UTC'),
    actor: { userId: '005', timeZone: 'UTC' },
    reporter: { progress: () => undefined, say: () => undefined, table: () => undefined, result: () => undefined },
    targetOrg: 'acme',
    dryRun,
  };
  return { ran, outcomes: await scheduleJobs(context) };
}

test('each deployed job is scheduled by its own class', async () => {
  const { ran, outcomes } = await scheduled(DEPLOYED);
  assert.deepEqual(
    outcomes,
    NAMES.map((job) => ({ job, state: 'scheduled', error: null })),
  );
  assert.deepEqual(
    ran,
    JOBS.map(({ className }) => `${className}.begin();`),
  );
});

test('the names are those in the classes', () => {
  for (const { name, className } of JOBS) {
    const [file = ''] = globSync(`force-app/main/*/classes/${className}.cls`);
    assert.ok(readFileSync(file, 'utf8').includes(`NAME = '${name}'`), name);
  }
});

test('a job that is scheduled, a dry run, and an org without Rosterpath run no Apex', async () => {
  const cases: readonly [FakeContents['rows'], boolean, string][] = [
    [{ ...DEPLOYED, CronTrigger: [{ Id: '08e' }] }, false, 'already scheduled'],
    [DEPLOYED, true, 'would be scheduled'],
    [{ ApexClass: [], CronTrigger: [] }, false, 'not deployed'],
  ];
  for (const [rows, dryRun, state] of cases) {
    const { ran, outcomes } = await scheduled(rows, ANSWER, dryRun);
    assert.deepEqual([states(outcomes), ran], [NAMES.map(() => state), []]);
  }
});

test('what the org refuses is said, with its reason, and the other jobs are tried', async () => {
  const limit = 'System.AsyncException: You have exceeded the maximum number of scheduled Apex jobs (100).';
  const refused = await scheduled(DEPLOYED, { ...ANSWER, success: false, exceptionMessage: limit });
  assert.deepEqual(
    refused.outcomes.map(({ state, error }) => [state, error]),
    NAMES.map(() => ['failed', limit]),
  );
  assert.equal(refused.ran.length, NAMES.length);
  const hidden = await scheduled({});
  assert.deepEqual(
    states(hidden.outcomes),
    NAMES.map(() => 'failed'),
  );
  assert.match(hidden.outcomes[0]?.error ?? '', /ApexClass/);
});

test('every outcome is a sentence that names the job', () => {
  const all: JobOutcome['state'][] = ['scheduled', 'already scheduled', 'would be scheduled', 'not deployed', 'failed'];
  for (const job of NAMES) {
    for (const state of all) {
      const sentence = sayOf({ job, state, error: 'No.' });
      assert.ok(sentence.includes(`"${job}"`) && sentence.endsWith('.'), sentence);
      assert.doesNotMatch(sentence, /undefined/);
    }
  }
});
