import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { OrgTransport } from '../org/OrgTransport.ts';
import { CommandError } from '../output/CommandError.ts';
import { FakeSalesforce, type Component } from '../test/FakeSalesforce.ts';
import { readValueSets } from '../valueSets/readValueSets.ts';
import { prepareOrg } from './prepareOrg.ts';

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

const OWN = [{ fullName: 'Theirs', default: true, label: 'Theirs' }];
const NAMES = readValueSets().map(({ fullName }) => fullName);

const NOT_DEPLOYED = { ApexClass: [], CronTrigger: [] };

async function orgWith(names: readonly string[] = NAMES): Promise<FakeSalesforce> {
  const sets: Component[] = names.map((fullName) => ({ fullName, sorted: false, standardValue: OWN }));
  const server = await new FakeSalesforce({ components: { StandardValueSet: sets }, rows: NOT_DEPLOYED }).start();
  server.connection._transport = new OrgTransport({ pause: async () => undefined });
  servers.push(server);
  return server;
}

interface Outcome {
  readonly valueSet: string;
  readonly added: readonly string[];
  readonly error: string | null;
}

async function prepare({ connection }: FakeSalesforce, stop?: AbortSignal) {
  const rows: (readonly string[])[] = [];
  const results: { outcomes: Outcome[] }[] = [];
  const reporter = {
    progress: () => undefined,
    say: () => undefined,
    table: (_columns: readonly string[], lines: readonly (readonly string[])[]) => void rows.push(...lines),
    result: (value: unknown) => void results.push(value as (typeof results)[number]),
  };
  const exitCode = await prepareOrg({
    connection,
    reporter,
    org: new JsforceOrg(connection, 'UTC'),
    actor: { userId: '005', timeZone: 'UTC' },
    targetOrg: 'acme',
    dryRun: false,
    stop,
  });
  return { exitCode, rows, outcomes: results[0]?.outcomes ?? [] };
}

test('missing values are added to the values of the org', async () => {
  const org = await orgWith();
  const { exitCode, outcomes } = await prepare(org);
  assert.equal(exitCode, 0);
  assert.deepEqual(
    outcomes.map(({ valueSet }) => valueSet),
    NAMES,
  );
  assert.equal(org.updates.length, NAMES.length);
});

test('if the org rejects a value set, the result has the reason and no added values', async () => {
  const org = await orgWith();
  org.refuseUpdate = 'Duplicate label: New';
  const { exitCode, outcomes, rows } = await prepare(org);
  assert.equal(exitCode, 1);
  assert.deepEqual(outcomes[0], { valueSet: NAMES[0], added: [], error: 'Duplicate label: New' });
  assert.deepEqual(rows[0], [NAMES[0], '', 'Duplicate label: New']);
});

test('if the org does not show a value set, the result says so, and the command continues', async () => {
  const { exitCode, outcomes } = await prepare(await orgWith(NAMES.slice(1)));
  assert.equal(exitCode, 1);
  assert.equal(outcomes[0]?.error, "The org has no such value set, or you can't see it.");
  assert.ok(outcomes.slice(1).every(({ error }) => error === null));
});

test('if the user cannot use the Metadata API, each value set says so', async () => {
  const org = await new FakeSalesforce({ components: null, rows: NOT_DEPLOYED }).start();
  servers.push(org);
  const { exitCode, outcomes } = await prepare(org);
  assert.equal(exitCode, 1);
  for (const { error } of outcomes) assert.match(error ?? '', /ModifyAllData or ModifyMetadata/);
});

test('if the org stops answering halfway, each value set has a result', async () => {
  const org = await orgWith();
  org.instead = () =>
    org.updates.length > 0 ? { text: '<soapenv:Envelope>', headers: { 'content-type': 'text/xml' }, cut: 5 } : null;
  const failure = await prepare(org).then(
    () => assert.fail('The command went through.'),
    (reason: unknown) => reason,
  );
  assert.ok(failure instanceof CommandError);
  assert.equal(failure.code, 'INTERRUPTED');
  const { outcomes } = failure.details as { outcomes: Outcome[] };
  assert.deepEqual(
    outcomes.map(({ error }) => error),
    NAMES.map((_name, index) => (index === 0 ? null : 'Unknown: the org stopped answering.')),
  );
});

test('after Ctrl-C, the command starts nothing else', async () => {
  const org = await orgWith();
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(prepare(org, stop.signal), { code: 'STOPPED', exitCode: 130 });
  assert.deepEqual(org.updates, []);
});
