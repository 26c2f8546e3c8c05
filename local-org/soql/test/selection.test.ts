/**
 * Query results: records, parents, children, order, limits, functions, and groups. Page names are from the
 * SOQL and SOSL Reference.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { describeColumns, parseQuery } from '../index.ts';
import { TestOrg, valueAt, type QueryOptions } from './harness.ts';
import { insertSample, type Sample } from './sample-data.ts';

let org: TestOrg;
let sample: Sample;
before(() => {
  org = new TestOrg();
  sample = insertSample(org);
});
after(() => org.close());

const one = (text: string, options?: QueryOptions) => org.query(text, options).records[0];
const values = (text: string, options?: QueryOptions) =>
  org.query(text, options).records.map((record) => record.values);

describe('A record', () => {
  it('has the selected fields in the schema’s spelling, always its Id, and booleans that are never null', () => {
    assert.deepEqual(one(`select NAME, paid__C, city__c from INVOICE__c where name = 'Z'`)?.values, {
      Id: org.column(`SELECT Id FROM Invoice__c WHERE Name = 'Z'`)[0],
      Name: 'Z',
      Paid__c: false,
      City__c: null,
    });
  });

  it('keeps the order of the selection and whether the Id was selected', () => {
    const { shape } = org.query(
      'SELECT Name, Account__r.Name, Paid__c, Account__r.Id, (SELECT Id FROM Shipments__r) FROM Invoice__c LIMIT 1',
    );
    assert.deepEqual(shape?.order, ['Name', 'Account__r', 'Paid__c', 'Shipments__r']);
    assert.equal(shape?.idSelected, false);
    assert.equal(shape?.parents['Account__r']?.idSelected, true);
    assert.equal(shape?.children['Shipments__r']?.idSelected, true);
  });

  it('has null for a missing parent, and for the parent’s parent (Understanding Relationship Names)', () => {
    const text = 'SELECT Account__r.Owner.Name, Account__r.Name FROM Invoice__c WHERE Name = ';
    assert.equal(valueAt(one(`${text}'A'`), ['Account__r', 'Owner', 'Name']), 'Uma User');
    assert.equal(one(`${text}'Z'`)?.parents['Account__r'], null);
  });

  it('follows five levels of parents and refuses a sixth (Relationship Query Limitations)', () => {
    const path = (levels: number) => `SELECT ${'Parent.'.repeat(levels)}Name FROM Account LIMIT 1`;
    assert.equal(org.query(path(5)).totalSize, 1);
    assert.throws(() => org.query(path(6)), { code: 'MALFORMED_QUERY', message: /at most 5 levels/ });
  });

  it('reads the Id of a parent from the lookup, without a join', () => {
    org.statements.length = 0;
    const record = one(`SELECT Account__r.Id FROM Invoice__c WHERE Account__r.Id = '${sample.acme}' LIMIT 1`);
    assert.equal(valueAt(record, ['Account__r', 'Id']), sample.acme);
    assert.doesNotMatch(org.statements.join(), /JOIN/);
  });

  it('has the Name object behind a polymorphic lookup (Understanding Polymorphic Keys and Relationships)', () => {
    const owners = org.query(
      'SELECT Owner.Name, Owner.Type, Owner.Email, Owner.IsActive FROM Invoice__c ORDER BY Name',
    ).records;
    assert.deepEqual(
      owners.map((record) => valueAt(record, ['Owner', 'Type'])),
      ['Queue', 'User', 'Group', 'User'],
    );
    assert.equal(owners[0]?.parents['Owner']?.type, 'Name');
    assert.equal(valueAt(owners[1], ['Owner', 'Email']), 'uma@example.com');
    assert.equal(valueAt(owners[1], ['Owner', 'IsActive']), true);
  });

  it('has a label in its field’s place, also on a parent (toLabel())', () => {
    const record = one(`SELECT toLabel(Invoice__r.Status__c), Invoice__r.Name FROM Shipment__c WHERE Name = 'S1'`);
    assert.equal(valueAt(record, ['Invoice__r', 'Status__c']), 'Sent to customer');
    assert.equal(valueAt(record, ['Invoice__r', 'Name']), 'A');
  });

  it('has a compound address as JSON over the API, null if all of it is empty (Address Compound Fields)', () => {
    const api = { origin: 'api' } as const;
    const address = (name: string) => one(`SELECT BillingAddress FROM Account WHERE Name = '${name}'`, api)?.values;
    assert.deepEqual(JSON.parse(String(address('Acme')?.BillingAddress)), {
      city: 'Zürich',
      country: null,
      geocodeAccuracy: null,
      latitude: null,
      longitude: null,
      postalCode: null,
      state: null,
      street: null,
    });
    assert.equal(address('beta')?.BillingAddress, null);
    const parent = one(`SELECT Account__r.BillingAddress FROM Invoice__c WHERE Name = 'A'`, api);
    assert.match(String(valueAt(parent, ['Account__r', 'BillingAddress'])), /Zürich/);
    assert.ok(org.query('SELECT FIELDS(STANDARD) FROM Account', api).shape?.order.includes('BillingAddress'));
  });

  it('belongs to the user with USING SCOPE mine (USING SCOPE)', () => {
    const text = (scope: string) =>
      `SELECT Name FROM Invoice__c USING SCOPE ${scope} WHERE Name IN ('A', 'B') ORDER BY Name`;
    const owner = String(one(`SELECT OwnerId FROM Invoice__c WHERE Name = 'B'`)?.values.OwnerId);
    assert.deepEqual(
      values(text('mine'), { session: { userId: owner } }).map(({ Name }) => Name),
      ['B'],
    );
    assert.deepEqual(
      values(text('Everything')).map(({ Name }) => Name),
      ['A', 'B'],
    );
  });

  it('has the label of a picklist value with toLabel (toLabel())', () => {
    assert.deepEqual(org.column(`SELECT toLabel(Status__c) FROM Invoice__c ORDER BY Name`), [
      'Sent to customer',
      'Open',
      'Closed',
      null,
    ]);
    assert.deepEqual(org.column(`SELECT toLabel(Status__c) label FROM Invoice__c WHERE Name = 'A'`), [
      'Sent to customer',
    ]);
    assert.deepEqual(org.names('Invoice__c', `toLabel(Status__c) = 'sent TO customer'`), ['A']);
  });
});

describe('A child subquery', () => {
  const names = (text: string, relationship: string) =>
    org.query(text).records.map((record) => record.children[relationship]?.map((child) => child.values['Name']));

  it('returns the children of each parent, an empty list for none, and no deleted ones (Parent-to-Child Relationships)', () => {
    const text = 'SELECT Name, (SELECT Name FROM Shipments__r ORDER BY Name DESC) FROM Invoice__c ORDER BY Name';
    assert.deepEqual(names(text, 'Shipments__r'), [['S2', 'S1'], ['S3'], [], []]);
    assert.equal(org.query(text).rowCount, 7);
  });

  it('limits and orders the children of each parent separately', () => {
    const text =
      'SELECT Id, (SELECT Name FROM Shipments__r ORDER BY Weight__c DESC NULLS LAST LIMIT 1) FROM Invoice__c ORDER BY Name';
    assert.deepEqual(names(text, 'Shipments__r'), [['S2'], ['S3'], [], []]);
  });

  it('filters children and reads their parents', () => {
    const text = `SELECT Id, (SELECT Name, Account.Owner.Name FROM Contacts WHERE Name LIKE 'B%') FROM Account WHERE Name = 'Acme'`;
    const [contact] = one(text)?.children['Contacts'] ?? [];
    assert.equal(valueAt(contact, ['Account', 'Owner', 'Name']), 'Uma User');
    assert.deepEqual(names(text, 'Contacts'), [['Bo Birch']]);
  });

  it('nests, with one statement for each relationship and any number of parents', () => {
    org.statements.length = 0;
    const text =
      'SELECT Name, (SELECT Name, (SELECT Name FROM Shipments__r ORDER BY Name) FROM Invoices__r ORDER BY Name) FROM Account ORDER BY Name';
    const accounts = org.query(text).records;
    assert.equal(org.statements.length, 3);
    const invoices = accounts[0]?.children['Invoices__r'] ?? [];
    assert.deepEqual(
      invoices.map(({ children }) => children['Shipments__r']?.map(({ values: own }) => own['Name'])),
      [['S1', 'S2'], ['S3']],
    );
  });

  it('includes deleted children with ALL ROWS', () => {
    const text = `SELECT Id, (SELECT Name FROM Shipments__r ORDER BY Name) FROM Invoice__c WHERE Name = 'A' ALL ROWS`;
    assert.deepEqual(names(text, 'Shipments__r'), [['S1', 'S2', 'S4']]);
  });
});

describe('ORDER BY', () => {
  const order = (clause: string) => org.column(`SELECT Name FROM Invoice__c ORDER BY ${clause}`).join('');

  it('puts nulls first, ascending and descending, unless the query says last (ORDER BY)', () => {
    assert.equal(order('Amount__c'), 'ZCBA');
    assert.equal(order('Amount__c DESC'), 'ZABC');
    assert.equal(order('Amount__c ASC NULLS LAST'), 'CBAZ');
    assert.equal(order('Amount__c DESC NULLS LAST'), 'ABCZ');
  });

  it('accepts several keys, parents, and dates', () => {
    assert.equal(order('Lines__c DESC NULLS LAST, Amount__c'), 'CABZ');
    assert.equal(order('Account__r.Name DESC NULLS LAST, Name DESC'), 'CBAZ');
    assert.equal(order('CALENDAR_YEAR(Due__c) NULLS LAST, Name DESC'), 'BACZ');
  });

  it('sorts text without regard to case, and picklists in the order of their values', () => {
    assert.deepEqual(org.column('SELECT Name FROM Account ORDER BY Name'), ['Acme', 'beta', 'Lonely']);
    assert.equal(order('Status__c NULLS LAST'), 'BACZ');
    assert.equal(order('Status__c DESC NULLS LAST'), 'CABZ');
  });
});

describe('LIMIT and OFFSET', () => {
  it('limit the result (LIMIT, OFFSET)', () => {
    assert.deepEqual(org.column('SELECT Name FROM Invoice__c ORDER BY Name LIMIT 2'), ['A', 'B']);
    assert.deepEqual(org.column('SELECT Name FROM Invoice__c ORDER BY Name LIMIT 2 OFFSET 1'), ['B', 'C']);
    assert.deepEqual(org.column('SELECT Name FROM Invoice__c ORDER BY Name OFFSET 3'), ['Z']);
    assert.deepEqual(org.column('SELECT Name FROM Invoice__c LIMIT 0'), []);
    assert.deepEqual(
      org.column('SELECT Name FROM Invoice__c ORDER BY Name LIMIT :n OFFSET :m', { binds: { n: 1, m: 2 } }),
      ['C'],
    );
  });

  it('refuse an offset above 2000, and values that aren’t numbers', () => {
    assert.throws(() => org.query('SELECT Name FROM Invoice__c OFFSET 2001'), { code: 'NUMBER_OUTSIDE_VALID_RANGE' });
    assert.throws(() => org.query('SELECT Name FROM Invoice__c LIMIT :n', { binds: { n: -1 } }), {
      code: 'MALFORMED_QUERY',
    });
    assert.throws(() => org.query('SELECT Name FROM Invoice__c LIMIT :n', { binds: { n: 'x' } }), {
      code: 'MALFORMED_QUERY',
    });
  });
});

describe('Aggregates', () => {
  it('count rows with COUNT(), up to LIMIT (COUNT())', () => {
    assert.equal(org.query('SELECT COUNT() FROM Invoice__c').totalSize, 4);
    assert.equal(org.query('SELECT COUNT() FROM Invoice__c LIMIT 3').totalSize, 3);
    assert.deepEqual(org.query(`SELECT COUNT() FROM Invoice__c WHERE Name = 'none'`).records, []);
  });

  it('ignore nulls, and name values without an alias expr0, expr1 (Aggregate Functions)', () => {
    const [row] = values(
      'SELECT COUNT(Id), COUNT(Amount__c), COUNT_DISTINCT(City__c) cities, SUM(Amount__c) total, AVG(Lines__c), MIN(Due__c), MAX(Name) FROM Invoice__c',
    );
    assert.deepEqual(row, {
      expr0: 4,
      expr1: 3,
      cities: 3,
      total: 115.3,
      expr2: 7 / 3,
      expr3: '2026-10-31',
      expr4: 'Z',
    });
  });

  it('return one row of nulls and zeros for no rows', () => {
    assert.deepEqual(
      values(`SELECT COUNT(Id) n, SUM(Amount__c) s, MAX(Due__c) d FROM Invoice__c WHERE Name = 'none'`),
      [{ n: 0, s: null, d: null }],
    );
    assert.deepEqual(values(`SELECT Name, COUNT(Id) n FROM Invoice__c WHERE Name = 'none' GROUP BY Name`), []);
  });

  it('group by fields, parents, and date functions (GROUP BY)', () => {
    assert.deepEqual(
      values('SELECT Account__c, COUNT(Id) n FROM Invoice__c GROUP BY Account__c ORDER BY COUNT(Id) DESC, Account__c'),
      [
        { Account__c: sample.acme, n: 2 },
        { Account__c: null, n: 1 },
        { Account__c: sample.beta, n: 1 },
      ],
    );
    assert.deepEqual(
      values(
        'SELECT Account__r.Name, SUM(Amount__c) FROM Invoice__c GROUP BY Account__r.Name ORDER BY Account__r.Name',
      ),
      [
        { Name: null, expr0: null },
        { Name: 'Acme', expr0: 120.3 },
        { Name: 'beta', expr0: -5 },
      ],
    );
    assert.deepEqual(
      values(
        'SELECT CALENDAR_YEAR(Due__c) y, COUNT(Id) n FROM Invoice__c WHERE Due__c != null GROUP BY CALENDAR_YEAR(Due__c) ORDER BY CALENDAR_YEAR(Due__c)',
      ),
      [
        { y: 2026, n: 2 },
        { y: 2027, n: 1 },
      ],
    );
  });

  it('group text without regard to case, and booleans as booleans', () => {
    assert.deepEqual(values('SELECT Paid__c, COUNT(Id) n FROM Invoice__c GROUP BY Paid__c ORDER BY COUNT(Id)'), [
      { Paid__c: true, n: 1 },
      { Paid__c: false, n: 3 },
    ]);
    org.insert('Account', { Name: 'ACME' });
    assert.deepEqual(values('SELECT COUNT(Id) n FROM Account GROUP BY Name ORDER BY COUNT(Id) DESC LIMIT 1'), [
      { n: 2 },
    ]);
  });

  it('are filtered by HAVING (HAVING)', () => {
    const text = `SELECT Account__c FROM Invoice__c GROUP BY Account__c HAVING COUNT(Id) > 1 AND SUM(Amount__c) < 200`;
    assert.deepEqual(values(text), [{ Account__c: sample.acme }]);
    assert.deepEqual(values(`SELECT Status__c FROM Invoice__c GROUP BY Status__c HAVING Status__c LIKE 'o%'`), [
      { Status__c: 'Open' },
    ]);
  });
});

describe('FIELDS()', () => {
  const api = { origin: 'api' } as const;

  it('selects all, standard, or custom fields (FIELDS())', () => {
    const order = (which: string) =>
      org.query(`SELECT FIELDS(${which}) FROM Invoice__c LIMIT 200`, api).shape?.order ?? [];
    assert.ok(order('ALL').includes('City__c') && order('ALL').includes('CreatedDate'));
    assert.ok(order('STANDARD').includes('Name') && !order('STANDARD').some((name) => name.endsWith('__c')));
    assert.ok(order('CUSTOM').every((name) => name.endsWith('__c')));
  });

  it('needs a limit of 200 rows unless it is STANDARD', () => {
    assert.throws(() => org.query('SELECT FIELDS(ALL) FROM Invoice__c', api), {
      code: 'MALFORMED_QUERY',
      message: /LIMIT of at most 200/,
    });
    assert.throws(() => org.query('SELECT FIELDS(CUSTOM) FROM Invoice__c LIMIT 201', api), { code: 'MALFORMED_QUERY' });
    assert.equal(org.query('SELECT FIELDS(STANDARD) FROM Invoice__c').totalSize, 4);
  });

  it('works with other fields, and refuses one that it includes (SELECT: "duplicate field selected: Id")', () => {
    assert.deepEqual(org.query('SELECT Name, FIELDS(CUSTOM) FROM Shipment__c LIMIT 1', api).shape?.order, [
      'Name',
      'Invoice__c',
      'Weight__c',
    ]);
    assert.throws(() => org.query('SELECT Id, FIELDS(ALL) FROM Invoice__c LIMIT 200', api), {
      code: 'INVALID_FIELD',
      message: /duplicate field selected: Id/,
    });
  });

  it('works in a child subquery too, with its own limit (SELECT)', () => {
    const text = (limit: string) =>
      `SELECT Name, (SELECT FIELDS(CUSTOM) FROM Shipments__r ORDER BY Name ${limit}) FROM Invoice__c WHERE Name = 'A'`;
    const [first] = one(text('LIMIT 200'), api)?.children.Shipments__r ?? [];
    assert.equal(first?.values.Weight__c, 1.5);
    assert.throws(() => org.query(text(''), api), { message: /LIMIT of at most 200/ });
  });

  it('is limited to STANDARD in Apex, which refuses an unbounded number of fields (SELECT: bounded and unbounded)', () => {
    assert.equal(org.query('SELECT FIELDS(STANDARD) FROM Invoice__c').totalSize, 4);
    for (const which of ['ALL', 'CUSTOM']) {
      assert.throws(() => org.query(`SELECT FIELDS(${which}) FROM Invoice__c LIMIT 1`), {
        code: 'MALFORMED_QUERY',
        message: /The SOQL FIELDS function is not supported with an unbounded set of fields in this API\./,
      });
    }
  });
});

describe('describeColumns', () => {
  it('returns the columns of a plan, parents as joined columns (REST API: Query, columns=true)', () => {
    const answer = describeColumns(
      org.engine.prepare(parseQuery('SELECT Id, Amount__c, Account__r.Name FROM Invoice__c')),
    );
    assert.equal(answer.entityName, 'Invoice__c');
    assert.equal(answer.idSelected, true);
    assert.deepEqual(
      answer.columnMetadata.map(({ columnName, apexType, numberType, joinColumns }) => [
        columnName,
        apexType,
        numberType,
        joinColumns.length,
      ]),
      [
        ['Id', 'Id', false, 0],
        ['Amount__c', 'Double', true, 0],
        ['Account__r', 'Any', false, 1],
      ],
    );
  });
});
