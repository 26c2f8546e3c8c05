/** Fields of the rostering form are in several lists. Each list must have the fields that the methods ask for. */
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
  test(`${basename(method)}: shown fields can be filled in, and required fields are shown`, () => {
    const shown = listOf(method, 'Shown_Fields__c');
    assert.ok(shown.length > 0);
    assert.deepEqual(without(shown, fillable), [], 'Add it to RosteringFormValues.fields().');
    assert.deepEqual(without(listOf(method, 'Required_Fields__c'), shown), [], 'Add it to Shown Fields.');
  });
}

test('fields that can be filled in are read back', () => {
  const selected = namesIn(between(read(sourceFile('classes/RosteringFormSelector.cls')), 'SELECT', 'FROM'));
  assert.deepEqual(without(fillable, selected), [], 'Add it to RosteringFormSelector.ofCase.');
});

test('fields for the integration case are read for it', () => {
  const text = read(sourceFile('classes/IntegrationCaseText.cls'));
  const named = namesIn(between(text, 'answersOf(Rostering_Form__c form)', 'return answers'));
  const selector = read(sourceFile('classes/RosteringFormSystemSelector.cls'));
  assert.deepEqual(without(named, namesIn(selector)), [], 'Add it to RosteringFormSystemSelector.newestSubmitted.');
  assert.deepEqual(
    without(named, namesIn(read('services/IntegrationCaseText.ts'))),
    [],
    'Add it to services/IntegrationCaseText.ts.',
  );
  assert.deepEqual(
    without(named, namesIn(read('services/IntegrationCaseSelector.ts'))),
    [],
    'Add it to services/IntegrationCaseSelector.ts.',
  );
});
