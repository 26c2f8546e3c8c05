import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import { InterruptedWrite, OUTCOME_UNKNOWN } from '../../services/errors.ts';
import { FakeOrg, notSaved, saved } from '../../services/test/FakeOrg.ts';
import { caseId, integrationCase, onboarding, rowsOf } from '../../services/test/integrationRows.ts';
import type { CommandContext } from '../CommandContext.ts';
import { brokenOff, noAnswer } from '../org/OrgFault.ts';
import { CommandError } from '../output/CommandError.ts';
import { createIntegrations } from './createIntegrations.ts';

interface Said {
  readonly progress: string[];
  readonly sentences: string[];
  readonly tables: (readonly (readonly string[])[])[];
  readonly results: unknown[];
}

function contextOf(org: FakeOrg, dryRun = false): { context: CommandContext; said: Said } {
  const said: Said = { progress: [], sentences: [], tables: [], results: [] };
  const reporter = {
    progress: (sentence: string) => void said.progress.push(sentence),
    say: (sentence: string) => void said.sentences.push(sentence),
    table: (_columns: readonly string[], rows: readonly (readonly string[])[]) => void said.tables.push(rows),
    result: (value: unknown) => void said.results.push(value),
  };
  const actor = { userId: '005', timeZone: 'America/Chicago' };
  return { context: { org, reporter, dryRun, targetOrg: 'here', actor, connection: {} as Connection }, said };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => onboarding(index + 1));

test('integration cases that fail are listed with the reason, and the exit code is 1', async () => {
  const org = new FakeOrg(rowsOf(many(3)));
  org.answer = (_record, index) =>
    [
      saved('5001'),
      notSaved('DUPLICATE_VALUE', 'duplicate value found: Integration_Key__c'),
      notSaved('UNABLE_TO_LOCK_ROW', 'Busy'),
    ][index] ?? saved('x');
  const { context, said } = contextOf(org);
  assert.equal(await createIntegrations(context), 1);
  assert.deepEqual(said.tables[0], [
    ['00000001', 'Larkspur School', 'Clever', 'created'],
    ['00000002', 'Larkspur School', 'Clever', 'already exists'],
    ['00000003', 'Larkspur School', 'Clever', 'failed: Busy'],
  ]);
  assert.deepEqual(said.sentences, ['1 created, 1 already existed, 1 failed.']);
  const { cases, ...counts } = said.results[0] as { cases: { message: string | null }[] };
  assert.deepEqual(counts, { targetOrg: 'here', dryRun: false, found: 3, created: 1, alreadyThere: 1, failed: 1 });
  assert.deepEqual(
    cases.map(({ message }) => message),
    [null, null, 'Busy'],
  );
});

test('a dry run creates nothing, and counts new and existing integration cases by provider', async () => {
  const org = new FakeOrg(
    rowsOf([onboarding(1), onboarding(2, 'Clever', 'ClassLink')], [integrationCase(2, 'Clever')]),
  );
  const { context, said } = contextOf(org, true);
  assert.equal(await createIntegrations(context), 0);
  assert.deepEqual(org.inserted, []);
  assert.deepEqual(said.sentences, [
    '2 integration cases would be created. Nothing was changed.',
    'ClassLink: 1 would be created, 0 already exist.',
    'Clever: 1 would be created, 1 already exist.',
  ]);
  const { cases, ...counts } = said.results[0] as { cases: unknown[] };
  assert.equal(cases.length, 2);
  assert.deepEqual(counts, {
    targetOrg: 'here',
    dryRun: true,
    found: 2,
    created: 0,
    wouldBeCreated: 2,
    alreadyThere: 1,
    failed: 0,
    providers: [
      { provider: 'ClassLink', wouldBeCreated: 1, alreadyThere: 0 },
      { provider: 'Clever', wouldBeCreated: 1, alreadyThere: 1 },
    ],
  });
});

test('thousands of cases are created in parts, with progress for each part', async () => {
  const org = new FakeOrg(rowsOf(many(2500)));
  const { context, said } = contextOf(org);
  assert.equal(await createIntegrations(context), 0);
  assert.equal(org.inserted.length, 2500);
  assert.equal(said.progress.length, 1 + 7);
  assert.match(said.progress.at(-1) ?? '', /2400 of 2500 onboarding cases/);
});

/** The error that ends the command, and the results in its document. */
async function failureOf(context: CommandContext): Promise<{ failure: CommandError; document: Document }> {
  const failure = await createIntegrations(context).then(
    () => assert.fail('The command succeeded.'),
    (reason: unknown) => reason,
  );
  assert.ok(failure instanceof CommandError, String(failure));
  return { failure, document: failure.details as unknown as Document };
}

interface Document {
  readonly created: number;
  readonly failed: number;
  readonly unknown?: number;
  readonly notTried?: number;
  readonly cases: readonly { onboardingCaseId: string; result: string; id: string | null; message: string | null }[];
}

test('if the org stops answering halfway, the message counts the created cases, and each case has a result', async () => {
  const org = new FakeOrg(rowsOf(many(1000)));
  org.answer = (record) => {
    if (record['ParentId'] === caseId(401)) throw new Error('socket hang up');
    return saved('5');
  };
  const { context, said } = contextOf(org);
  const { failure, document } = await failureOf(context);
  assert.equal(failure.code, 'INTERRUPTED');
  assert.match(
    failure.message,
    /after creating 400 integration cases \(socket hang up\)\. To create the rest, run the command again/,
  );
  assert.equal(said.tables[0]?.length, 400);
  assert.deepEqual([document.created, document.notTried, document.cases.length], [400, 600, 1000]);
});

test('if the org stops answering at the start, the message says so, and each case has a result', async () => {
  const org = new FakeOrg(rowsOf(many(2)));
  org.answer = () => {
    throw noAnswer('acme.example', 120, true);
  };
  const { failure, document } = await failureOf(contextOf(org).context);
  assert.equal(failure.code, 'NO_ANSWER');
  assert.match(failure.message, /^acme\.example didn't answer within 120 seconds\. Run the command again/);
  assert.deepEqual([document.created, document.notTried], [0, 2]);
});

test('an unexpected error has a message too', async () => {
  const org = new FakeOrg(rowsOf(many(1)));
  org.answer = () => {
    throw new Error('socket hang up');
  };
  const { failure } = await failureOf(contextOf(org).context);
  assert.equal(failure.code, 'UNEXPECTED');
  assert.match(failure.message, /socket hang up\. Run the command again/);
});

const lost = notSaved(OUTCOME_UNKNOWN, "It's unknown whether it was saved.");
const LOST = brokenOff('acme.example', true, null);

test('if an answer is lost, the command looks up each case by its key', async () => {
  const org = new FakeOrg(rowsOf(many(3)));
  const rows = rowsOf(many(3), [integrationCase(1, 'Clever'), integrationCase(2, 'Clever')]);
  org.insert = async () => {
    org.replaceRows(rows);
    throw new InterruptedWrite([lost, lost, lost], LOST);
  };
  const { context, said } = contextOf(org);
  const { failure, document } = await failureOf(context);
  assert.equal(failure.code, 'INTERRUPTED');
  assert.match(failure.message, /after creating 2 integration cases \(The connection to acme\.example broke/);
  assert.deepEqual(
    document.cases.map(({ result }) => result),
    ['created', 'created', 'failed'],
  );
  assert.equal(document.cases[0]?.id, integrationCase(1, 'Clever').Id);
  assert.match(
    said.tables[0]?.[2]?.[3] ?? '',
    /^failed: It's unknown whether it was saved\. The integration case doesn't exist\.$/,
  );
});

test('if an answer is lost and the org stops answering, the result is unknown', async () => {
  const org = new FakeOrg(rowsOf(many(1)));
  org.insert = async () => {
    org.query = () => Promise.reject(LOST);
    throw new InterruptedWrite([lost], LOST);
  };
  const { document } = await failureOf(contextOf(org).context);
  assert.deepEqual([document.unknown, document.cases[0]?.result], [1, 'unknown']);
});

test('if an answer has too few results, existing cases count as created, and the command continues', async () => {
  const org = new FakeOrg(rowsOf(many(401)));
  let part = 0;
  org.insert = async (_object, records) => {
    if (++part > 1) return records.map(() => saved('5'));
    org.replaceRows(
      rowsOf(
        many(401),
        many(400).map((_case, index) => integrationCase(index + 1, 'Clever')),
      ),
    );
    return records.map(() => lost);
  };
  const { context, said } = contextOf(org);
  assert.equal(await createIntegrations(context), 0);
  assert.deepEqual(said.sentences, ['401 created, 0 already existed, 0 failed.']);
});

test('created cases are reported even if their names cannot be read', async () => {
  const org = new FakeOrg(rowsOf(many(1)));
  const { query } = org;
  org.query = (soql, binds) =>
    soql.startsWith('SELECT Id, CaseNumber, Account.Name FROM')
      ? Promise.reject(LOST)
      : (query.call(org, soql, binds) as never);
  const { document } = await failureOf(contextOf(org).context);
  assert.deepEqual([document.created, document.cases.length], [1, 1]);
});

test('Ctrl-C ends the command between two parts, and the message counts the created cases', async () => {
  const org = new FakeOrg(rowsOf(many(800)));
  const stop = new AbortController();
  org.answer = () => {
    stop.abort();
    return saved('5');
  };
  const { context } = contextOf(org);
  const { failure, document } = await failureOf({ ...context, stop: stop.signal });
  assert.deepEqual([failure.code, failure.exitCode], ['STOPPED', 130]);
  assert.equal(
    failure.message,
    'Stopped after creating 400 integration cases. To create the rest, run the command again.',
  );
  assert.deepEqual([document.created, document.notTried], [400, 400]);
});
