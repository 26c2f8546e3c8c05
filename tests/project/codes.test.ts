/**
 * Codes of errors and messages: each code in a class has a message, each message is used, and an Apex test
 * reads them all.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from './filesBelow.ts';

const CLASSES = 'force-app/main';
/** Codes that are only compared: Salesforce's status codes, the needs of a stage and of the kickoff, and the code of a rule's message. */
const NEVER_SAID = [
  'DATE_INVALID',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FORM_SUBMITTED',
  'HANDOFF_DATE',
  'INSUFFICIENT_ACCESS',
  'NO_MASS_MAIL_PERMISSION',
  'NO_SINGLE_MAIL_PERMISSION',
  'PRE_INTEGRATION',
  'PURCHASE_ORDER',
  'ROSTERING_DATE',
  'SINGLE_EMAIL_LIMIT_EXCEEDED',
  'UNABLE_TO_LOCK_ROW',
  'USAGE_DATE',
];

const classes = filesBelow(CLASSES, '.cls');
const worded = filesBelow(CLASSES, '.labels-meta.xml').flatMap((file) => literals(/<fullName>Message_(\w+)</g, file));
const used = classes
  .filter((file) => !isTest(file))
  .flatMap((file) => literals(/'([A-Z]{2,}(?:_[A-Z]*)+|UNEXPECTED)'/g, file));
const prefixes = used.filter((code) => code.endsWith('_'));

function isTest(file: string): boolean {
  return /@IsTest/i.test(readFileSync(file, 'utf8'));
}

function literals(pattern: RegExp, file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, code = '']) => code);
}

test('every code in a class has a message', () => {
  const known = new Set([...worded, ...NEVER_SAID, ...prefixes, 'TIMELINE_']);
  assert.deepEqual(
    [...new Set(used)].filter((code) => !known.has(code) && !prefixes.some((prefix) => known.has(prefix + code))),
    [],
  );
});

test('every code with a message is used', () => {
  const unused = worded.filter((code) => !used.includes(code) && !prefixes.some((prefix) => code.startsWith(prefix)));
  assert.deepEqual(unused, []);
});

test('RpMessagesTest reads the message of every code', () => {
  const [tests = ''] = classes.filter((file) => basename(file) === 'RpMessagesTest.cls');
  const read = literals(/^ {12}'([A-Z_]+)',?$/gm, tests);
  assert.deepEqual(read, [...worded].sort());
});
