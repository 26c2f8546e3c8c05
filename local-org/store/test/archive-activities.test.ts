import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, NOW, openFixture, save, stored } from '../../schema/test/fixture.ts';
import { parseQuery } from '../../soql/index.ts';

const A_YEAR_BEFORE = new Date('2025-11-03T15:30:12.345Z');

describe('activities that are a year old', () => {
  let folder: string;
  let org: Org;
  const tasks = new Map<string, string>();

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'org-archive-'));
    const then = openFixture({ data: folder, clock: () => A_YEAR_BEFORE });
    const task = (subject: string, fields: Record<string, string>): void =>
      void tasks.set(subject, insert(then, 'Task', { Subject: subject, ...fields }));
    task('due a year ago', { Status: 'Completed', ActivityDate: '2025-11-03' });
    task('due a day later', { Status: 'Completed', ActivityDate: '2025-11-04' });
    task('not done', { Status: 'Not Started', ActivityDate: '2025-11-03' });
    task('without a due date', { Status: 'Completed' });
    insert(then, 'Event', {
      Subject: 'a meeting',
      DurationInMinutes: 30,
      ActivityDateTime: '2025-11-03T10:00:00.000Z',
    });
    then.close();
    org = openFixture({ data: folder, clock: () => NOW });
  });
  after(() => {
    org.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = (soql: string): unknown[] =>
    org.soql
      .run(org.soql.prepare(parseQuery(soql)), {
        session: admin(org),
        access: 'user',
        now: NOW,
        reader: org.reader,
        binds: () => null,
      })
      .records.map(({ values }) => values['Subject']);

  it('are archived at the next start, if they are over', () => {
    assert.deepEqual(found('SELECT Subject FROM Task ORDER BY Subject'), ['due a day later', 'not done']);
    assert.deepEqual(found('SELECT Subject FROM Event'), []);
  });

  it('are found by queries of all rows', () => {
    assert.equal(found('SELECT Subject FROM Task ALL ROWS').length, 4);
    assert.deepEqual(found('SELECT Subject FROM Task WHERE IsArchived = TRUE ORDER BY Subject ALL ROWS'), [
      'due a year ago',
      'without a due date',
    ]);
    assert.deepEqual(found('SELECT Subject FROM Event WHERE IsDeleted = FALSE ALL ROWS'), ['a meeting']);
  });

  it('can still be changed', () => {
    const id = tasks.get('due a year ago') ?? '';
    const [result] = save(org, 'update', 'Task', [{ Id: id, Description: 'Looked up again' }]);
    assert.equal(result?.success, true);
    assert.equal(stored(org, 'Task', id)['IsArchived'], 1);
  });

  it('can’t be marked as archived by users', () => {
    const rows = [{ Subject: 'mine', IsArchived: true }];
    const [result] = save(org, 'insert', 'Task', rows, { access: 'user', allOrNone: false });
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});
