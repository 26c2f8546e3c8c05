import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { baseComponentFixes } from './baseComponentFixes.ts';
import { packageFolder } from './folders.ts';

interface Hooks {
  transform(code: string, id: string): { code: string } | null;
}

const { transform } = baseComponentFixes() as unknown as Hooks;
const dates = join(
  packageFolder('lightning-base-components'),
  'src/lightning/internationalizationLibrary/datetime/dateTimeUtils.js',
);

test('a typed date is compared in the zone of the browser', () => {
  const code = readFileSync(dates, 'utf8');
  const compared = /function hasDateRolledOver[\s\S]*?\n}/;
  assert.match(compared.exec(code)?.[0] ?? '', /utcTimeZone/);
  assert.doesNotMatch(compared.exec(transform(code, `${dates}?used`)?.code ?? '')?.[0] ?? 'utcTimeZone', /utcTimeZone/);
});

test('other modules stay as they are, and a module that no longer needs its fix fails the build', () => {
  assert.equal(transform('export {};', '/project/other.js'), null);
  assert.throws(() => transform('export {};', dates), /dateTimeUtils\.js has changed/);
});
