/** A field of the rostering form stands in a few lists; each of them must know what a method asks for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { filesBelow, SOURCE, sourceFile } from './filesBelow.ts';

const methods = filesBelow(SOURCE, '.md-meta.xml').filter((file) => basename(file).startsWith('Rostering_Method.'));
const fillable = namesIn(between(read(sourceFile('classes/RosteringFormValues.cls')), 'fields() {', '};'));

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function between(text: string, start: string, end: string): string {
  return text.split(start)[1]?.split(end)[0] ?? '';
}

function namesIn(text: string): string[] {
  return text.match(/\w+__c\b/g) ?? [];
}

const listOf = (method: string, list: string): string[] =>
  namesIn(between(read(method), `<field>${list}</field>`, '</values>'));

const without = (names: string[], known: string[]): string[] => names.filter((name) => !known.includes(name));

for (const method of methods) {
  test(`${basename(method)}: what it shows can be filled in, and what it requires is shown`, () => {
    const shown = listOf(method, 'Shown_Fields__c');
    assert.ok(shown.length > 0);
    assert.deepEqual(without(shown, fillable), [], 'Add it to RosteringFormValues.fields().');
    assert.deepEqual(without(listOf(method, 'Required_Fields__c'), shown), [], 'Add it to Shown Fields.');
  });
}

test('what can be filled in is read back', () => {
  const selected = namesIn(between(read(sourceFile('classes/RosteringFormSelector.cls')), 'SELECT', 'FROM'));
  assert.deepEqual(without(fillable, selected), [], 'Add it to RosteringFormSelector.ofCase.');
});

const description = read(
  filesBelow(SOURCE, '.md-meta.xml').find((file) => file.endsWith('.Integration_Case_Description.md-meta.xml')) ?? '',
);
const tokens = [...description.matchAll(/\{(\w+__c)\}/g)].map(([, name = '']) => name);

for (const method of methods.filter((file) =>
  /<field>Creates_Integration_Case__c<\/field>\s*<value[^>]*>true</.test(read(file)),
)) {
  test(`${basename(method)}: the integration case tells the support team each answer that it asks for`, () => {
    const shown = listOf(method, 'Shown_Fields__c');
    assert.deepEqual(without(shown, tokens), [], 'Add a line to the setting Integration_Case_Description.');
  });
}

test('the integration case names only fields that the rostering form has', () => {
  const fields = filesBelow(SOURCE, '.field-meta.xml')
    .filter((file) => file.includes('/Rostering_Form__c/'))
    .map((file) => basename(file, '.field-meta.xml'));
  assert.deepEqual(without(tokens, fields), [], 'Correct the setting Integration_Case_Description.');
});
