/**
 * Calls of @AuraEnabled methods: JSON in, JSON out, one transaction each. Lightning Web Components Developer
 * Guide, "Call Apex Methods"; Lightning Aura Components Developer Guide, "Returning Data from an Apex
 * Server-Side Controller".
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ApexCallError } from '../../index.ts';
import { openConformanceProject } from './project.ts';

const { apex, admin, close } = openConformanceProject();
after(close);

const call = (method: string, args: Record<string, unknown> = {}): unknown =>
  apex.callAuraMethod(admin, 'InvoiceController', method, args).returnValue;

function failure(method: string, args: Record<string, unknown> = {}): ApexCallError {
  try {
    call(method, args);
  } catch (error) {
    if (error instanceof ApexCallError) return error;
    throw error;
  }
  return assert.fail(`${method} did not fail`);
}

const count = (): unknown => apex.org.reader.rows('SELECT COUNT(*) FROM "Invoice__c"', [])[0]?.[0];

test('a method is called with arguments by parameter name', () => {
  assert.equal(call('greet', { name: 'Ada' }), 'Hello Ada');
  assert.equal(call('greet', { nme: 'Ada' }), 'Hello null');
});

test('names of classes and methods ignore case', () => {
  assert.equal(apex.callAuraMethod(admin, 'invoicecontroller', 'GREET', { name: 'x' }).returnValue, 'Hello x');
});

test('only @AuraEnabled methods are known, with whether they’re cacheable', () => {
  assert.deepEqual(apex.auraMethod('InvoiceController', 'greet'), { cacheable: true });
  assert.deepEqual(apex.auraMethod('InvoiceController', 'create'), { cacheable: false });
  assert.equal(apex.auraMethod('InvoiceController', 'notEnabled'), undefined);
  assert.match(failure('notEnabled').message, /no @AuraEnabled method InvoiceController\.notEnabled/);
});

test('a call commits what it saved', () => {
  const before = Number(count());
  const id = call('create', { name: 'n', amount: 5, due: '2026-01-02' });
  assert.match(String(id), /^[a-zA-Z0-9]{18}$/);
  assert.equal(count(), before + 1);
});

test('a call that throws saves nothing', () => {
  const before = count();
  const error = failure('createThenFail');
  assert.equal(error.exceptionType, 'InvoiceController.AppException');
  assert.equal(error.isUserDefinedException, true);
  assert.equal(error.message, 'changed my mind');
  assert.match(error.stackTrace, /InvoiceController\.createThenFail: line \d+, column 1/);
  assert.equal(count(), before);
});

test('a cacheable method must not save', () => {
  const before = count();
  const error = failure('createWhileCacheable');
  assert.equal(error.exceptionType, 'System.LimitException');
  assert.equal(error.message, 'Too many DML statements: 1');
  assert.equal(count(), before);
});

test('an object returns its @AuraEnabled members, including inherited ones and properties', () => {
  const child = {
    inherited: 'from the base',
    text: null,
    amount: null,
    day: null,
    moment: null,
    size: null,
    children: null,
    shouted: null,
  };
  assert.deepEqual(call('line'), {
    inherited: 'from the base',
    text: 'abc',
    amount: 12.5,
    day: '2026-11-03',
    moment: '2026-11-03T15:30:00.000Z',
    size: 'LARGE',
    children: [child],
    shouted: 'ABC',
  });
});

test('only an object’s @AuraEnabled members are set', () => {
  const line = { text: 'a', amount: '1.50', day: '2026-01-02', size: 'SMALL', secret: 'mine' };
  assert.equal(call('describeLine', { line }), 'a 1.50 2026-01-02 00:00:00 SMALL hidden');
});

test('arguments of every kind arrive with their types', () => {
  const args = {
    whole: 7,
    big: 3_000_000_000,
    exact: 1.25,
    flag: true,
    day: '2026-02-28',
    moment: '2026-02-28T10:00:00.000Z',
    recordId: '001000000000001',
    names: ['a', 'b'],
    numbers: [1, 2, 2],
    values: { count: 3, rate: 0.5, list: [1], nested: { x: null } },
  };
  assert.deepEqual(call('kinds', args), {
    ...args,
    recordId: '001000000000001AAA',
    isInteger: true,
    isDecimal: true,
    isList: true,
  });
});

test('a missing parameter is null', () => {
  assert.equal((call('kinds') as Record<string, unknown>)['whole'], null);
});

const UNFIT: readonly (readonly [parameter: string, type: string, value: unknown])[] = [
  ['whole', 'Integer', 1.5],
  ['whole', 'Integer', 'abc'],
  ['whole', 'Integer', 3_000_000_000],
  ['exact', 'Decimal', ''],
  ['exact', 'Decimal', { a: 1 }],
  ['flag', 'Boolean', 'yes'],
  ['day', 'Date', '2026-02-30'],
  ['day', 'Date', '28.2.2026'],
  ['moment', 'Datetime', 'soon'],
  ['recordId', 'Id', 'not an id'],
  ['names', 'List<String>', 'a'],
  ['names', 'List<String>', [1]],
  ['values', 'Map<String,Object>', []],
];

for (const [parameter, type, value] of UNFIT)
  test(`${JSON.stringify(value)} is refused for a parameter of type ${type}`, () => {
    const error = failure('kinds', { [parameter]: value });
    assert.equal(error.message, `Value provided is invalid for action parameter '${parameter}' of type '${type}'`);
  });

test('a record returns the fields that were selected and have a value', () => {
  const id = call('create', { name: 'shown', amount: 2.5, due: '2026-05-06' });
  assert.deepEqual(call('record', { recordId: id }), {
    Id: id,
    Name: 'shown',
    Amount__c: 2.5,
    Due_Date__c: '2026-05-06',
    Shipments__r: [],
  });
});

test('a record can be an argument', () => {
  assert.equal(call('amountOf', { invoice: { Name: 'x', Amount__c: 3 } }), 3);
  assert.match(failure('amountOf', { invoice: { Nope__c: 3 } }).message, /Value provided is invalid/);
});

test('an AuraHandledException shows the message of setMessage', () => {
  const error = failure('handled', { withMessage: true });
  assert.deepEqual(error.body, {
    ...error.body,
    exceptionType: 'System.AuraHandledException',
    message: 'Not now',
    isUserDefinedException: false,
  });
  assert.equal(failure('handled', { withMessage: false }).message, 'Script-thrown exception');
});

test('an uncaught exception is reported with its type and position', () => {
  const error = failure('nothing');
  assert.equal(error.exceptionType, 'System.NullPointerException');
  assert.equal(error.message, 'Attempt to de-reference a null object');
  assert.match(error.stackTrace, /^Class\.InvoiceController\.nothing: line \d+/);
});

test('a user without access to the class is refused', () => {
  const profile = apex.org.reader.rows(
    `SELECT "Id" FROM "Profile" WHERE "Name" = 'Minimum Access - Salesforce'`,
    [],
  )[0]?.[0];
  const made = apex.org.transaction(admin, (transaction) =>
    apex.org.dml.run(
      transaction,
      'insert',
      [
        {
          type: 'User',
          fields: {
            Username: 'nobody@example.invalid',
            LastName: 'Nobody',
            Email: 'nobody@example.invalid',
            Alias: 'nob',
            TimeZoneSidKey: 'America/Chicago',
            LocaleSidKey: 'en_US',
            EmailEncodingKey: 'UTF-8',
            LanguageLocaleKey: 'en_US',
            ProfileId: String(profile),
          },
        },
      ],
      { allOrNone: true, access: 'system' },
    ),
  );
  const session = apex.org.session(made[0]?.id ?? '');
  assert.throws(
    () => apex.callAuraMethod(session, 'InvoiceController', 'greet', { name: 'x' }),
    /You do not have access to the Apex class named 'InvoiceController'/,
  );
});
