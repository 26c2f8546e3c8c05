/** Another window of the browser can log in another user. Each component that saves asks first whose session it is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from './filesBelow.ts';

const SOURCE = 'force-app/main';
const METHOD = /@AuraEnabled(\(cacheable=true\))?\s+public static [\w<>, .]+? (\w+)\(/g;
/** These change nothing. */
const READS = /^(?:get[A-Z]|find[A-Z]|read[A-Z]|preview$)/;
/** Its visitors have no session. */
const OF_VISITORS = 'CustomerFormController';
/** Saves through `asThisUser`, directly or with `Reading.save`. */
const ASKS = /\basThisUser\(|\.save\(this,/;

const writes = filesBelow(SOURCE, 'Controller.cls')
  .filter((file) => basename(file, '.cls') !== OF_VISITORS)
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(METHOD)]
      .filter(([, isCacheable, name = '']) => isCacheable === undefined && !READS.test(name))
      .map(([, , name]) => `${basename(file, '.cls')}.${name}`),
  );

const bundles = Map.groupBy(
  filesBelow(SOURCE, '.ts').filter((file) => file.includes('/lwc/') && !file.includes('__tests__')),
  (file) => dirname(file),
);

test('each component that saves asks first whose session it is', () => {
  const used = new Set<string>();
  for (const [bundle, files] of bundles) {
    const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const saves = writes.filter((method) => source.includes(`'@salesforce/apex/${method}'`));
    saves.forEach((method) => used.add(method));
    assert.ok(saves.length === 0 || ASKS.test(source), `${bundle} calls ${saves.join(', ')} without asThisUser.`);
  }
  assert.deepEqual(
    writes.filter((method) => !used.has(method)),
    [],
    'Every method that saves is used by a component.',
  );
});
