import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import { FakeOrg, notSaved, saved } from '../../services/test/FakeOrg.ts';
import { caseId, onboarding, rowsOf } from '../../services/test/integrationRows.ts';
import type { CommandContext } from '../CommandContext.ts';
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

test('some that failed are named with the reason, and the command ends with 1', async () => {
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
    ['00000002', 'Larkspur School', 'Clever', 'already there'],
    ['00000003', 'Larkspur School', 'Clever', 'failed: Busy'],
  ]);
  assert.deepEqual(said.sentences, ['1 created, 1 already there, 1 failed.']);
  const { cases, ...counts } = said.results[0] as { cases: { message: string | null }[] };
  assert.deepEqual(counts, { targetOrg: 'here', dryRun: false, found: 3, created: 1, alreadyThere: 1, failed: 1 });
  assert.deepEqual(
    cases.map(({ message }) => message),
    [null, null, 'Busy'],
  );
});

test('a dry run inserts nothing and says what it would create', async () => {
  const org = new FakeOrg(rowsOf(many(2)));
  const { context, said } = contextOf(org, true);
  assert.equal(await createIntegrations(context), 0);
  assert.deepEqual(org.inserted, []);
  assert.deepEqual(said.sentences, ['2 integration cases would be created; nothing was changed.']);
});

test('thousands of cases go in parts, each told as it begins', async () => {
  const org = new FakeOrg(rowsOf(many(2500)));
  const { context, said } = contextOf(org);
  assert.equal(await createIntegrations(context), 0);
  assert.equal(org.inserted.length, 2500);
  assert.equal(said.progress.length, 1 + 13);
  assert.match(said.progress.at(-1) ?? '', /2400 of 2500 onboarding cases/);
});

test('an org that stops answering half way is told with what stays', async () => {
  const org = new FakeOrg(rowsOf(many(400)));
  org.answer = (record) => {
    if (record['ParentId'] === caseId(201)) throw new Error('socket hang up');
    return saved('5');
  };
  const { context } = contextOf(org);
  await assert.rejects(createIntegrations(context), {
    code: 'INTERRUPTED',
    message: /after 200 integration cases \(socket hang up\)\. They stay; run the command again/,
  });
});

test('an org that never answers is told as it is', async () => {
  const org = new FakeOrg(rowsOf(many(1)));
  org.answer = () => {
    throw new Error('socket hang up');
  };
  await assert.rejects(createIntegrations(contextOf(org).context), { message: 'socket hang up' });
});
