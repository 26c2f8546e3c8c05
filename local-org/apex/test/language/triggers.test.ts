/**
 * Triggers on records that the API and scripts save without Apex. Apex Developer Guide, "Triggers and Order
 * of Execution".
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Row, SaveResult } from '../../../types.ts';
import { openConformanceProject } from './project.ts';

const { apex, admin, close } = openConformanceProject();
after(close);

function save(operation: 'insert' | 'update', rows: Row[], allOrNone = true): SaveResult[] {
  const records = rows.map((fields) => ({ type: 'Invoice__c', fields }));
  return apex.org.transaction(admin, (transaction) =>
    apex.org.dml.run(transaction, operation, records, { allOrNone, access: 'user' }),
  );
}

test('a before trigger changes what is saved', () => {
  const [result] = save('insert', [{ Name: 'big', Amount__c: 5000 }]);
  const rows = apex.org.reader.rows('SELECT "Is_Urgent__c" FROM "Invoice__c" WHERE "Id" = ?', [result?.id ?? null]);
  assert.deepEqual(
    rows.map((row) => [...row]),
    [[1]],
  );
});

test('addError on a field refuses its row with the field', () => {
  const results = save('insert', [{ Name: 'good' }, { Name: 'bad', Amount__c: -1 }], false);
  assert.equal(results[0]?.success, true);
  assert.deepEqual(results[1]?.errors, [
    {
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'The amount must not be negative',
      fields: ['Amount__c'],
    },
  ]);
});

test('an exception in a trigger refuses the rows with its message and line', () => {
  const [result] = save('insert', [{ Name: 'explode' }]);
  const [error] = result?.errors ?? [];
  assert.equal(error?.statusCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  assert.match(
    error?.message ?? '',
    /^InvoiceTrigger: execution of BeforeInsert\n\ncaused by: System\.ListException: List index out of bounds: 1\n\nTrigger\.InvoiceTrigger: line \d+/,
  );
});

// Apex Developer Guide, "sObjects That Can't Be Used Together in DML Operations".
test('a trigger can’t save a setup object with a record that an API call saves', () => {
  const [result] = save('insert', [{ Name: 'n', Note__c: 'open' }]);
  assert.match(
    result?.errors[0]?.message ?? '',
    /MIXED_DML_OPERATION, .*: SetupEntityAccess, original object: Invoice__c/,
  );
});

test('a limit exceeded in a trigger refuses the rows', () => {
  const [result] = save('insert', [{ Name: 'deep' }]);
  assert.match(result?.errors[0]?.message ?? '', /System\.LimitException: Maximum stack depth reached/);
});

test('more than 200 rows reach the trigger in chunks, with the same statics and limits', () => {
  const results = save(
    'insert',
    Array.from({ length: 410 }, (_unused, i) => ({ Name: `row ${i}`, Note__c: 'count' })),
  );
  assert.ok(results.every(({ success }) => success));
  const notes = apex.org.reader.rows(
    `SELECT DISTINCT "Note__c" FROM "Invoice__c" WHERE "Note__c" LIKE 'chunk %' ORDER BY 1`,
    [],
  );
  assert.deepEqual(
    notes.map(([note]) => note),
    ['chunk 1', 'chunk 2', 'chunk 3'],
  );
});
