/**
 * Runs the Apex tests of the project in this folder, each with its page of the Apex Developer Guide or Apex
 * Reference. Every test of `MustFail` must fail for the reason given here.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openOrg } from '../../../org.ts';
import { loadApex } from '../../index.ts';
import { runTests } from '../runner.ts';

const project = join(import.meta.dirname, 'project');

const MUST_FAIL: Readonly<Record<string, RegExp>> = {
  failedAssertionsPassThroughCatch: /^System\.AssertException: Assertion Failed: numbers: Expected: 1, Actual: 2/,
  limitsPassThroughCatch: /^System\.LimitException: Too many SOQL queries: 101/,
  uncaughtExceptionsFail:
    /^System\.NullPointerException: Attempt to de-reference a null object\nClass\.MustFail\.uncaughtExceptionsFail: line 32/,
  endlessRecursionFails:
    /^System\.LimitException: Maximum stack depth reached: 1001\n(Class\.MustFail\.endless: line 42, column 1\n){20}… 976 more\n(Class\.MustFail\.endless: line 42, column 1\n){4}Class\.MustFail\.endlessRecursionFails: line 38, column 1$/,
  parentsByExternalIdAreNotSupported:
    /^LocalOrg\.NotSupported: The local org doesn't support naming the parent Line__c\.invoice__r by an external id in DML/,
  tooManyEmailInvocationsFail: /^System\.LimitException: Too many Email Invocations: 11/,
  tooManyDmlStatementsFail: /^System\.LimitException: Too many DML statements: 151/,
};

const org = openOrg({ project, data: ':memory:' });
const apex = loadApex(org, { project });
const report = runTests(apex);

for (const { className, method, failure } of report.results) {
  const expected = className === 'MustFail' ? MUST_FAIL[method] : undefined;
  test(`${className}.${method} ${className === 'MustFail' ? 'fails' : 'passes'}`, () => {
    if (className === 'MustFail') assert.match(failure?.text ?? 'it passed', expected ?? /nothing is expected of it/);
    else assert.equal(failure?.text ?? null, null);
  });
}

test('every test that must fail exists', () => {
  const found = report.results.filter(({ className }) => className === 'MustFail').map(({ method }) => method);
  assert.deepEqual(found.sort(), Object.keys(MUST_FAIL).sort());
});

test('coverage counts lines of classes and triggers, but not of tests', () => {
  const names = report.coverage.files.map((file) => file.name);
  assert.deepEqual(names, ['HourlyJob', 'InvoiceTrigger', 'InvoiceTriggerLog', 'Shape']);
  assert.ok(report.coverage.percent > 90, `${report.coverage.percent} %`);
});

test('tests leave nothing in the org', () => {
  assert.equal(
    org.read((reader) => reader.rows('SELECT COUNT(*) FROM "Invoice__c"', [])[0]?.[0]),
    0,
  );
});

test('a single test can be run', () => {
  const one = runTests(apex, { only: 'texttests.SPLITS' });
  assert.deepEqual(
    one.results.map(({ className, method }) => `${className}.${method}`),
    ['TextTests.splits'],
  );
});
