/**
 * The commands when something goes wrong: each gives a message for people, one document for programs, and an
 * exit code.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { rosterpath, rosterpathHere, rosterpathHereJson, type Json } from './commandLine.ts';
import { FaultyWay, type Fault } from './faultyWay.ts';
import { insertOnboardings, integrationCases, startLaptopOrg, type LaptopOrg } from './laptopOrg.ts';

let laptop: LaptopOrg;
let way: FaultyWay;

before(async () => {
  laptop = await startLaptopOrg();
  way = await new FaultyWay(laptop.port).open();
});
beforeEach(() => {
  way.fault = () => null;
});
after(async () => {
  await way?.close();
  await laptop?.close();
});

const COLLECTIONS = /\/composite\/sobjects/;

interface ErrorDocument {
  readonly error: { readonly code: string; readonly message: string };
}

const errorOf = (result: Json): ErrorDocument['error'] => (result as unknown as ErrorDocument).error;

/** No stack trace, and nothing that only a programmer understands. */
function assertWords(text: string): void {
  assert.doesNotMatch(text, /\n\s+at |node:internal|Node\.js v|fetch failed|is not a function|undefined|\[object/);
  assert.match(text, /[A-Z].*\.\s*$/s);
}

const COMMANDS: readonly (readonly string[])[] = [
  ['preflight'],
  ['integrations', 'create'],
  ['integrations', 'create', '--dry-run'],
  ['sample', 'load'],
];

const HTML = '<!DOCTYPE html><html><body>Maintenance</body></html>';

/** Only a missing response takes this long. */
const patienceFor = (fault: Fault): string[] => (fault === 'hold' ? ['--timeout', '1'] : []);

const FAULTS: readonly [string, Fault, string][] = [
  ['is cut off', 'cut', 'INTERRUPTED'],
  ['never comes', 'hold', 'NO_ANSWER'],
  ['is a web page', { status: 200, type: 'text/html', text: HTML }, 'UNREADABLE_ANSWER'],
  ['has no rows', { status: 200, type: 'application/json', text: '{}' }, 'UNREADABLE_ANSWER'],
  ['is no JSON', { status: 200, type: 'application/json', text: '{"records":[' }, 'INTERRUPTED'],
  [
    'is an error',
    { status: 400, type: 'application/json', text: '[{"errorCode":"INVALID_FIELD","message":"injected"}]' },
    'INVALID_FIELD',
  ],
  [
    'is an ended session',
    {
      status: 401,
      type: 'application/json',
      text: '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]',
    },
    'SESSION_EXPIRED',
  ],
];

for (const [what, fault, code] of FAULTS)
  test(`every command reports a response that ${what}`, async () => {
    way.fault = ({ method, path }) => (method === 'POST' && path.includes('/oauth2/') ? null : fault);
    for (const command of COMMANDS) {
      const { exitCode, result } = await rosterpathHereJson(way.port, ...command, ...patienceFor(fault));
      assert.equal(exitCode, 1);
      assert.equal(errorOf(result).code, code, errorOf(result).message);
      assertWords(errorOf(result).message);
    }
    const { exitCode, out, err } = await rosterpathHere(way.port, 'preflight', ...patienceFor(fault));
    assert.deepEqual([exitCode, out], [1, '']);
    assertWords(err);
  });

test('every command reports queries that fail', async () => {
  for (const [what, fault, code] of FAULTS.slice(0, 4)) {
    way.fault = ({ path }) => (/\/(?:query|composite)\b/.test(path) ? fault : null);
    for (const command of COMMANDS) {
      const { exitCode, result } = await rosterpathHereJson(way.port, ...command, ...patienceFor(fault));
      assert.deepEqual([exitCode, errorOf(result).code], [1, code], what);
    }
  }
});

test('a response that is cut off ends a process with a message, without a stack trace', async () => {
  way.fault = ({ path }) => (/\/(?:query|composite)\b/.test(path) ? 'cut' : null);
  const { exitCode, out, err } = await rosterpath(way.port, 'integrations', 'create');
  assert.deepEqual([exitCode, out], [1, '']);
  assertWords(err);
  assert.match(err, /broke during an answer\. Check your network, then run the command again\.\n$/);
});

test('a preflight that is interrupted keeps what it found', async () => {
  way.on('GET', /\/query/, 'cut', 2);
  const { result } = await rosterpathHereJson(way.port, 'preflight');
  assert.equal(errorOf(result).code, 'INTERRUPTED');
  assert.ok((result['findings'] as unknown[]).length > 3);
});

test('a sample load that is interrupted says what is loaded and what isn’t', async () => {
  way.on('POST', COLLECTIONS, 'cut', 3);
  const { exitCode, result } = await rosterpathHereJson(way.port, 'sample', 'load');
  assert.equal(exitCode, 1);
  assert.equal(errorOf(result).code, 'INTERRUPTED');
  assert.match(
    errorOf(result).message,
    /while loading \w+ records .*The records that were loaded are saved\. Before you load again/,
  );
  assert.equal((result['loaded'] as unknown[]).length, 2);
  assert.ok((result['notLoaded'] as unknown[]).length > 3);
});

interface CaseRow {
  readonly result: string;
  readonly id: string | null;
}

test('integrations create: a response that is cut off is INTERRUPTED, with one result for each case, and a second run finishes the rest', async () => {
  await insertOnboardings(laptop.org, 450);
  const before = (await integrationCases(laptop.org)).length;
  way.on('POST', COLLECTIONS, 'cut', 2);
  const { exitCode, result } = await rosterpathHereJson(way.port, 'integrations', 'create');
  assert.equal(exitCode, 1);
  assert.equal(errorOf(result).code, 'INTERRUPTED');
  assert.match(
    errorOf(result).message,
    /^The org stopped answering after creating 400 integration cases \(The connection to .* broke/,
  );
  const { cases, ...counts } = result as unknown as Record<string, unknown> & { cases: CaseRow[] };
  assert.deepEqual([counts['found'], counts['created'], counts['failed'], counts['notTried']], [450, 400, 0, 50]);
  assert.equal(cases.length, 450);
  const there = await integrationCases(laptop.org);
  assert.equal(there.length - before, 400);
  const ids = new Set(there.map(({ Id }) => Id));
  for (const { id } of cases.filter((row) => row.result === 'created')) assert.ok(ids.has(id));

  way.fault = () => null;
  const again = await rosterpathHereJson(way.port, 'integrations', 'create');
  assert.deepEqual([again.exitCode, again.result['found'], again.result['created']], [0, 50, 50]);
  const keys = (await integrationCases(laptop.org)).map((record) => record['Integration_Key__c']);
  assert.equal(new Set(keys).size, keys.length);
});

test('integrations create: rows that fail because of a lock are sent again, and no case is created twice', async () => {
  await insertOnboardings(laptop.org, 3);
  const locked = JSON.stringify(
    ['a', 'b', 'c'].map(() => ({
      success: false,
      errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access', fields: [] }],
    })),
  );
  way.on('POST', COLLECTIONS, { status: 200, type: 'application/json', text: locked }, 1, 1);
  const { exitCode, result } = await rosterpathHereJson(way.port, 'integrations', 'create');
  assert.deepEqual([exitCode, result['created'], result['failed']], [0, 3, 0]);
});

test('integrations create: a session that ends during the run is renewed', async () => {
  await insertOnboardings(laptop.org, 2);
  const text = '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]';
  way.on('POST', COLLECTIONS, { status: 401, type: 'application/json', text }, 1, 1);
  const { exitCode, result } = await rosterpathHereJson(way.port, 'integrations', 'create');
  assert.deepEqual([exitCode, result['created']], [0, 2]);
});

test('control characters in a name are escaped in a terminal, and unchanged in JSON', async () => {
  const name = 'Oak\u001B[2JHill\u0007';
  const [account] = await laptop.org.insert('Account', [{ Name: name }], false);
  await insertOnboardings(laptop.org, 1, account?.id ?? null);
  const { result } = await rosterpathHereJson(laptop.port, 'integrations', 'create', '--dry-run');
  const { cases } = result as unknown as { cases: { account: string }[] };
  assert.equal(cases[0]?.account, name);
  const { out } = await rosterpathHere(laptop.port, 'integrations', 'create');
  assert.match(out, /Oak\\u001b\[2JHill\\u0007/);
  assert.doesNotMatch(out, /\u001B|\u0007/); // eslint-disable-line no-control-regex -- control characters are what it looks for
  const wrong = await rosterpath(laptop.port, 'preflight', '--target-org', name);
  assert.doesNotMatch(wrong.err, /\u001B|\u0007/); // eslint-disable-line no-control-regex -- control characters are what it looks for
});

for (const command of [['integrations', 'create', '--json'], ['sample', 'load', '--json'], ['--help']])
  test(`a closed pipe ends ${command.join(' ')} without an error`, async () => {
    const { exitCode, err } = await withoutReader(command);
    assert.equal(exitCode, 0, err);
    assert.equal(err, '');
  });

/** Like `… | head -1` in a shell whose reader ends immediately. */
function withoutReader(command: readonly string[]): Promise<{ exitCode: number | null; err: string }> {
  const env = { ...process.env, PORT: String(laptop.port) };
  const child = spawn(process.execPath, ['scripts/rosterpath.ts', ...command], { env });
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdout.destroy();
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, err })));
}

test('output that can’t be written is reported', { skip: process.platform !== 'linux' }, async () => {
  const env = { ...process.env, PORT: String(laptop.port) };
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, ['scripts/rosterpath.ts', 'preflight'], {
    env,
    stdio: ['ignore', full, 'pipe'],
  });
  let err = '';
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  assert.equal(exitCode, 1);
  assert.match(
    err,
    /The output can't be written \(.*ENOSPC.*\)\. The changes in the org are saved\. Check where you send the output, then run the command again\.\n$/,
  );
});

for (const words of [['preflight'], ['integrations', 'create']])
  test(`Ctrl-C ends ${words.join(' ')} with a document and exit code 130`, async () => {
    way.fault = ({ path }) => (/oauth2/.test(path) ? null : 'hold');
    const env = { ...process.env, PORT: String(way.port) };
    const child = spawn(process.execPath, ['scripts/rosterpath.ts', ...words, '--json'], { env });
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    const seen = way.passed.length;
    while (way.passed.length < seen + 2) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(exitCode, 130);
    assert.equal((JSON.parse(out) as ErrorDocument).error.code, 'STOPPED');
  });

test('Ctrl-C waits for a write to finish, and a second signal from npm changes nothing', async () => {
  await insertOnboardings(laptop.org, 2);
  way.on('POST', COLLECTIONS, 'hold');
  const env = { ...process.env, PORT: String(way.port) };
  const words = ['integrations', 'create', '--json', '--timeout', '4'];
  const child = spawn(process.execPath, ['scripts/rosterpath.ts', ...words], { env });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  const seen = way.passed.length;
  const isWriting = (): boolean => way.passed.slice(seen).some((passed) => COLLECTIONS.test(passed));
  while (!isWriting()) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  assert.equal((JSON.parse(out) as { cases: unknown[] }).cases.length, 2);
});

const BAD_CALLS: readonly (readonly string[])[] = [
  [],
  ['integrations'],
  ['integrations', 'destroy'],
  ['preflight', '--target-org'],
  ['preflight', '--target-org', ''],
  ['preflight', '--force'],
  ['preflight', '--timeout', '0'],
  ['preflight', '--timeout', 'soon'],
  ['preflight', '--timeout', '1e9'],
  ['org', 'prepare', '--profile'],
  ['sample', 'load', 'twice'],
];

for (const words of BAD_CALLS)
  test(`an invalid command is one document too: ${words.join(' ') || 'no command'}`, async () => {
    for (const order of [
      [...words, '--json'],
      ['--json', ...words],
    ]) {
      const { exitCode, out, err } = await rosterpathHere(laptop.port, ...order);
      assert.equal(exitCode, 2);
      assert.equal(err, '');
      const { code, message } = (JSON.parse(out) as ErrorDocument).error;
      assert.equal(code, 'BAD_CALL');
      assert.ok(message.length > 5);
    }
  });

test('--json=yes is invalid, and --help with --json is a document', async () => {
  const bad = await rosterpathHere(laptop.port, 'preflight', '--json=yes');
  assert.equal(bad.exitCode, 2);
  assert.equal((JSON.parse(bad.out) as ErrorDocument).error.code, 'BAD_CALL');
  const { exitCode, result } = await rosterpathHereJson(laptop.port, 'preflight', '--help');
  assert.equal(exitCode, 0);
  assert.match(String(result['help']), /--timeout <seconds>/);
});
