/**
 * Errors that don't depend on the schema. Page names are from the SOQL and SOSL Reference unless another
 * guide is named.
 */
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

function refusal(text: string): { code: string; says: string } {
  try {
    org.query(text, { origin: 'api' });
  } catch (error) {
    if (error instanceof OrgError) return { code: error.code, says: error.message.split('\n').at(-1) ?? '' };
    throw error;
  }
  return assert.fail(`${text} was not refused`);
}

const malformed = (text: string, says: string) => assert.deepEqual(refusal(text), { code: 'MALFORMED_QUERY', says });
const many = (count: number, item: (index: number) => string) => Array.from({ length: count }, (_, i) => item(i));

describe('Aggregates', () => {
  it('can’t have LIMIT without GROUP BY (LIMIT; Considerations for GROUP BY)', () => {
    const says = 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT';
    malformed('SELECT MAX(CreatedDate) FROM Account LIMIT 1', says);
    malformed('SELECT COUNT(Id) FROM Account LIMIT 200', says);
    assert.equal(org.query('SELECT COUNT() FROM Account LIMIT 2').totalSize, 2);
    assert.equal(org.query('SELECT Name, MAX(CreatedDate) FROM Account GROUP BY Name LIMIT 1').totalSize, 1);
  });

  it('include COUNT() only alone (COUNT())', () => {
    malformed(
      'SELECT COUNT() FROM Account GROUP BY Name',
      'COUNT() cannot be used with GROUP BY; use COUNT(fieldName)',
    );
    malformed('SELECT COUNT(), MAX(Name) FROM Account', 'COUNT() must be the only element in the SELECT list');
    malformed('SELECT COUNT() FROM Account ORDER BY Name', 'COUNT() cannot be used with ORDER BY');
  });

  it('don’t change a grouped field', () => {
    malformed('SELECT Name, COUNT(name) n FROM Account GROUP BY Name', 'Grouped field should not be aggregated: name');
    assert.equal(org.query('SELECT Name, COUNT(Id) n FROM Account GROUP BY Name').totalSize, 3);
  });

  it('work where there are groups: in SELECT, HAVING, and ORDER BY of a grouped query', () => {
    malformed('SELECT Id FROM Account ORDER BY COUNT(Id)', 'Aggregate functions are not allowed here: COUNT(Id)');
    malformed('SELECT Id FROM Account WHERE MAX(Name) > 1', 'Aggregate functions are not allowed here: MAX(Name)');
    malformed('SELECT Name FROM Account GROUP BY MAX(Name)', 'Aggregate functions are not allowed here: MAX(Name)');
    malformed(
      'SELECT Id, (SELECT Id FROM Contacts ORDER BY COUNT(Id)) FROM Account',
      'Aggregate functions are not allowed here: COUNT(Id)',
    );
    malformed('SELECT GROUPING(Name) FROM Account', 'GROUPING() needs GROUP BY ROLLUP or GROUP BY CUBE');
  });

  it('group a field once', () => {
    malformed('SELECT Name FROM Account GROUP BY Name, NAME', 'A field can be grouped only once');
  });
});

describe('A query is limited to', () => {
  it('a LIMIT that is a number of rows', () => {
    malformed('SELECT Id FROM Account LIMIT 99999999999999999999', 'LIMIT must be a whole number in the allowed range');
  });

  it('32 fields in ORDER BY (ORDER BY)', () => {
    const text = (count: number) => `SELECT Id FROM Account ORDER BY ${many(count, () => 'Name').join(', ')}`;
    assert.equal(org.query(text(32)).totalSize, 3);
    malformed(text(33), 'ORDER BY takes at most 32 fields');
    malformed(text(2001), 'ORDER BY takes at most 32 fields');
  });

  it('one grouping of each field, so 2,000 groups of one field are refused', () => {
    const text = `SELECT COUNT(Id) FROM Account GROUP BY ${many(2001, () => 'Name').join(', ')}`;
    malformed(text, 'A field can be grouped only once');
  });

  it('20 parent-to-child relationships (Understanding Relationship Query Limitations)', () => {
    const text = (count: number) =>
      `SELECT Id, ${many(count, () => '(SELECT Id FROM Contacts)').join(', ')} FROM Account`;
    assert.equal(refusal(text(20)).says, 'duplicate field selected: Contacts');
    malformed(text(21), 'A query takes at most 20 parent-to-child relationships');
  });

  it('five levels of parent-to-child relationships (Using Relationship Queries)', () => {
    const text = (levels: number): string =>
      levels === 1
        ? 'SELECT Id FROM ChildAccounts'
        : `SELECT Id, (${text(levels - 1)}) FROM ${levels === 5 ? 'Account' : 'ChildAccounts'}`;
    assert.equal(org.query(text(5)).totalSize, 3);
    malformed(
      `SELECT Id, (${text(5).replace('FROM Account', 'FROM ChildAccounts')}) FROM Account`,
      'Parent-to-child relationships can have at most 5 levels',
    );
  });

  it('55 child-to-parent relationships (Understanding Relationship Query Limitations)', () => {
    const hops = ['Owner', 'CreatedBy', 'LastModifiedBy'];
    const users = ['', 'Manager.', 'Manager.Manager.', 'Manager.Manager.Manager.', 'CreatedBy.', 'LastModifiedBy.'];
    const parents = ['', 'Parent.', 'Parent.Parent.', 'Parent.Parent.Parent.'];
    const paths = parents.flatMap((parent) =>
      hops.flatMap((hop) => users.map((user) => `${parent}${hop}.${user}Name`)),
    );
    const short = paths.filter((path) => path.split('.').length <= 6);
    assert.ok(short.length > 55, `${short.length} paths`);
    malformed(`SELECT ${short.join(', ')} FROM Account`, 'A query takes at most 55 child-to-parent relationships');
    assert.equal(org.query(`SELECT ${short.slice(0, 40).join(', ')} FROM Account`).totalSize, 3);
  });

  it('4,000 characters in a string of WHERE (Limits Quick Reference, SOQL and SOSL Limits for Search Queries)', () => {
    const text = (length: number) => `SELECT Id FROM Account WHERE Name = '${'x'.repeat(length)}'`;
    assert.equal(org.query(text(4000)).totalSize, 0);
    malformed(text(4001), 'A string in a WHERE clause can have at most 4000 characters');
  });

  it('what SQLite supports, and is otherwise too complicated', () => {
    const names = many(2100, (index) => `COUNT_DISTINCT(Name) n${index}`).join(', ');
    assert.deepEqual(refusal(`SELECT ${names} FROM Account`), {
      code: 'QUERY_TOO_COMPLICATED',
      says: 'Query is either selecting too many fields or the filter conditions are too complicated.',
    });
  });
});

describe('Dates', () => {
  it('are between 1700 and 4000 (Date Formats and Date Literals in WHERE)', () => {
    const where = (test: string) => `SELECT Id FROM Invoice__c WHERE ${test}`;
    assert.equal(org.query(where('Due__c > 1700-01-01')).totalSize, 3);
    assert.equal(org.query(where('Due__c < 4000-12-31')).totalSize, 3);
    malformed(where('Due__c > 1699-12-31'), 'Invalid date: 1699-12-31');
    malformed(where('Sent_At__c > 4001-01-02T00:00:00Z'), 'Invalid date: 4001-01-02T00:00:00Z');
  });

  it('that are calculated are in this range too', () => {
    const where = (test: string) => `SELECT Id FROM Invoice__c WHERE ${test}`;
    malformed(where('Due__c = LAST_N_DAYS:100000000'), 'Invalid date: LAST_N_DAYS:100000000');
    malformed(where('Sent_At__c = NEXT_N_YEARS:99999999999999'), 'Invalid date: NEXT_N_YEARS:99999999999999');
    assert.equal(org.query(where('Due__c = LAST_N_DAYS:100000')).totalSize, 2);
  });
});

describe('Locking and deleted records', () => {
  it('can’t be combined (Apex Developer Guide, Querying All Records with a SOQL Statement)', () => {
    malformed('SELECT Id FROM Account ALL ROWS FOR UPDATE', 'ALL ROWS is not allowed with FOR UPDATE');
  });

  it('use ALL ROWS only in Apex, and queryAll in the API', () => {
    assert.throws(() => parseQuery('SELECT Id FROM Account ALL ROWS', 'api'), {
      code: 'MALFORMED_QUERY',
      message: 'ALL ROWS not allowed in this context',
    });
    assert.equal(parseQuery('SELECT Id FROM Account ALL ROWS').allRows, true);
  });
});
