/** Finds queries in Apex: inline queries, and text in `Database.query` and similar methods. */
import type { Schema } from '../../../local-org/schema/model.ts';
import type { Query } from '../../../local-org/soql/index.ts';
import { isTest, lineOf, nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';
import type { ListedFields } from '../project/listedFields.ts';
import type { FoundQuery } from './FoundQuery.ts';

const DYNAMIC = new Set([
  'query',
  'querywithbinds',
  'countquery',
  'countquerywithbinds',
  'getquerylocator',
  'getquerylocatorwithbinds',
]);
/** Text up to a place in the list of fields, and text from there. */
const SELECTING = /^\s*SELECT\s[^()]*$/i;
const SELECTED = /^[^()]*?\sFROM\s+(\w+)/i;
/** A placeholder for the listed fields, until the object is known. */
const LISTED = '\u0000';

/** Where the fields of a dynamic query are listed. */
export interface Lists {
  readonly files: readonly ApexFile[];
  readonly schema: Schema;
  readonly listed: ListedFields;
}

export function apexQueries(files: readonly ApexFile[], lists: Lists): FoundQuery[] {
  return files.flatMap((apex) =>
    [...nodesOf(apex.unit)].flatMap((node): FoundQuery[] => {
      const place = { file: apex.file, line: lineOf(node) };
      if (node['kind'] === 'query') return [{ ...place, query: { parsed: node['query'] as Query } }];
      return isDynamic(node) && !takesQuery(node) && !isTest(apex)
        ? [{ ...place, query: dynamicText(node, lists) }]
        : [];
    }),
  );
}

/** `Database.getQueryLocator([SELECT …])`: the query is checked where it's written. */
const takesQuery = (node: TreeNode): boolean => (node['args'] as TreeNode[])[0]?.['kind'] === 'query';

export function isDynamic(node: TreeNode): boolean {
  if (node['kind'] !== 'methodCall' || !DYNAMIC.has(String(node['name']).toLowerCase())) return false;
  const object = node['object'] as TreeNode;
  return object['kind'] === 'name' && String(object['name']).toLowerCase() === 'database';
}

/** The text of a dynamic query. If it gets its fields from a class, it selects all fields that the class and custom metadata list. */
export function dynamicText(node: TreeNode, lists: Lists): FoundQuery['query'] {
  const [argument] = node['args'] as TreeNode[];
  const parts = argument ? partsOf(argument) : [];
  const text = parts.map((part) => (typeof part === 'string' ? part : LISTED)).join('');
  const [before = '', after, ...more] = text.split(LISTED);
  if (after === undefined) return { text };
  const object = SELECTED.exec(after)?.[1];
  const asked = parts.find((part): part is TreeNode => typeof part !== 'string');
  if (!asked || object === undefined || more.length > 0 || !SELECTING.test(before))
    return { unknown: 'its text depends on variables' };
  return { text: before + listedFor(object, asked, lists).join(', ') + after };
}

/** Literals joined with plus signs, and the expressions between them. */
function partsOf(node: TreeNode): (string | TreeNode)[] {
  if (node['kind'] === 'literal' && node['type'] === 'string') return [String(node['text'])];
  if (node['kind'] !== 'binary' || node['operator'] !== '+') return [node];
  return [...partsOf(node['left'] as TreeNode), ...partsOf(node['right'] as TreeNode)];
}

/** The fields of the object among the names that the asked class lists, and those that custom metadata lists. */
function listedFor(object: string, asked: TreeNode, { files, schema, listed }: Lists): string[] {
  const target = asked['kind'] === 'methodCall' ? (asked['object'] as TreeNode) : {};
  const type = String(target['name'] ?? '').toLowerCase();
  const units = files.filter(({ unit }) => unit.name.toLowerCase() === type).map(({ unit }) => unit);
  const names = [...units.flatMap(listedNames), ...(listed.get(object.toLowerCase()) ?? [])];
  const fields = names.flatMap((name) => schema.field(object, name)?.name ?? []);
  return [...new Set(fields)];
}

const namesListed = new WeakMap<object, readonly string[]>();

/** `new List<String>{ 'Start__c', … }`. They are listed once, because each role looks for them in the same methods. */
export function listedNames(node: object): readonly string[] {
  const known = namesListed.get(node) ?? listNames(node);
  namesListed.set(node, known);
  return known;
}

const listNames = (node: object): string[] =>
  nodesOf(node)
    .filter(({ kind }) => kind === 'newCollection')
    .flatMap(({ items }) => items as TreeNode[])
    .filter(({ kind }) => kind === 'literal')
    .map(({ text }) => String(text));
