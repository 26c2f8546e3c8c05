import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { KINDS } from '../preflight/takenNames.ts';
import { FakeSalesforce } from '../test/FakeSalesforce.ts';
import { preflight } from './preflight.ts';

const EMPTY = Object.fromEntries(
  ['EntityDefinition', 'Organization', 'GroupMember', 'PermissionSetAssignment']
    .concat(KINDS.map(({ soql }) => /FROM (\w+)/.exec(soql)?.[1] ?? ''))
    .map((object) => [object, []]),
);

test('if names are taken, the org is not ready, and the finding lists them with a code', async () => {
  const classes = ['RpClock', 'RpMessages', 'RpPlainText', 'RpEmailAddress'].map((Name) => ({
    Name,
    NamespacePrefix: null,
  }));
  const server = await new FakeSalesforce({ rows: { ...EMPTY, ApexClass: classes } }).start();
  const said: string[] = [];
  const rows: (readonly string[])[] = [];
  const results: { ready: boolean; findings: { code: string; names?: string[] }[] }[] = [];
  const reporter = {
    progress: () => undefined,
    say: (sentence: string) => void said.push(sentence),
    table: (_columns: readonly string[], lines: readonly (readonly string[])[]) => void rows.push(...lines),
    result: (value: unknown) => void results.push(value as (typeof results)[number]),
  };
  const { connection } = server;
  const exitCode = await preflight({
    connection,
    reporter,
    org: new JsforceOrg(connection, 'UTC'),
    actor: { userId: '005', timeZone: 'UTC' },
    targetOrg: 'acme',
    dryRun: false,
  });
  await server.stop();
  assert.equal(exitCode, 1);
  const [result] = results;
  assert.equal(result?.ready, false);
  assert.deepEqual(
    result.findings.filter(({ code }) => code === 'NAME_TAKEN').map(({ names }) => names),
    [['RpClock', 'RpEmailAddress', 'RpMessages', 'RpPlainText']],
  );
  assert.ok(result.findings.every(({ code }) => /^[A-Z_]+$/.test(code)));
  const [row] = rows.filter(([mark]) => mark === 'TAKEN');
  assert.deepEqual(row?.slice(1, 3), [
    'Apex classes with the same name',
    'RpClock, RpEmailAddress, RpMessages, RpPlainText',
  ]);
  assert.match(said.at(-1) ?? '', /^This org is not ready: .*, and 4 names that Rosterpath uses are taken\.$/);
});
