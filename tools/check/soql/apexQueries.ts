/** Finds queries in Apex: inline queries, and text in `Database.query` and similar methods. */
import type { Query } from '../../../local-org/soql/index.ts';
import { isTest, lineOf, nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';
import type { FoundQuery } from './FoundQuery.ts';

const DYNAMIC = new Set([
  'query',
  'querywithbinds',
  'countquery',
  'countquerywithbinds',
  'getquerylocator',
  'getquerylocatorwithbinds',
]);

export function apexQueries(files: readonly ApexFile[]): FoundQuery[] {
  return files.flatMap((apex) =>
    [...nodesOf(apex.unit)].flatMap((node): FoundQuery[] => {
      const place = { file: apex.file, line: lineOf(node) };
      if (node['kind'] === 'query') return [{ ...place, query: { parsed: node['query'] as Query } }];
      return isDynamic(node) && !isTest(apex) ? [{ ...place, query: textOf((node['args'] as TreeNode[])[0]) }] : [];
    }),
  );
}

function isDynamic(node: TreeNode): boolean {
  if (node['kind'] !== 'methodCall' || !DYNAMIC.has(String(node['name']).toLowerCase())) return false;
  const object = node['object'] as TreeNode;
  return object['kind'] === 'name' && String(object['name']).toLowerCase() === 'database';
}

function textOf(node: TreeNode | undefined): FoundQuery['query'] {
  const text = node && literal(node);
  return text === undefined ? { unknown: 'its text depends on variables' } : { text };
}

/** A literal, or literals joined with a plus sign. */
function literal(node: TreeNode): string | undefined {
  if (node['kind'] === 'literal' && node['type'] === 'string') return String(node['text']);
  if (node['kind'] !== 'binary' || node['operator'] !== '+') return undefined;
  const [left, right] = [literal(node['left'] as TreeNode), literal(node['right'] as TreeNode)];
  return left === undefined || right === undefined ? undefined : left + right;
}
