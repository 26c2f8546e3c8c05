import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindSoql } from './soqlBinds.ts';

test('text is quoted, and quotes in it are escaped', () => {
  const query = bindSoql('SELECT Id FROM Case WHERE Subject = :subject', { subject: "O'Neil \\' OR Name != '" });
  assert.equal(query, "SELECT Id FROM Case WHERE Subject = 'O\\'Neil \\\\\\' OR Name != \\''");
});

test('dates, datetimes, numbers, booleans, and null have no quotes', () => {
  const binds = { day: '2026-11-22', moment: '2026-11-22T10:00:00.000Z', count: 3, on: true, none: null };
  assert.equal(bindSoql(':day :moment :count :on :none', binds), '2026-11-22 2026-11-22T10:00:00.000Z 3 true null');
});

test('a list is in parentheses, and an empty list matches nothing', () => {
  assert.equal(bindSoql('Id IN :ids', { ids: ['a', 'b'] }), "Id IN ('a','b')");
  assert.equal(bindSoql('Id IN :ids', { ids: [] }), 'Id IN (null)');
});

test('a colon in quoted text is not a bind', () => {
  assert.equal(bindSoql("Subject = 'at :noon' AND Id = :id", { id: 'x' }), "Subject = 'at :noon' AND Id = 'x'");
});

test('a date function keeps its colon', () => {
  assert.equal(bindSoql('CreatedDate = LAST_N_DAYS:7'), 'CreatedDate = LAST_N_DAYS:7');
});

test('a bind without a value is an error that names it', () => {
  assert.throws(() => bindSoql('Id = :id'), { name: 'TypeError', message: /:id/ });
});
