/** The decision on access modes lists every class that doesn't use the user's permissions, and no others. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from './filesBelow.ts';

const DECISION = readFileSync('docs/decisions/0001-access-modes.md', 'utf8');
const WRITES =
  /\b(?:insert|update|upsert|delete|undelete) as system\b|Database\.(?!query|countQuery)\w+\([^;]*AccessLevel\.SYSTEM_MODE/;

interface ApexClass {
  readonly name: string;
  readonly source: string;
}

const classes: readonly ApexClass[] = filesBelow('force-app/main', '.cls')
  .map((file) => ({ name: basename(file, '.cls'), source: readFileSync(file, 'utf8') }))
  .filter(({ source }) => !/^\s*@IsTest/im.test(source));

const named = (matches: (source: string) => boolean): string[] =>
  classes
    .filter(({ source }) => matches(source))
    .map(({ name }) => name)
    .sort();

/** The classes in the first column of the table after a heading. */
function tableAfter(heading: string): string[] {
  const [, rest = ''] = DECISION.split(`${heading}\n`);
  const lines = rest.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines
    .slice(start + 2, end)
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
    .sort();
}

test('each class without sharing is in the decision, with the reason', () => {
  assert.deepEqual(
    tableAfter('## Without sharing, system mode'),
    named((source) => /\bwithout sharing class\b/.test(source)),
  );
});

test('each class that writes in system mode is in the decision, with what the user did', () => {
  const writing = named((source) => WRITES.test(source));
  assert.ok(writing.length > 5);
  assert.deepEqual(tableAfter('### Writes in system mode'), writing);
});

test('no class with sharing reads or writes in system mode', () => {
  const inSystemMode = /WITH SYSTEM_MODE|AccessLevel\.SYSTEM_MODE|\bas system\b/;
  assert.deepEqual(
    named((source) => inSystemMode.test(source) && !/\bwithout sharing class\b/.test(source)),
    [],
  );
});
