/** Runs every scenario as a test with its name. Scenarios that run both ways must leave equal records. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LeftRecords } from './runner/leftRecords.ts';
import { readScenarios } from './runner/readScenarios.ts';
import { runAndCollect, runScenario } from './runner/runScenario.ts';
import { World } from './runner/World.ts';
import type { Scenario } from './Scenario.ts';

let world: World;

before(async () => {
  world = await World.start();
});
after(() => world?.close());

for (const { scenario } of readScenarios()) {
  const { name, via = ['apex'] } = scenario;
  if (via.length === 2) testBothWays(scenario);
  else for (const way of via) test(name, () => runScenario(world, scenario, way));
}

function testBothWays(scenario: Scenario): void {
  const { name } = scenario;
  const left: LeftRecords[] = [];
  test(`${name} (apex)`, async () => void left.push(await runAndCollect(world, scenario, 'apex')));
  test(`${name} (script)`, async () => void left.push(await runAndCollect(world, scenario, 'script')));
  test(`${name}: a script and a click leave equal records`, () => {
    const [byApex, byScript] = left;
    assert.ok(byApex !== undefined && byScript !== undefined, 'One of the two ways failed.');
    assert.notEqual(byApex.length, 0, 'There are no records to compare.');
    assert.deepEqual(byScript, byApex);
  });
}
