/** Every requirement in scope has a scenario, and scenarios claim nothing else. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readScenarios } from './runner/readScenarios.ts';
import { IN_SCOPE, ON_THE_PAGE } from './scope.ts';

const scenarios = readScenarios();
const shown = new Set(scenarios.flatMap(({ scenario }) => scenario.shows));

for (const id of IN_SCOPE)
  test(`${id} is shown by a scenario`, () => assert.ok(shown.has(id), `No scenario's "shows" names ${id}.`));

const inBrowser = new Set(
  globSync('tests/browser/*.test.ts')
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^test\(\s*'((?:[ABD]\d+[, ]*)+):/gm)])
    .flatMap(([, ids = '']) => ids.match(/[ABD]\d+/g) ?? []),
);

for (const id of ON_THE_PAGE)
  test(`${id} is tested in a browser`, () => assert.ok(inBrowser.has(id), `No browser test begins with ${id}.`));

test('each scenario shows something that is in scope and explained', () => {
  const unknown = [...shown].filter((id) => !IN_SCOPE.includes(id));
  assert.deepEqual(unknown, []);
  const explained = readFileSync('docs/scenarios.md', 'utf8');
  assert.deepEqual(
    [...IN_SCOPE, ...ON_THE_PAGE].filter((id) => !new RegExp(`^\\| ${id} +\\|`, 'm').test(explained)),
    [],
  );
});

test('each scenario has a unique name', () => {
  const names = scenarios.map(({ scenario }) => scenario.name);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});
