import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openFixture, save } from '../../schema/test/fixture.ts';

it('a long list is read in the order of an index once there are many records', () => {
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
