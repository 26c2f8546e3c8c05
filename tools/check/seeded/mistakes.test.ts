/**
 * Makes the mistakes in a copy of this project, and checks that each causes the expected finding. A run of a check reads the whole project, so
 * mistakes in different files are made together. If it isn't clear which of them caused a finding, they are made in smaller groups.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKS } from '../checks.ts';
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
const clean = new Map<string, ReadonlySet<string>>();
const groups = makeGroups();
const known = new Map<Group, Found>();

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
    const found = (await foundWith(groupOf(mistake))).get(mistake) ?? [];
    assert.ok(found.length > 0, 'nothing was found');
    const others = found.filter((text) => !mistake.finds.test(text));
    assert.deepEqual(others, [], 'something else was found');
    assert.ok(found.length <= 2, `found ${found.length} times`);
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

type Group = readonly Mistake[];
type Found = ReadonlyMap<Mistake, readonly string[]>;

/** The mistakes of the same check in different files, and this one. */
function groupOf(mistake: Mistake): Group {
  const group = groups.find((known) => known.includes(mistake));
  assert.ok(group);
  return group;
}

function makeGroups(): Mistake[][] {
  const made: Mistake[][] = [];
  for (const mistake of MISTAKES) {
    const fits = ({ check, file }: Mistake): boolean => check === mistake.check && file !== mistake.file;
    const group = made.find((others) => others.every(fits));
    if (group) group.push(mistake);
    else made.push([mistake]);
  }
  return made;
}

/** What each mistake of the group causes. */
async function foundWith(group: Group): Promise<Found> {
  const found = known.get(group) ?? (await findWith(group));
  known.set(group, found);
  return found;
}

async function findWith(group: Group): Promise<Found> {
  const findings = await newFindings(group);
  if (group.length === 1) return new Map(group.map((mistake) => [mistake, findings]));
  const causes = findings.map((text) => causesOf(text, group));
  const found = new Map(group.map((mistake) => [mistake, findings.filter((_, at) => causes[at]?.includes(mistake))]));
  if (causes.every(({ length }) => length === 1) && [...found.values()].every(({ length }) => length > 0)) return found;
  const half = Math.ceil(group.length / 2);
  return new Map([...(await findWith(group.slice(0, half))), ...(await findWith(group.slice(half)))]);
}

/** The mistakes that can cause the finding. If several have such a message, those in the file of the finding. */
function causesOf(finding: string, group: Group): Group {
  const possible = group.filter(({ finds }) => finds.test(finding));
  return possible.length > 1 ? possible.filter(({ file }) => finding.startsWith(`${file}: `)) : possible;
}

async function newFindings(group: Group): Promise<string[]> {
  const check = group[0]?.check ?? '';
  const before = await cleanFindings(check);
  const undo = group.map(plant);
  try {
    return (await run(check)).filter((text) => !before.has(text));
  } finally {
    for (const step of undo) step();
  }
}

/** Findings without a mistake. `npm run check` reports them, so these tests ignore them. */
async function cleanFindings(check: string): Promise<ReadonlySet<string>> {
  const found = clean.get(check) ?? new Set(await run(check));
  clean.set(check, found);
  return found;
}

async function run(name: string): Promise<string[]> {
  const check = CHECKS[name];
  assert.ok(check, `there is no check ${name}`);
  const findings = await (await check.load())(copy);
  return findings.map(({ file, message }) => `${file}: ${message}`);
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
