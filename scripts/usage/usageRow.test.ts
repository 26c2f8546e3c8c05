import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeColumns, type Choices, type Column } from './columns.ts';
import { dateOf, RowReader, type UsageRow } from './usageRow.ts';

const HEADERS: Readonly<Record<string, Column>> = {
  school: 'School',
  state: 'State',
  product: 'Product',
  asof: 'As_Of_Date',
  answerdate: 'Answer_Date',
  from: 'Period_Start',
  students: 'Active_Students',
  questions: 'Questions_Answered',
};

function read(
  row: Readonly<Record<string, string>>,
  choices: Choices = { product: 'Math', asOf: '2026-09-28' },
): UsageRow {
  const headers = Object.keys(row);
  const places = placeColumns(headers, new Map(Object.entries(HEADERS)), choices);
  return new RowReader(places, headers, choices, '2026-11-30').read(Object.values(row));
}

const school = { School: 'Oak Elementary', State: 'TX' };

describe('a number in a cell', () => {
  for (const [text, number] of Object.entries({ '12': 12, '0': 0, '1,234': 1234, '12.0': 12, '1,234,567.00': 1234567 }))
    test(`${text} is ${number}`, () => {
      assert.deepEqual(read({ ...school, Students: text }).fields, { Active_Students__c: number });
    });

  for (const text of ['-3', '12.5', '1e3', '1,23', 'twelve', '12 students', '=SUM(A1)', '<b>1</b>', '1.234'])
    test(`${text} is refused, with the header and the text`, () => {
      assert.throws(() => read({ ...school, Students: text }), {
        message: `"Students" is ${text}, which isn't a whole number of 0 or more.`,
      });
    });

  test('one that no district has is refused', () => {
    assert.throws(() => read({ ...school, Students: '999999999999' }), /which is too large/);
  });

  for (const text of ['', '-', 'N/A', 'na'])
    test(`"${text}" is blank and changes nothing`, () => {
      assert.deepEqual(read({ ...school, Students: text, Questions: '5' }).fields, { Questions_Answered__c: 5 });
    });

  test('a row without any is refused', () => {
    assert.throws(() => read({ ...school, Students: '' }), /has no numbers/);
  });
});

describe('a date in a cell', () => {
  for (const text of [
    '2026-09-28',
    '9/28/2026',
    '09/28/26',
    '9-28-2026',
    'Sep 28, 2026',
    'September 28 2026',
    'Sept. 28th, 2026',
    '28-Sep-2026',
    '28 Sep 26',
    '2026-09-28T23:59:00Z',
    '9/28/2026 11:59 PM',
  ])
    test(`${text} is understood`, () => assert.equal(dateOf(text), '2026-09-28'));

  for (const text of ['28/9/2026', '2026-02-30', '13/13/2026', 'Foo 3, 2026', '46293', 'yesterday', '2026', '9/28'])
    test(`${text} is no date`, () => assert.equal(dateOf(text), null));

  test('one that is none is refused with the ways to write it', () => {
    assert.throws(() => read({ ...school, 'As of': '28/9/2026', Students: '1' }), {
      message: `"As of" is 28/9/2026, which isn't a date. Write dates as 9/28/2026, 2026-09-28, or Sep 28, 2026.`,
    });
  });

  test('the future and the last century are refused', () => {
    assert.throws(() => read({ ...school, 'As of': '12/1/2026', Students: '1' }), /in the future/);
    assert.throws(() => read({ ...school, 'As of': '9/28/1926', Students: '1' }), /too long ago/);
  });

  test('a period that starts after the date of the numbers is refused', () => {
    assert.throws(
      () => read({ ...school, From: '10/1/2026', Students: '1' }),
      /after the date of the numbers \(2026-09-28\)/,
    );
  });

  test('the column goes before --as-of, which fills blank cells', () => {
    assert.equal(read({ ...school, 'As of': '9/1/2026', Students: '1' }).asOf, '2026-09-01');
    assert.equal(read({ ...school, 'As of': '', Students: '1' }).asOf, '2026-09-28');
    assert.throws(() => read({ ...school, 'As of': '', Students: '1' }, { product: 'Math' }), /The date is blank/);
  });

  test('on an answer date, questions count for that day only', () => {
    const { asOf, fields } = read({ ...school, 'Answer Date': '9/21/2026', Questions: '40', Students: '8' });
    assert.equal(asOf, '2026-09-21');
    assert.deepEqual(fields, { Active_Students__c: 8, Questions_That_Day__c: 40 });
  });
});

describe('the rest of a row', () => {
  test('the product is the column, else --product', () => {
    assert.equal(read({ ...school, Product: 'Reading', Students: '1' }).product, 'Reading');
    assert.equal(read({ ...school, Product: ' ', Students: '1' }).product, 'Math');
    assert.throws(
      () => read({ ...school, Product: '', Students: '1' }, { asOf: '2026-09-28' }),
      /The product is blank/,
    );
    assert.throws(
      () => read({ ...school, Product: 'x'.repeat(121), Students: '1' }),
      /has 121 characters. Use at most 120/,
    );
  });

  test('names keep their letters and lose extra spaces and the apostrophe before a formula', () => {
    assert.equal(
      read({ School: '  Peña \u00a0 Elementary ', State: 'TX', Students: '1' }).names.school,
      'Peña Elementary',
    );
    assert.equal(read({ School: "'=Oak", State: 'TX', Students: '1' }).names.school, '=Oak');
    assert.throws(() => read({ School: '', State: 'TX', Students: '1' }), /names no school/);
  });

  test('cells without a header are refused, because their row is shifted', () => {
    const places = placeColumns(['School', 'Students'], new Map(Object.entries(HEADERS)), {
      product: 'Math',
      asOf: '2026-09-28',
    });
    const reader = new RowReader(places, ['School', 'Students'], { product: 'Math', asOf: '2026-09-28' }, '2026-11-30');
    assert.throws(() => reader.read(['Oak', ' Austin', '12']), /has 3 cells, but there are 2 headers/);
    assert.equal(reader.read(['Oak', '12', '']).names.school, 'Oak');
  });
});
