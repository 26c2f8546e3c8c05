/** What all commands share: their options, and their messages for invalid options or an unreachable org. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { JOBS } from '../../scripts/schedule/jobs.ts';
import { rosterpath, rosterpathHere, rosterpathHereJson, rosterpathJson } from './commandLine.ts';
import { casesAsTheyAre, startLaptopOrg, type LaptopOrg } from './laptopOrg.ts';

let laptop: LaptopOrg;

before(async () => {
  laptop = await startLaptopOrg();
});
after(() => laptop?.close());

const WRONG_CALLS: readonly [string, string[], RegExp][] = [
  ['an unknown command', ['integration', 'create'], /unknown command 'integration'/],
  ['an unknown subcommand', ['integrations', 'destroy'], /unknown command 'destroy'/],
  ['an unknown option', ['integrations', 'create', '--force'], /unknown option '--force'/],
  ['an option without its value', ['preflight', '--target-org'], /argument missing/],
  ['a profile without its name', ['org', 'prepare', '--profile'], /argument missing/],
  ['an extra word', ['sample', 'load', 'twice'], /too many arguments/],
];

for (const [what, words, message] of WRONG_CALLS)
  test(`${what} ends with 2 and says what is wrong`, async () => {
    const { exitCode, out, err } = await rosterpath(laptop.port, ...words);
    assert.equal(exitCode, 2);
    assert.match(err, message);
    assert.match(err, /--help/);
    assert.equal(out, '');
  });

test('no command ends with 2 and lists the commands', async () => {
  const { exitCode, out, err } = await rosterpath(laptop.port);
  assert.equal(exitCode, 2);
  assert.match(out + err, /integrations/);
});

test('an invalid command with --json is a document too', async () => {
  const { exitCode, out } = await rosterpath(laptop.port, 'integrations', 'destroy', '--json');
  assert.equal(exitCode, 2);
  assert.equal((JSON.parse(out) as { error: { code: string } }).error.code, 'BAD_CALL');
});

test('asking for help is not an error', async () => {
  const { exitCode, out } = await rosterpath(laptop.port, 'integrations', 'create', '--help');
  assert.equal(exitCode, 0);
  for (const option of ['--target-org', '--json', '--dry-run']) assert.match(out, new RegExp(option));
});

test('an org that doesn’t answer ends with 1 and says how to start it', async () => {
  const nowhere = await freePort();
  const said = await rosterpath(nowhere, 'integrations', 'create');
  assert.equal(said.exitCode, 1);
  assert.match(said.err, new RegExp(`http://localhost:${nowhere} doesn't answer`));
  assert.match(said.err, /npm start/);
  const { exitCode, result } = await rosterpathJson(nowhere, 'preflight');
  assert.equal(exitCode, 1);
  assert.equal((result['error'] as { code: string }).code, 'LOCAL_ORG_NOT_REACHABLE');
});

test('an org that the sf CLI doesn’t know ends with 1 and says how to log in', async () => {
  const { exitCode, err } = await rosterpath(laptop.port, 'preflight', '--target-org', 'nowhere-at-all');
  assert.equal(exitCode, 1);
  assert.match(err, /sf org login web --alias nowhere-at-all/);
});

test('preflight reports that the local org is ready', async () => {
  const { exitCode, result } = await rosterpathJson(laptop.port, 'preflight');
  assert.equal(exitCode, 0);
  assert.equal(result['ready'], true);
  assert.ok((result['findings'] as unknown[]).length > 5);
});

test('org prepare schedules the jobs in the local org once', async () => {
  for (const state of ['scheduled', 'already scheduled']) {
    const { exitCode, result } = await rosterpathHereJson(laptop.port, 'org', 'prepare');
    assert.equal(exitCode, 0);
    const jobs = JOBS.map(({ name }) => ({ job: name, state, error: null }));
    assert.deepEqual(result, { targetOrg: 'local', dryRun: false, outcomes: [], jobs });
  }
});

test('org prepare has nothing to assign to a profile of the local org, and says why', async () => {
  const { exitCode, result } = await rosterpathHereJson(laptop.port, 'org', 'prepare', '--profile', 'Any');
  assert.equal(exitCode, 0);
  assert.deepEqual(result, { targetOrg: 'local', profile: 'Any', dryRun: false, assigned: [] });
  const { out } = await rosterpathHere(laptop.port, 'org', 'prepare', '--profile', 'Any');
  assert.match(out, /for every profile\. There is nothing to prepare/);
});

test('sample load: a dry run changes nothing, the first run loads, and the second run changes nothing', async () => {
  const { port, org } = laptop;
  const tried = await rosterpathHereJson(port, 'sample', 'load', '--dry-run');
  assert.equal(tried.exitCode, 0);
  assert.deepEqual(await casesAsTheyAre(org), []);
  const first = await rosterpathJson(port, 'sample', 'load');
  assert.equal(first.exitCode, 0);
  assert.deepEqual(first.result['loaded'], tried.result['loaded']);
  const loaded = await casesAsTheyAre(org);
  assert.ok(loaded.length > 10);
  const second = await rosterpathHereJson(port, 'sample', 'load');
  assert.equal(second.exitCode, 0);
  assert.equal(second.result['alreadyLoaded'], true);
  assert.deepEqual(await casesAsTheyAre(org), loaded);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
