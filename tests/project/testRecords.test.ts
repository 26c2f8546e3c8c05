/**
 * An org can require fields that we don't know. All records in our Apex tests use RpTestDefaults, where an
 * admin fills them in.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from './filesBelow.ts';

const INSERT = /\b(?:insert|upsert)\b/;
const FILLED =
  /(?:(?:insert|upsert) as (?:system|user) |Database\.insert\(\s*)(?:\(\w+\) )?RpTestDefaults\.fill(?:All)?\(/g;

const isTestClass = (file: string): boolean => /(?:^Test\w*|Test)\.cls$/.test(basename(file));

/** Apex without comments, texts, and correct inserts. */
function withoutFilled(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/'(?:\\.|[^'\\])*'/g, "''")
    .replace(FILLED, '');
}

test('RpTestDefaults fills in every record that an Apex test inserts', () => {
  const classes = filesBelow('force-app/main', '.cls').filter(isTestClass);
  assert.ok(classes.length > 50);
  const lines = classes
    .filter((file) => basename(file) !== 'RpTestDefaults.cls')
    .flatMap((file) =>
      withoutFilled(readFileSync(file, 'utf8'))
        .split('\n')
        .filter((line) => INSERT.test(line))
        .map((line) => `${basename(file)}: ${line.trim()}`),
    );
  assert.deepEqual(lines, [], 'Write: insert as system RpTestDefaults.fill(record), or fillAll(records)');
});
