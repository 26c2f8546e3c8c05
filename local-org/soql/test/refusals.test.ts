/** Errors of queries, with Salesforce's code, position, and message. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OrgError } from '../../errors.ts';
import { parseQuery } from '../index.ts';
import { TestOrg } from './harness.ts';
import { insertSample } from './sample-data.ts';

let org: TestOrg;
before(() => {
  org = new TestOrg();
  insertSample(org);
});
after(() => org.close());

function refusal(text: string, binds?: Record<string, string | number | null>): OrgError {
  try {
    org.query(text, binds ? { binds } : {});
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
  return assert.fail(`${text} was not refused`);
}

const refused: readonly (readonly [query: string, code: string, says: RegExp])[] = [
  ['SELECT Id FROM Invoice__c WHERE', 'MALFORMED_QUERY', /unexpected token: 'WHERE'/],
  ['SELECT Id FROM', 'MALFORMED_QUERY', /Row:1:Column:15\nunexpected token: '<EOF>'/],
  ['SELECT Id\nFROM Invoice__c\nWHERE Name = = 1', 'MALFORMED_QUERY', /Row:3:Column:14\nunexpected token: '='/],
  ['SELECT Id FROM Invoice__c)', 'MALFORMED_QUERY', /Column:26\nunexpected token: '\)'/],
  [`SELECT Id FROM Invoice__c WHERE Name = 'x`, 'MALFORMED_QUERY', /Column:40/],
  ['', 'MALFORMED_QUERY', /unexpected token/],
  ['DELETE FROM Invoice__c', 'MALFORMED_QUERY', /unexpected token: 'DELETE'/],
  ['SELECT Id FROM Invoice__c; DROP TABLE Account', 'MALFORMED_QUERY', /unexpected token: ';'/],
  ['SELECT Id FROM Invoice__c WHERE Due__c = 2026-02-30', 'MALFORMED_QUERY', /Invalid date/],
  ['SELECT Id FROM Nothing__c', 'INVALID_TYPE', /Column:16\nsObject type 'Nothing__c' is not supported\./],
  ['SELECT Id, Nope FROM Invoice__c', 'INVALID_FIELD', /Column:12\nNo such column 'Nope' on entity 'Invoice__c'\./],
  ['SELECT Id FROM Invoice__c WHERE Nope = 1', 'INVALID_FIELD', /No such column 'Nope'/],
  ['SELECT Id FROM Invoice__c ORDER BY Nope', 'INVALID_FIELD', /No such column 'Nope'/],
  ['SELECT Account__r.Nope FROM Invoice__c', 'INVALID_FIELD', /No such column 'Nope' on entity 'Account'/],
  [
    'SELECT Acount__r.Name FROM Invoice__c',
    'INVALID_FIELD',
    /Didn't understand relationship 'Acount__r' in field path\./,
  ],
  [
    'SELECT Id, (SELECT Id FROM Nopes__r) FROM Invoice__c',
    'INVALID_TYPE',
    /Didn't understand relationship 'Nopes__r' in FROM part/,
  ],
  ['SELECT Owner.City FROM Invoice__c', 'INVALID_FIELD', /No such column 'City' on entity 'Name'/],
  ['SELECT Id, Name, Id FROM Invoice__c', 'INVALID_FIELD', /duplicate field selected: Id/],
  ['SELECT Name n FROM Invoice__c', 'MALFORMED_QUERY', /only aggregate expressions use field aliasing/],

  [
    `SELECT Id FROM Invoice__c WHERE Name = 5`,
    'INVALID_FIELD',
    /'Name' must be of type string and should be enclosed in quotes/,
  ],
  [
    `SELECT Id FROM Invoice__c WHERE Amount__c = '5'`,
    'INVALID_FIELD',
    /must be of type currency and should not be enclosed in quotes/,
  ],
  [
    `SELECT Id FROM Invoice__c WHERE Paid__c = 'true'`,
    'INVALID_FIELD',
    /must be of type boolean and should not be enclosed/,
  ],
  [
    `SELECT Id FROM Invoice__c WHERE Due__c = '2026-01-01'`,
    'INVALID_FIELD',
    /must be of type date and should not be enclosed/,
  ],
  [`SELECT Id FROM Invoice__c WHERE Sent_At__c = 2026-01-01`, 'INVALID_FIELD', /must be of type dateTime/],
  [`SELECT Id FROM Invoice__c WHERE Due__c > 2026-01-01T00:00:00Z`, 'INVALID_FIELD', /must be of type date/],
  [`SELECT Id FROM Invoice__c WHERE Amount__c = TODAY`, 'INVALID_FIELD', /must be of type currency/],
  [`SELECT Id FROM Invoice__c WHERE Id = 'abc'`, 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: abc/],
  [`SELECT Id FROM Invoice__c WHERE Id LIKE 'a%'`, 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator on id field/],
  [
    `SELECT Id FROM Invoice__c WHERE Paid__c > true`,
    'INVALID_QUERY_FILTER_OPERATOR',
    /invalid operator on boolean field/,
  ],
  [`SELECT Id FROM Invoice__c WHERE Name INCLUDES ('a')`, 'INVALID_QUERY_FILTER_OPERATOR', /multipicklist/],
  [
    `SELECT Id FROM Invoice__c WHERE Notes__c = 'a'`,
    'INVALID_FIELD',
    /field 'Notes__c' can not be filtered in a query call/,
  ],
  [
    `SELECT Id FROM Invoice__c ORDER BY Notes__c`,
    'INVALID_FIELD',
    /field 'Notes__c' can not be sorted in a query call/,
  ],
  [`SELECT Id FROM Invoice__c WHERE Name = ('a', 'b')`, 'MALFORMED_QUERY', /IN/],
  [`SELECT Id FROM Invoice__c WHERE Name IN 'a'`, 'MALFORMED_QUERY', /iterable/],

  ['SELECT Name, COUNT(Id) FROM Invoice__c', 'MALFORMED_QUERY', /Field must be grouped or aggregated: Name/],
  [
    'SELECT COUNT(Id) FROM Invoice__c GROUP BY Name ORDER BY City__c',
    'MALFORMED_QUERY',
    /Ordered field must be grouped or aggregated/,
  ],
  ['SELECT COUNT(Id) FROM Invoice__c GROUP BY Notes__c', 'MALFORMED_QUERY', /can not be grouped/],
  ['SELECT COUNT(Id) FROM Invoice__c GROUP BY Sent_At__c', 'MALFORMED_QUERY', /can not be grouped/],
  // Salesforce Stack Exchange 235529: custom numbers of any scale and auto-numbers aren't groupable. The
  // others follow describes of orgs.
  ['SELECT COUNT(Id) FROM Invoice__c GROUP BY Lines__c', 'MALFORMED_QUERY', /'Lines__c' can not be grouped/],
  ['SELECT COUNT(Id) FROM Case GROUP BY CaseNumber', 'MALFORMED_QUERY', /'CaseNumber' can not be grouped/],
  ['SELECT COUNT(Id) FROM Task GROUP BY Subject', 'MALFORMED_QUERY', /'Subject' can not be grouped/],
  ['SELECT COUNT(Id) FROM EmailMessage GROUP BY ToAddress', 'MALFORMED_QUERY', /'ToAddress' can not be grouped/],
  [
    "SELECT Id FROM CaseHistory WHERE OldValue = 'a'",
    'INVALID_FIELD',
    /'OldValue' can not be filtered in a query call/,
  ],
  ["SELECT Id FROM EmailTemplate WHERE Subject = 'a'", 'INVALID_FIELD', /'Subject' can not be filtered/],
  ['SELECT Id FROM FeedItem WHERE RelatedRecordId != NULL', 'INVALID_FIELD', /'RelatedRecordId' can not be filtered/],
  [
    'SELECT Id FROM AccountContactRelation ORDER BY Roles',
    'INVALID_FIELD',
    /'Roles' can not be sorted in a query call/,
  ],
  ['SELECT MAX(ActivityDate) FROM Task', 'INVALID_FIELD', /ActivityDate does not support aggregate operator MAX/],
  ['SELECT Id FROM User WHERE IsDeleted = FALSE', 'INVALID_FIELD', /No such column 'IsDeleted' on entity 'User'/],
  ['SELECT SystemModstamp FROM CaseHistory', 'INVALID_FIELD', /No such column 'SystemModstamp'/],
  ['SELECT SUM(Name) FROM Invoice__c', 'INVALID_FIELD', /field Name does not support aggregate operator SUM/],
  ['SELECT COUNT(Id) n, MAX(Name) n FROM Invoice__c', 'MALFORMED_QUERY', /duplicate alias: n/],
  ['SELECT Id FROM Invoice__c ORDER BY Name FOR UPDATE', 'MALFORMED_QUERY', /ORDER BY is not allowed with FOR UPDATE/],
  [
    'SELECT CALENDAR_YEAR(Name) FROM Invoice__c GROUP BY CALENDAR_YEAR(Name)',
    'INVALID_FIELD',
    /cannot be used with field Name/,
  ],

  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Account)',
    'MALFORMED_QUERY',
    /should not be on the same object type/,
  ],
  [
    `SELECT Id FROM Account WHERE Name = 'a' OR Id IN (SELECT AccountId FROM Contact)`,
    'MALFORMED_QUERY',
    /not allowed with the 'OR' operator/,
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact)',
    'MALFORMED_QUERY',
    /should point to the same object type/,
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)',
    'MALFORMED_QUERY',
    /LIMIT is not allowed/,
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))',
    'MALFORMED_QUERY',
    /Nesting of semi join/,
  ],

  [
    'SELECT TYPEOF What WHEN Account THEN Name END FROM Task',
    'FUNCTIONALITY_NOT_ENABLED',
    /TYPEOF is not supported by the local org/,
  ],
  ['SELECT GROUPING(Name) FROM Invoice__c GROUP BY Name', 'MALFORMED_QUERY', /needs GROUP BY ROLLUP or GROUP BY CUBE/],
  [
    'SELECT COUNT(Id) FROM Invoice__c GROUP BY CUBE(Name, City__c, Code__c, Status__c)',
    'MALFORMED_QUERY',
    /GROUP BY CUBE takes at most 3 fields/,
  ],
  ['SELECT FORMAT(Amount__c) FROM Invoice__c', 'FUNCTIONALITY_NOT_ENABLED', /FORMAT\(\)/],
  ['SELECT convertCurrency(Amount__c) FROM Invoice__c', 'FUNCTIONALITY_NOT_ENABLED', /convertCurrency\(\)/],
  ['SELECT Id FROM Account USING SCOPE team', 'FUNCTIONALITY_NOT_ENABLED', /USING SCOPE team/],
  ['SELECT Id FROM Account USING SCOPE nobody', 'INVALID_QUERY_SCOPE', /Unknown filter scope nobody/],
  ['SELECT Id FROM Shipment__c USING SCOPE mine', 'INVALID_QUERY_SCOPE', /needs an owner/],
  ['SELECT Owner.Profile.Name FROM Invoice__c', 'FUNCTIONALITY_NOT_ENABLED', /The path Owner.Profile/],
  ['SELECT BillingAddress FROM Account', 'FUNCTIONALITY_NOT_ENABLED', /The compound field BillingAddress in Apex/],
  [`SELECT Id FROM Account WHERE BillingAddress = 'x'`, 'INVALID_FIELD', /can not be filtered/],
  ['SELECT Id FROM Account ORDER BY BillingAddress', 'INVALID_FIELD', /can not be sorted/],
];

describe('A query is refused', () => {
  for (const [query, code, says] of refused) {
    it(`${code}: ${query.replaceAll('\n', ' ') || '(empty)'}`, () => {
      const error = refusal(query);
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
    });
  }

  it('with an excerpt and a caret under the position', () => {
    assert.equal(
      refusal('SELECT Id, Nope FROM Invoice__c').message.split('. ')[0],
      [
        '',
        'SELECT Id, Nope FROM Invoice__c',
        '           ^',
        'ERROR at Row:1:Column:12',
        `No such column 'Nope' on entity 'Invoice__c'`,
      ].join('\n'),
    );
    const long = refusal(
      `SELECT Id FROM Invoice__c WHERE ${"Name != 'x' AND ".repeat(10)} Nope = 1 ${"AND Name != 'x' ".repeat(10)}`,
    ).message.split('\n');
    assert.equal(long[1]?.indexOf('Nope'), long[2]?.indexOf('^'));
    assert.ok((long[1]?.length ?? 0) < 120);
  });

  it('for more than 100,000 characters or 40 nested parentheses, and not before', () => {
    const nested = (depth: number) =>
      `SELECT Id FROM Account WHERE ${'('.repeat(depth)}Name = '((('${')'.repeat(depth)}`;
    assert.match(refusal(nested(41)).message, /nested parentheses/);
    assert.equal(org.query(nested(10)).totalSize, 0);
    assert.match(refusal(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`).message, /100,000/);
  });

  it('never for the number of its conditions', () => {
    const conditions = Array.from({ length: 1500 }, (_, index) => `Name != 'a${index}'`).join(' AND ');
    assert.equal(org.query(`SELECT COUNT() FROM Invoice__c WHERE ${conditions}`).totalSize, 4);
    const patterns = Array.from({ length: 1500 }, (_, index) => `é${index}%`);
    assert.equal(
      org.query('SELECT COUNT() FROM Invoice__c WHERE Name LIKE :p', { binds: { p: patterns } }).totalSize,
      0,
    );
  });

  it('for an operator that the parser doesn’t have', () => {
    const query = parseQuery('SELECT Id FROM Invoice__c WHERE Amount__c > 1');
    const forged = { ...query, where: { ...query.where, operator: '> 1 OR 1 =' } } as unknown as typeof query;
    assert.throws(() => org.engine.prepare(forged), { code: 'INVALID_QUERY_FILTER_OPERATOR' });
  });

  it('for a bind of the wrong type', () => {
    assert.match(
      refusal('SELECT Id FROM Invoice__c WHERE Amount__c = :x', { x: 'a' }).message,
      /must be of type currency/,
    );
    assert.match(refusal('SELECT Id FROM Invoice__c WHERE Id = :x', { x: 'nope' }).message, /invalid ID field: nope/);
    assert.match(
      refusal('SELECT Id FROM Invoice__c WHERE Sent_At__c = :x', { x: 'soon' }).message,
      /must be of type dateTime/,
    );
    assert.match(
      refusal('SELECT Id FROM Invoice__c WHERE Name = :x').message,
      /Bind variables only allowed in Apex code/,
    );
  });

  it('from the API for what only Apex can use', () => {
    assert.throws(() => parseQuery('SELECT Id FROM Account WHERE Name = :x', 'api'), {
      message: /only allowed in Apex/,
    });
    assert.throws(() => parseQuery('SELECT Id FROM Account WITH SYSTEM_MODE', 'api'), {
      message: /only allowed in Apex/,
    });
    assert.equal(parseQuery('SELECT Id FROM Account WITH SYSTEM_MODE').withMode, 'system');
  });
});
