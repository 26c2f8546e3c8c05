import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openFixture, save } from '../../schema/test/fixture.ts';
import { Connection } from '../connection.ts';
import { Statistics } from '../statistics.ts';

it('a long list is read in index order when there are many records', () => {
  const org = openFixture();
  const recordTypeId = org.schema.requireObject('Case').recordTypes[0]?.id ?? null;
  const rows = Array.from({ length: 1500 }, (_, i) => ({ Subject: `Case ${i}`, RecordTypeId: recordTypeId }));
  save(
    org,
    'insert',
    'Account',
    Array.from({ length: 1500 }, (_, i) => ({ Name: `Account ${i}` })),
  );
  const sql = 'SELECT * FROM "Case" WHERE "IsDeleted" = 0 AND "RecordTypeId" = ? ORDER BY "CaseNumber" LIMIT 50';
  assert.equal(org.reader.rows(sql, [recordTypeId]).length, 0);
  save(org, 'insert', 'Case', [...rows, ...rows]);
  assert.equal(org.reader.rows(sql, [recordTypeId]).length, 50);
  const plan = org.reader.rows(`EXPLAIN QUERY PLAN ${sql}`, [recordTypeId]).map((step) => String(step[3]));
  assert.deepEqual(plan, ['SCAN Case USING INDEX Case.CaseNumber']);
  org.close();
});

it('what is written about a record is read newest first, without sorting all of it', () => {
  const org = openFixture();
  const planOf = (sql: string): string[] =>
    org.reader.rows(`EXPLAIN QUERY PLAN ${sql}`, ['500']).map((step) => String(step[3]));
  for (const [table, parent, date] of [
    ['CaseComment', 'ParentId', 'CreatedDate'],
    ['EmailMessage', 'ParentId', 'MessageDate'],
    ['FeedItem', 'ParentId', 'CreatedDate'],
    ['Task', 'WhatId', 'CreatedDate'],
  ] as const)
    assert.deepEqual(
      planOf(`SELECT * FROM "${table}" WHERE "${parent}" = ? ORDER BY "${date}" DESC NULLS FIRST LIMIT 20`),
      [`SEARCH ${table} USING INDEX ${table}.${parent}.${date} (${parent}=?)`],
    );
  org.close();
});

it('a table that grows next to larger ones, or in many short runs, is analyzed too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-statistics-'));
  const known = (connection: Connection): unknown[] =>
    connection.rows("SELECT DISTINCT tbl FROM sqlite_stat1 WHERE stat NOT LIKE '0 %' ORDER BY tbl", []).flat();
  const connection = new Connection(join(folder, 'data'), { readOnly: false });
  try {
    connection.exec('CREATE TABLE large (name TEXT); CREATE INDEX large_name ON large (name);');
    connection.exec('CREATE TABLE small (name TEXT); CREATE INDEX small_name ON small (name);');
    const statistics = new Statistics(connection);
    const add = (table: string, count: number): void => {
      for (let i = 0; i < count; i++) {
        connection.run(`INSERT INTO ${table} VALUES (?)`, [`${i}`]);
        statistics.countInsert(table);
      }
      statistics.refresh();
    };
    add('large', 5000);
    assert.deepEqual(known(connection), ['large']);
    add('small', 999);
    assert.deepEqual(known(connection), ['large']);
    add('small', 1);
    assert.deepEqual(known(connection), ['large', 'small']);
    connection.exec('DELETE FROM sqlite_stat1');
    new Statistics(connection).refreshAll();
    assert.deepEqual(known(connection), ['large', 'small']);
  } finally {
    connection.close();
    rmSync(folder, { recursive: true });
  }
});

it('statistics that can’t be updated are left for later, and the save succeeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-statistics-'));
  const connection = new Connection(join(folder, 'data'), { readOnly: false });
  const other = new Connection(join(folder, 'data'), { readOnly: false });
  try {
    connection.exec('CREATE TABLE things (name TEXT); CREATE INDEX things_name ON things (name);');
    const statistics = new Statistics(connection);
    for (let i = 0; i < 1000; i++) statistics.countInsert('things');
    connection.exec('BEGIN IMMEDIATE');
    statistics.refresh();
    assert.equal(connection.inTransaction, true, 'a running transaction is left alone');
    connection.exec('COMMIT');
    other.exec('BEGIN IMMEDIATE');
    statistics.refresh();
    assert.equal(connection.inTransaction, false);
    other.exec('COMMIT');
    for (let i = 0; i < 1000; i++) statistics.countInsert('things');
    connection.exec("INSERT INTO things VALUES ('a')");
    statistics.refresh();
    assert.equal(connection.rows('SELECT count(*) FROM sqlite_stat1', [])[0]?.[0], 1);
  } finally {
    connection.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});
