import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Org } from '../../services/Org.ts';
import { placeColumns, readHeaders, type Column } from './columns.ts';
import { SeenRows } from './SeenRows.ts';
import { stateCode } from './states.ts';

const known = new Map<string, Column>([
  ['school', 'School'],
  ['schoolname', 'School'],
  ['students', 'Active_Students'],
  ['students10+questions', 'Students_Meeting'],
  ['asof', 'As_Of_Date'],
]);
const choices = { asOf: '2026-09-28', product: 'Math' };

function orgWith(headers: Readonly<Record<string, string>>): Org {
  const records = Object.entries(headers).map(([DeveloperName, Headers__c]) => ({ Id: '', DeveloperName, Headers__c }));
  return { query: async () => records } as unknown as Org;
}

describe('headers', () => {
  test('capital letters, spaces, and punctuation do not matter, a plus sign does', () => {
    const places = placeColumns([' SCHOOL-Name ', 'Notes', 'Students (10+ Questions)'], known, choices);
    assert.deepEqual(
      [...places],
      [
        ['School', 0],
        ['Students_Meeting', 2],
      ],
    );
  });

  test('two for the same column are refused with both names', () => {
    assert.throws(() => placeColumns(['School', 'School Name', 'Students'], known, choices), {
      code: 'COLUMN_DOUBLED',
      message: /^The columns "School" and "School Name" mean the same/,
    });
    assert.throws(() => placeColumns(['School', 'Students', 'Students'], known, choices), {
      code: 'COLUMN_DOUBLED',
      message: /^Two columns are named "Students"/,
    });
  });

  test('without a school, or without usage, the message lists what the file has', () => {
    const code = 'COLUMNS_MISSING';
    assert.throws(() => placeColumns(['Site code', 'Students'], known, choices), {
      code,
      message: /The headers are: Site code, Students\./,
    });
    assert.throws(() => placeColumns(['School', 'Principal'], known, choices), {
      code,
      message: /no column with usage/,
    });
  });

  test('without a date or a product, the command needs the option', () => {
    assert.throws(() => placeColumns(['School', 'Students'], known, { product: 'Math' }), {
      code: 'AS_OF_MISSING',
      exitCode: 2,
    });
    assert.throws(() => placeColumns(['School', 'Students'], known, { asOf: '2026-09-28' }), {
      code: 'PRODUCT_MISSING',
      exitCode: 2,
    });
    assert.ok(placeColumns(['School', 'Students', 'As of'], known, { product: 'Math' }));
  });

  test('come from the org, and a header in two records is refused', async () => {
    const headers = await readHeaders(orgWith({ School: 'School; Site Name;', State: 'ST', Unknown: 'Color' }));
    assert.deepEqual(
      [...headers],
      [
        ['school', 'School'],
        ['sitename', 'School'],
        ['st', 'State'],
      ],
    );
    await assert.rejects(readHeaders(orgWith({ School: 'Site', District: 'SITE ' })), { code: 'HEADERS_AMBIGUOUS' });
  });
});

test('a state is its code, with or without capital letters and periods', () => {
  for (const text of ['TX', 'tx', 'Texas', 'TEXAS', ' texas ']) assert.equal(stateCode(text), 'TX');
  assert.equal(stateCode('d.c.'), 'DC');
  assert.equal(stateCode('District of Columbia'), 'DC');
  assert.equal(stateCode('Ontario'), 'ONTARIO');
});

test('each of 200,000 keys is new once, then the same or different', () => {
  const seen = new SeenRows();
  for (let row = 0; row < 200_000; row += 1) assert.equal(seen.add(`key ${row}`, 'content'), 'new');
  assert.equal(seen.add('key 0', 'content'), 'same');
  assert.equal(seen.add('key 199999', 'other content'), 'different');
});
