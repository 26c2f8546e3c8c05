/**
 * Checks which features a feature uses. Each folder in force-app/main is a feature, and the table in docs/architecture.md lists the features
 * it may use. Tests may use all features, because they often need a complete case.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../Finding.ts';
import { findSource } from '../project/files.ts';
import { namesUsed } from './namesUsed.ts';

const TABLE = 'docs/architecture.md';
const HEAD = /^\| feature +\|.*\| may use +\|$/;

/** The parts of a feature that others can use, besides labels and components. */
const NAMED: readonly RegExp[] = [
  /\/classes\/(\w+)\.cls$/,
  /\/objects\/(\w+__(?:c|mdt))\/\1\.object-meta\.xml$/,
  /\/customPermissions\/(\w+)\.customPermission-meta\.xml$/,
];

interface Row {
  readonly feature: string;
  readonly uses: readonly string[];
  readonly line: number;
}

export function checkFeatures(root: string): Finding[] {
  const rows = readTable(readFileSync(join(root, TABLE), 'utf8'));
  const files = findSource(root, 'main/**/*.*');
  const table = new Map(rows.map((row) => [row.feature, row]));
  return [...foldersAndRows(files, table), ...circles(rows), ...wrongUses(root, files, table)];
}

function readTable(text: string): Row[] {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => HEAD.test(line));
  const rows: Row[] = [];
  for (let index = head + 2; head >= 0 && lines[index]?.startsWith('|'); index++) {
    const cells = (lines[index] ?? '').split('|').map((cell) => cell.trim());
    rows.push({ feature: wordsIn(cells[1])[0] ?? '', uses: wordsIn(cells.at(-2)), line: index + 1 });
  }
  return rows;
}

const wordsIn = (cell = ''): string[] => [...cell.matchAll(/`([\w-]+)`/g)].map(([, word = '']) => word);

const featureOf = (file: string): string => file.split('/')[2] ?? '';

function foldersAndRows(files: readonly string[], table: ReadonlyMap<string, Row>): Finding[] {
  const folders = new Set(files.map(featureOf));
  return [
    ...[...folders]
      .filter((feature) => !table.has(feature))
      .map((feature) => ({ file: TABLE, message: `the table of features has no row for ${feature}.` })),
    ...[...table.values()]
      .filter(({ feature }) => !folders.has(feature))
      .map(({ feature, line }) => ({ file: TABLE, line, message: `there is no folder force-app/main/${feature}.` })),
  ];
}

/** A feature can only use features in the rows above it, so there are no circular uses. */
function circles(rows: readonly Row[]): Finding[] {
  return rows.flatMap(({ feature, uses, line }, index) => {
    const above = rows.slice(0, index).map((row) => row.feature);
    return uses
      .filter((used) => !above.includes(used))
      .map((used) => ({ file: TABLE, line, message: `${feature} uses ${used}, which has no row above it.` }));
  });
}

function wrongUses(root: string, files: readonly string[], table: ReadonlyMap<string, Row>): Finding[] {
  const owners = ownersOf(root, files);
  return files.flatMap((file) => {
    const feature = featureOf(file);
    const allowed = new Set([feature, ...(table.get(feature)?.uses ?? [])]);
    return namesUsed(file, readFileSync(join(root, file), 'utf8')).flatMap(({ name, line }) => {
      const owner = owners.get(name.toLowerCase());
      if (owner === undefined || allowed.has(owner)) return [];
      return [{ file, line, message: `${feature} may not use ${name} of ${owner} (${TABLE}).` }];
    });
  });
}

/** The feature of each name, in lower case. */
function ownersOf(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const file of files) {
    const name = NAMED.map((place) => place.exec(file)?.[1]).find((found) => found !== undefined);
    const bundle = /\/lwc\/(\w+)\/\1\.ts$/.exec(file)?.[1];
    if (bundle !== undefined) owners.set(`c/${bundle}`.toLowerCase(), featureOf(file));
    if (name !== undefined) owners.set(name.toLowerCase(), featureOf(file));
    if (!file.endsWith('.labels-meta.xml')) continue;
    for (const [, label = ''] of readFileSync(join(root, file), 'utf8').matchAll(/<fullName>(\w+)</g))
      owners.set(`label.${label}`.toLowerCase(), featureOf(file));
  }
  return owners;
}
