/** The syntax trees of the project's Apex, with the local org's cache. */
import { join } from 'node:path';
import { parseSources, readSources, type SourceFile } from '../../../local-org/apex/syntax/source.ts';
import type { SourceUnit } from '../../../local-org/apex/syntax/tree.ts';
import type { Finding } from '../Finding.ts';
import { packageFolders } from './files.ts';

export interface ApexFile {
  readonly file: string;
  readonly unit: SourceUnit;
}

/** Skips files that don't parse. `apexProblems` reports them. */
export function readApex(root: string): ApexFile[] {
  return parse(root).flatMap(({ path, outcome }) =>
    'unit' in outcome ? [{ file: slashed(path), unit: outcome.unit }] : [],
  );
}

export function apexProblems(root: string): Finding[] {
  return parse(root).flatMap(({ path, outcome }) =>
    'unit' in outcome
      ? []
      : outcome.problems.map(({ line, message }) => ({ file: slashed(path), line, message: `${message}.` })),
  );
}

const parsed = new Map<string, SourceFile>();

/** Several checks in one process read the same files. */
function parse(root: string): SourceFile[] {
  const sources = readSources(root, packageFolders(root)).map((source) => ({ source, key: JSON.stringify(source) }));
  const missing = sources.filter(({ key }) => !parsed.has(key));
  const files = parseSources(
    missing.map(({ source }) => source),
    join(root, '.cache', 'apex'),
  );
  files.forEach((file, index) => parsed.set(missing[index]?.key ?? '', file));
  return sources.flatMap(({ key }) => parsed.get(key) ?? []);
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** Any node of a syntax tree. */
export type TreeNode = Readonly<Record<string, unknown>>;

const listed = new WeakMap<object, readonly TreeNode[]>();

/** The node and all its descendants. They are listed once, because checks walk through the same methods for each role. */
export function nodesOf(node: unknown): readonly TreeNode[] {
  if (node === null || typeof node !== 'object') return [];
  const known = listed.get(node) ?? listNodes(node, []);
  listed.set(node, known);
  return known;
}

function listNodes(node: object, into: TreeNode[]): TreeNode[] {
  if (!Array.isArray(node)) into.push(node as TreeNode);
  for (const value of Object.values(node) as unknown[])
    if (value !== null && typeof value === 'object') listNodes(value, into);
  return into;
}

export const isTest = ({ unit }: ApexFile): boolean =>
  unit.kind !== 'trigger' && unit.modifiers.some(({ name }) => name === '@istest');

export const lineOf = (node: TreeNode): number => (typeof node['line'] === 'number' ? node['line'] : 1);
