/**
 * The records that a WHERE clause finds. Each row names its page of the SOQL and SOSL Reference (or the Apex
 * Developer Guide). "org" marks decisions of this org that the pages don't cover.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestOrg, type QueryOptions } from './harness.ts';
import { insertSample } from './sample-data.ts';

interface Row {
  readonly where: string;
  readonly finds: string;
  readonly page: string;
  readonly with?: QueryOptions;
}

const COMPARISON = 'Comparison Operators';
const NULLS = 'Use null in WHERE';
const DATES = 'Date Formats and Date Literals in WHERE';
const MULTI = 'Querying Multi-Select Picklists';
const ESCAPES = 'Quoted String Escape Sequences';
const BINDS = 'Apex Developer Guide: Using Apex Variables in SOQL and SOSL Queries';

const rows: readonly Row[] = [
  { where: `Name = 'a'`, finds: 'A', page: COMPARISON },
  { where: `Status__c = 'SENT'`, finds: 'A', page: COMPARISON },
  { where: `City__c = 'zürich'`, finds: 'AB', page: COMPARISON },
  { where: `City__c != 'zürich'`, finds: 'CZ', page: COMPARISON },
  { where: `City__c LIKE 'zÜr%'`, finds: 'AB', page: COMPARISON },
  { where: `City__c IN ('ZÜRICH', 'x')`, finds: 'AB', page: COMPARISON },
  { where: `City__c NOT IN ('ZÜRICH', 'x')`, finds: 'CZ', page: 'org' },
  { where: `Code__c = 'abc'`, finds: 'A', page: COMPARISON },
  { where: `Code__c IN ('ABC')`, finds: 'B', page: COMPARISON },
  { where: `Amount__c > 20.2`, finds: 'A', page: COMPARISON },
  { where: `Amount__c >= 20.2`, finds: 'AB', page: COMPARISON },
  { where: `Amount__c < 0`, finds: 'C', page: COMPARISON },
  { where: `Amount__c <= -5`, finds: 'C', page: COMPARISON },
  { where: `Lines__c = 3.0`, finds: 'AC', page: COMPARISON },
  { where: `Lines__c <> 3`, finds: 'BZ', page: COMPARISON },
  { where: `Lines__c IN (1, 3)`, finds: 'ABC', page: COMPARISON },
  { where: `Name > 'B'`, finds: 'CZ', page: COMPARISON },
  { where: `Name >= 'b' AND Name < 'z'`, finds: 'BC', page: COMPARISON },

  { where: `City__c LIKE 'z_rich'`, finds: 'AB', page: 'LIKE' },
  { where: `City__c LIKE '50\\%\\_%'`, finds: 'C', page: ESCAPES },
  { where: `City__c LIKE '%\\\\'`, finds: 'C', page: ESCAPES },
  { where: `City__c LIKE '5\\_%'`, finds: '', page: ESCAPES },
  { where: `City__c = '50%_off\\\\'`, finds: 'C', page: ESCAPES },
  { where: `(NOT City__c LIKE 'z%')`, finds: 'CZ', page: 'org' },
  { where: `City__c LIKE '%'`, finds: 'ABC', page: 'org' },

  { where: `City__c = null`, finds: 'Z', page: NULLS },
  { where: `City__c != null`, finds: 'ABC', page: NULLS },
  { where: `City__c = ''`, finds: 'Z', page: 'org' },
  { where: `Paid__c = null`, finds: 'BCZ', page: NULLS },
  { where: `Paid__c != null`, finds: 'A', page: NULLS },
  { where: `Paid__c = false`, finds: 'BCZ', page: NULLS },
  { where: `Paid__c != true`, finds: 'BCZ', page: NULLS },
  { where: `Account__r.Name = null`, finds: 'Z', page: NULLS },
  { where: `Account__r.Name != 'Acme'`, finds: 'CZ', page: NULLS },
  { where: `Account__r.Owner.IsActive = false`, finds: 'Z', page: NULLS },
  { where: `Status__c IN ('Open', null)`, finds: 'BZ', page: 'org' },
  { where: `Status__c NOT IN ('Open', null)`, finds: 'AC', page: 'org' },
  { where: `Status__c NOT IN ('Open')`, finds: 'ACZ', page: 'org' },
  { where: `NOT (Status__c = 'Open')`, finds: 'ACZ', page: 'Logical Operators' },
  { where: `NOT (Amount__c > 0)`, finds: 'CZ', page: 'org' },

  { where: `Name = 'A' OR (Lines__c = 3 AND Amount__c < 0)`, finds: 'AC', page: 'Logical Operators' },
  { where: `(Name = 'A' OR Name = 'B') AND (NOT (Lines__c = 1))`, finds: 'A', page: 'Logical Operators' },

  { where: `Tags__c INCLUDES ('Red')`, finds: 'AC', page: MULTI },
  { where: `Tags__c INCLUDES ('Red;Blue', 'Dark Red')`, finds: 'BC', page: MULTI },
  { where: `Tags__c EXCLUDES ('Red')`, finds: 'BZ', page: MULTI },
  { where: `Tags__c = 'Red;Green'`, finds: 'A', page: MULTI },
  { where: `Tags__c INCLUDES (:t)`, finds: '', page: MULTI, with: { binds: { t: null } } },

  { where: `Account__r.Name LIKE 'AC%'`, finds: 'AB', page: 'Understanding Relationship Names' },
  { where: `Account__r.Owner.Username = 'uma@example.com'`, finds: 'ABC', page: 'Understanding Relationship Names' },
  { where: `Invoice__c.Name = 'A'`, finds: 'A', page: 'Alias Notation' },
  { where: `Owner.Type = 'Queue'`, finds: 'A', page: 'Understanding Polymorphic Keys and Relationships' },
  { where: `Owner.Type = 'User'`, finds: 'BZ', page: 'Understanding Polymorphic Keys and Relationships' },
  { where: `Owner.Name = 'all of us'`, finds: 'C', page: 'Understanding Polymorphic Keys and Relationships' },

  { where: `Due__c = 2026-11-03`, finds: 'A', page: DATES },
  { where: `Due__c IN (TODAY, 2026-10-31)`, finds: 'AB', page: DATES },
  { where: `Sent_At__c > 2026-11-03T04:30:00+01:00`, finds: 'AC', page: DATES },
  { where: `Sent_At__c = TODAY`, finds: 'A', page: DATES },
  { where: `Sent_At__c = TODAY`, finds: 'C', page: DATES, with: { timeZone: 'America/Chicago' } },
  { where: `Sent_At__c = YESTERDAY`, finds: 'A', page: DATES, with: { timeZone: 'America/Chicago' } },
  { where: `Sent_At__c != TODAY`, finds: 'BCZ', page: DATES },
  { where: `Sent_At__c < TODAY`, finds: 'B', page: DATES },
  { where: `Sent_At__c > TODAY`, finds: 'C', page: DATES },
  { where: `Due__c <= TODAY`, finds: 'AB', page: DATES },
  { where: `Due__c >= TODAY`, finds: 'AC', page: DATES },
  { where: `Due__c = LAST_N_DAYS:3`, finds: 'AB', page: DATES },
  { where: `Due__c = LAST_N_DAYS:2`, finds: 'A', page: DATES },
  { where: `Due__c = NEXT_N_MONTHS:2`, finds: 'C', page: DATES },
  { where: `Due__c = LAST_MONTH`, finds: 'B', page: DATES },
  { where: `Due__c = NEXT_YEAR`, finds: 'C', page: DATES },
  { where: `CALENDAR_YEAR(Due__c) = 2027`, finds: 'C', page: 'Date Functions' },
  { where: `CALENDAR_MONTH(Sent_At__c) = 10`, finds: 'B', page: 'Date Functions' },
  { where: `DAY_ONLY(Sent_At__c) = 2026-11-03`, finds: 'A', page: 'Date Functions' },
  { where: `DAY_IN_WEEK(Due__c) = 3`, finds: 'A', page: 'Date Functions' },

  { where: `Account__c IN (SELECT Id FROM Account WHERE Name = 'acme')`, finds: 'AB', page: 'Semi-Joins with IN' },
  {
    where: `Account__c NOT IN (SELECT Id FROM Account WHERE Name = 'acme')`,
    finds: 'CZ',
    page: 'Anti-Joins with NOT IN',
  },
  { where: `Id IN (SELECT Invoice__c FROM Shipment__c WHERE Weight__c > 1)`, finds: 'A', page: 'Semi-Joins with IN' },
  { where: `Id NOT IN (SELECT Invoice__c FROM Shipment__c)`, finds: 'CZ', page: 'Anti-Joins with NOT IN' },

  { where: `Name IN :names`, finds: 'AB', page: BINDS, with: { binds: { names: ['a', 'B'] } } },
  { where: `Name NOT IN :names`, finds: 'CZ', page: BINDS, with: { binds: { names: ['a', 'B'] } } },
  { where: `Name IN :names`, finds: '', page: BINDS, with: { binds: { names: [] } } },
  { where: `Name NOT IN :names`, finds: 'ABCZ', page: BINDS, with: { binds: { names: [] } } },
  { where: `Name IN (:x, 'C')`, finds: 'AC', page: BINDS, with: { binds: { x: 'A' } } },
  { where: `City__c IN :names`, finds: 'ABZ', page: BINDS, with: { binds: { names: ['zürich', null] } } },
  { where: `City__c = :x`, finds: 'Z', page: BINDS, with: { binds: { x: null } } },
  { where: `City__c = :x`, finds: 'AB', page: BINDS, with: { binds: { x: 'zÜRICH' } } },
  { where: `City__c LIKE :x`, finds: 'AB', page: BINDS, with: { binds: { x: 'zü%' } } },
  { where: `City__c LIKE :x`, finds: 'ABC', page: BINDS, with: { binds: { x: ['zü%', '50\\%%'] } } },
  { where: `Amount__c > :x`, finds: '', page: BINDS, with: { binds: { x: null } } },
  { where: `Amount__c = :x`, finds: 'Z', page: BINDS, with: { binds: { x: null } } },
  { where: `Amount__c != :x`, finds: 'ABC', page: BINDS, with: { binds: { x: null } } },
  { where: `Paid__c = :x`, finds: 'A', page: BINDS, with: { binds: { x: true } } },
  { where: `Due__c = :x`, finds: 'A', page: BINDS, with: { binds: { x: '2026-11-03' } } },
  { where: `Sent_At__c >= :x`, finds: 'AC', page: BINDS, with: { binds: { x: '2026-11-03' } } },
  { where: `Name = :x`, finds: '', page: 'org', with: { binds: { x: `' OR Name != '` } } },
];

describe('A WHERE clause', () => {
  let org: TestOrg;
  before(() => {
    org = new TestOrg();
    insertSample(org);
  });
  after(() => org.close());

  for (const { where, finds, page, with: options } of rows) {
    const given = options ? ` with ${JSON.stringify(options)}` : '';
    it(`finds ${finds || 'nothing'} by ${where}${given} (${page})`, () => {
      assert.equal(org.names('Invoice__c', where, options).join(''), finds);
    });
  }

  it('accepts an Id of 15 characters, of 18, and one that lost its letter case (ID Field Type)', () => {
    const [id = ''] = org.column(`SELECT Id FROM Invoice__c WHERE Name = 'A'`).map(String);
    for (const form of [id, id.slice(0, 15), id.toLowerCase()]) {
      assert.deepEqual(org.names('Invoice__c', `Id = '${form}'`), ['A']);
      assert.deepEqual(org.names('Invoice__c', 'Id IN :ids', { binds: { ids: [form, null] } }), ['A']);
    }
  });

  it('includes deleted records with ALL ROWS, and for queryAll (ALL ROWS)', () => {
    assert.deepEqual(org.names('Invoice__c', `Name = 'Gone'`), []);
    assert.deepEqual(org.names('Invoice__c', `Name = 'Gone' ALL ROWS`), ['Gone']);
    assert.deepEqual(org.names('Invoice__c', `Name = 'Gone'`, { allRows: true }), ['Gone']);
  });

  it('compares What paths of tasks with the name field of any object', () => {
    assert.deepEqual(org.column(`SELECT Subject FROM Task WHERE What.Name IN ('acme', 'a') ORDER BY Subject`), [
      'Call',
      'Check',
    ]);
    assert.deepEqual(org.column(`SELECT Subject FROM Task WHERE What.Type = 'Invoice__c'`), ['Check']);
    assert.deepEqual(org.column(`SELECT Subject FROM Task WHERE What.Name = null`), ['Think']);
  });
});
