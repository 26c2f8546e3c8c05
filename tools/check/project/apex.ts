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

function parse(root: string): SourceFile[] {
  return parseSources(readSources(root, packageFolders(root)), join(root, '.cache', 'apex'));
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** Any node of a syntax tree. */
export type TreeNode = Readonly<Record<string, unknown>>;

/** The node and all its descendants. */
export function* nodesOf(node: unknown): Generator<TreeNode> {
  if (Array.isArray(node)) for (const item of node) yield* nodesOf(item);
  else if (node !== null && typeof node === 'object') {
    yield node as TreeNode;
    for (const value of Object.values(node)) if (typeof value === 'object') yield* nodesOf(value);
  }
}

export const isTest = ({ unit }: ApexFile): boolean =>
  unit.kind !== 'trigger' && unit.modifiers.some(({ name }) => name === '@istest');

export const lineOf = (node: TreeNode): number => (typeof node['line'] === 'number' ? node['line'] : 1);
