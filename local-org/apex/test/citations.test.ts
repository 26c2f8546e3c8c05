/** Each case of the conformance projects cites the platform's documentation. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { citationsIn, citedCases } from './citations.ts';

const here = import.meta.dirname;
const classes = ['language', 'library'].flatMap((name) => {
  const folder = join(here, name, 'project', 'force-app', 'main', 'default', 'classes');
  return readdirSync(folder)
    .filter((file) => /Tests?\.cls$|^MustFail\.cls$/.test(file))
    .map((file) => ({ file: `${name}/${file}`, source: readFileSync(join(folder, file), 'utf8') }));
});

for (const { file, source } of classes)
  test(`each test of ${file} cites a page`, () => {
    const cases = citedCases(source);
    assert.equal(
      cases.length,
      [...source.matchAll(/^\s*static void \w+\(\)/gm)].length - setups(source),
      'a test is missing',
    );
    const without = cases.filter(({ citations }) => citations.length === 0);
    assert.deepEqual(
      without.map(({ method, line }) => `${file}:${line} ${method}`),
      [],
    );
  });

/** Methods without parameters that aren't tests. */
const setups = (source: string): number => [...source.matchAll(/@TestSetup\s+static void/gi)].length;

/** These test how this runtime works, not the platform. */
const OUR_OWN = new Set(['cache.test.ts', 'call-static.test.ts', 'conformance.test.ts']);

test('each test file about the platform cites a page', () => {
  for (const folder of ['language', 'unit'])
    for (const file of readdirSync(join(here, folder)).filter(
      (name) => name.endsWith('.test.ts') && !OUR_OWN.has(name),
    )) {
      const [head = ''] = /^\/\*\*(?:(?!\*\/)[^])*\*\//.exec(readFileSync(join(here, folder, file), 'utf8')) ?? [];
      assert.ok(citationsIn(head.replace(/\n \*/g, ' ')).length > 0, `${folder}/${file} cites nothing`);
    }
});

test('a citation is a guide and its quoted pages', () => {
  assert.deepEqual(citationsIn('Apex Reference: "Math Class", "List Class": both; Apex Developer Guide, "Loops".'), [
    { guide: 'Apex Reference', page: 'Math Class' },
    { guide: 'Apex Reference', page: 'List Class' },
    { guide: 'Apex Developer Guide', page: 'Loops' },
  ]);
  assert.deepEqual(citationsIn('See the "Math Class".'), []);
});
