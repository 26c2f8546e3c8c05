/**
 * A trigger that fires again compares with handled values, so it can only compare fields that HandledCases
 * remembers.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from './filesBelow.ts';

const CLASSES = 'force-app/main';

const fieldsIn = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, field = '']) => field);

const files = filesBelow(CLASSES, '.cls').filter((file) => !file.endsWith('Test.cls'));

function fileOf(name: string): string {
  const file = files.find((one) => basename(one) === `${name}.cls`);
  assert.ok(file, name);
  return file;
}

const remembered = new Set(fieldsIn(fileOf('HandledCases'), /\bCase\.(\w+)\s*[,}\n]/g));

test('rules compare only case fields that HandledCases remembers', () => {
  const compared = [
    ...files.flatMap((file) => fieldsIn(file, /\.changed\(Case\.(\w+)\)/g)),
    ...files.flatMap((file) => fieldsIn(file, /\bchange\.before\.(?!get\b)(\w+)/g)),
    ...fieldsIn(fileOf('RpCaseChange'), /\bbefore\.(?!get\b)(\w+)/g),
    ...fieldsIn(fileOf('OnboardingDateRules'), /Case\.(\w+) =>/g),
  ];
  assert.ok(new Set(compared).size >= 9, 'the patterns find what is compared');
  assert.deepEqual(
    [...new Set(compared)].filter((field) => !remembered.has(field)),
    [],
  );
});
