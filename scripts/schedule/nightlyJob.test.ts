import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CommandContext } from '../CommandContext.ts';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { OrgTransport } from '../org/OrgTransport.ts';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { JOB, sayOf, scheduleNightlyJob, type JobOutcome } from './nightlyJob.ts';

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

/** The Apex that the org was asked to run, and the outcome. */
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
  return { ran, outcome: await scheduleNightlyJob(context) };
}

test('a deployed job is scheduled by its own class', async () => {
  const { ran, outcome } = await scheduled(DEPLOYED);
  assert.deepEqual(outcome, { job: JOB, state: 'scheduled', error: null });
  assert.deepEqual(ran, ['NextStepSchedule.begin();']);
});

test('a job that is scheduled, a dry run, and an org without Rosterpath run no Apex', async () => {
  const cases: readonly [FakeContents['rows'], boolean, string][] = [
    [{ ...DEPLOYED, CronTrigger: [{ Id: '08e' }] }, false, 'already scheduled'],
    [DEPLOYED, true, 'would be scheduled'],
    [{ ApexClass: [], CronTrigger: [] }, false, 'not deployed'],
  ];
  for (const [rows, dryRun, state] of cases) {
    const { ran, outcome } = await scheduled(rows, ANSWER, dryRun);
    assert.deepEqual([outcome.state, outcome.error, ran], [state, null, []]);
  }
});

test('what the org refuses is said, with its reason', async () => {
  const limit = 'System.AsyncException: You have exceeded the maximum number of scheduled Apex jobs (100).';
  const refused = await scheduled(DEPLOYED, { ...ANSWER, success: false, exceptionMessage: limit });
  assert.deepEqual([refused.outcome.state, refused.outcome.error], ['failed', limit]);
  const hidden = await scheduled({});
  assert.equal(hidden.outcome.state, 'failed');
  assert.match(hidden.outcome.error ?? '', /ApexClass/);
});

test('every outcome is a sentence that names the job', () => {
  const states: JobOutcome['state'][] = [
    'scheduled',
    'already scheduled',
    'would be scheduled',
    'not deployed',
    'failed',
  ];
  for (const state of states)
    assert.match(sayOf({ job: JOB, state, error: 'No.' }), /"Rosterpath: correct next steps".*\.$/);
});
