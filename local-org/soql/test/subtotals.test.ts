/** GROUP BY ROLLUP, GROUP BY CUBE, and GROUPING(). Page names are from the SOQL and SOSL Reference. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestOrg } from './harness.ts';
import { insertSample } from './sample-data.ts';

let org: TestOrg;
before(() => {
  org = new TestOrg();
  insertSample(org);
});
after(() => org.close());

/** Values of each row in the order of the SELECT list. */
const rows = (text: string) => {
  const { records, shape } = org.query(text);
  return records.map(({ values }) => (shape?.order ?? []).map((name) => values[name]));
};

const PAID = `FROM Invoice__c WHERE Name != 'Z'`;

describe('Subtotals', () => {
  it('of one field are the grand total, where the field is null (GROUP BY ROLLUP)', () => {
    assert.deepEqual(rows(`SELECT Paid__c, COUNT(Id) n, SUM(Lines__c) s ${PAID} GROUP BY ROLLUP(Paid__c)`).sort(), [
      [false, 2, 4],
      [false, 3, 7],
      [true, 1, 3],
    ]);
    const text = `SELECT Account__r.Name, COUNT(Id) n ${PAID} GROUP BY ROLLUP(Account__r.Name) ORDER BY Account__r.Name NULLS LAST`;
    assert.deepEqual(rows(text), [
      ['Acme', 2],
      ['beta', 1],
      [null, 3],
    ]);
  });

  it('drop fields from the right, level by level, and GROUPING() tells them from groups (GROUPING(fieldName))', () => {
    const text = `SELECT Account__r.Name, Status__c, GROUPING(Account__r.Name) l, GROUPING(Status__c) s, COUNT(Id) n ${PAID}
      GROUP BY ROLLUP(Account__r.Name, Status__c)
      ORDER BY GROUPING(Account__r.Name), Account__r.Name, GROUPING(Status__c), Status__c`;
    assert.deepEqual(rows(text), [
      ['Acme', 'Open', 0, 0, 1],
      ['Acme', 'Sent', 0, 0, 1],
      ['Acme', null, 0, 1, 2],
      ['beta', 'Closed', 0, 0, 1],
      ['beta', null, 0, 1, 1],
      [null, null, 1, 1, 3],
    ]);
  });

  it('cover every combination with CUBE (GROUP BY CUBE)', () => {
    const text = `SELECT GROUPING(Account__r.Name) l, GROUPING(Paid__c) p, COUNT(Id) n ${PAID} GROUP BY CUBE(Account__r.Name, Paid__c)
      ORDER BY GROUPING(Account__r.Name), GROUPING(Paid__c), COUNT(Id)`;
    assert.deepEqual(rows(text), [
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
      [0, 1, 1],
      [0, 1, 2],
      [1, 0, 1],
      [1, 0, 2],
      [1, 1, 3],
    ]);
  });

  it('are filtered and limited like groups (HAVING)', () => {
    const text = `SELECT Account__r.Name, COUNT(Id) n ${PAID} GROUP BY ROLLUP(Account__r.Name)`;
    assert.deepEqual(rows(`${text} HAVING GROUPING(Account__r.Name) = 1`), [[null, 3]]);
    assert.deepEqual(rows(`${text} HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC LIMIT 1`), [[null, 3]]);
  });
});
