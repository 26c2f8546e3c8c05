/** Makes each mistake in a copy of this project, one at a time, and checks that it causes the expected finding. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKS } from '../checks.ts';
import type { Finding } from '../Finding.ts';
import { MISTAKES } from './mistakes.ts';
import type { Mistake } from './Mistake.ts';

const PARTS = [
  'force-app',
  'setup',
  'services',
  'scripts',
  'data',
  'sfdx-project.json',
  'tools/check/expectations.json',
  'local-org/schema/standard',
  'docs/architecture.md',
  '.forceignore',
];
/** Syntax trees, by the hash of their source. Without them, the checks parse all Apex again. */
const CACHE = '.cache';
const copy = mkdtempSync(join(tmpdir(), 'seeded-'));
const clean = new Map<string, Set<string>>();

before(() => {
  for (const part of PARTS) cpSync(part, join(copy, part), { recursive: true });
  spawnSync('git', ['init', '-q'], { cwd: copy });
  writeFileSync(join(copy, '.gitignore'), `${CACHE}\n`);
  mkdirSync(CACHE, { recursive: true });
  symlinkSync(resolve(CACHE), join(copy, CACHE), 'junction');
});
after(() => rmSync(copy, { recursive: true, force: true }));

for (const mistake of MISTAKES) {
  test(`${mistake.check} finds ${mistake.what}`, async () => {
    const known = await cleanFindings(mistake.check);
    const undo = plant(mistake);
    try {
      const found = (await run(mistake.check))
        .map(({ file, message }) => `${file}: ${message}`)
        .filter((text) => !known.has(text));
      assert.ok(found.length > 0, 'nothing was found');
      const others = found.filter((text) => !mistake.finds.test(text));
      assert.deepEqual(others, [], 'something else was found');
      assert.ok(found.length <= 2, `found ${found.length} times`);
    } finally {
      undo();
    }
  });
}

test('every check that does not need Java has a mistake', () => {
  const planted = new Set(MISTAKES.map(({ check }) => check));
  const without = Object.entries(CHECKS).filter(([name, { whyNot }]) => !whyNot && !planted.has(name));
  assert.deepEqual(
    without.map(([name]) => name),
    [],
  );
});

/** Findings without a mistake. `npm run check` reports them, so these tests ignore them. */
async function cleanFindings(check: string): Promise<Set<string>> {
  const known = clean.get(check) ?? new Set((await run(check)).map(({ file, message }) => `${file}: ${message}`));
  clean.set(check, known);
  return known;
}

async function run(name: string): Promise<readonly Finding[]> {
  const check = CHECKS[name];
  assert.ok(check, `there is no check ${name}`);
  return (await check.load())(copy);
}

function plant({ file, plant: change }: Mistake): () => void {
  const path = join(copy, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (change === 'remove') rmSync(path);
  else if ('add' in change) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change.add);
  } else {
    assert.ok(before !== null && before.includes(change.replace), `${file} does not contain "${change.replace}"`);
    writeFileSync(
      path,
      before.replace(change.replace, () => change.by),
    );
  }
  return () => (before === null ? rmSync(path) : writeFileSync(path, before));
}
