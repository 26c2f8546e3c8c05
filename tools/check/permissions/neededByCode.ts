/** The permissions that code needs: fields in user-mode queries, and fields that user-mode DML writes. */
import type { Schema } from '../../../local-org/schema/model.ts';
import type { Query } from '../../../local-org/soql/index.ts';
import { lineOf, nodesOf, type TreeNode } from '../project/apex.ts';
import { dynamicText, isDynamic, listedNames, type Lists } from '../soql/apexQueries.ts';
import type { FoundQuery } from '../soql/FoundQuery.ts';
import { prepareQueries } from '../soql/prepareQueries.ts';
import type { ListedFields } from '../project/listedFields.ts';
import { typeNameOf, type Routine } from './callGraph.ts';
import { addField, addObject, type Needs } from './Needs.ts';
import type { ObjectRight } from './Role.ts';

export function addCodeNeeds(needs: Needs, lists: Lists, routines: ReadonlySet<Routine>): void {
  for (const routine of routines) {
    for (const node of nodesOf(routine.tree)) {
      const query = userModeQuery(node, lists);
      if (query) addQuery(needs, lists.schema, { file: routine.file, line: lineOf(node), query });
      const written = userModeDml(node);
      if (written) addDml(needs, lists, routine, written, routines);
    }
  }
}

/** From API version 67.0, a query without an access mode runs in user mode. */
function userModeQuery(node: TreeNode, lists: Lists): FoundQuery['query'] | undefined {
  if (node['kind'] === 'query') {
    const query = node['query'] as Query;
    return query.withMode === 'system' ? undefined : { parsed: query };
  }
  return isDynamic(node) && !isSystemMode(node) ? dynamicText(node, lists) : undefined;
}

const isSystemMode = (call: TreeNode): boolean =>
  (call['args'] as TreeNode[]).some((argument) => String(argument['name'] ?? '').toUpperCase() === 'SYSTEM_MODE');

function addQuery(needs: Needs, schema: Schema, found: FoundQuery): void {
  const place = `${found.file}:${found.line}`;
  const { prepared } = prepareQueries(schema, [found]);
  for (const { object, field } of prepared.flatMap(({ plan }) => plan.touches)) {
    if (field === null) addObject(needs, schema, object, 'read', place);
    else addField(needs.read, schema, object, field, place);
  }
}

interface Written {
  readonly node: TreeNode;
  readonly operation: string;
  readonly value: TreeNode;
}

/** `update as user x`, `update x`, `Database.update(x, …)` without AccessLevel.SYSTEM_MODE. */
function userModeDml(node: TreeNode): Written | undefined {
  if (node['kind'] === 'dml' && node['access'] !== 'system') {
    return { node, operation: String(node['operation']), value: node['value'] as TreeNode };
  }
  const operation = String(node['name'] ?? '').toLowerCase();
  const isDatabase =
    node['kind'] === 'methodCall' && String((node['object'] as TreeNode)['name'] ?? '').toLowerCase() === 'database';
  if (!isDatabase || !['insert', 'update', 'upsert', 'delete'].includes(operation)) return undefined;
  const [value] = node['args'] as TreeNode[];
  return value && !isSystemMode(node) ? { node, operation, value } : undefined;
}

const RIGHTS: Record<string, readonly ObjectRight[]> = {
  insert: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
  delete: ['delete'],
};

function addDml(
  needs: Needs,
  { schema, listed }: Lists,
  routine: Routine,
  { node, operation, value }: Written,
  routines: ReadonlySet<Routine>,
): void {
  const variable = String(value['name'] ?? '');
  const object = schema.object(
    value['kind'] === 'new' ? typeNameOf(value['type']) : declaredType(routine.tree, variable),
  );
  if (!object) return;
  const place = `${routine.file}:${lineOf(node)}`;
  for (const right of RIGHTS[operation] ?? []) addObject(needs, schema, object.name, right, place);
  if (operation === 'delete') return;
  const filled = [{ tree: routine.tree, variable }, ...builders(routine.tree, variable, object.name, routines)];
  for (const field of filled.flatMap((part) => [...writtenFields(part.tree, part.variable, object.name)]))
    addField(needs.edit, schema, object.name, field, place);
  for (const field of fieldsPutByName(routine, variable, object.name, routines, listed))
    addField(needs.edit, schema, object.name, field, place);
}

function declaredType(tree: TreeNode, variable: string): string {
  for (const node of nodesOf(tree)) {
    const declares =
      (node['kind'] === 'local' && (node['variables'] as TreeNode[]).some(({ name }) => name === variable)) ||
      (node['kind'] === 'forEach' && node['name'] === variable) ||
      (node['kind'] === undefined && node['name'] === variable && 'type' in node);
    if (declares) return typeNameOf(node['type']);
  }
  return '';
}

/** The methods that may build the saved records, as in `Case record = toCase(entry)`. */
function* builders(
  tree: TreeNode,
  variable: string,
  object: string,
  routines: ReadonlySet<Routine>,
): Generator<{ tree: TreeNode; variable: string }> {
  const values = nodesOf(tree)
    .filter(({ kind }) => kind === 'local')
    .flatMap(({ variables }) => (variables as TreeNode[]).filter(({ name }) => name === variable))
    .map(({ value }) => value as TreeNode | null);
  const calls = values.filter((value) => value?.['kind'] === 'ownCall' || value?.['kind'] === 'methodCall');
  for (const routine of routines) {
    const isCalled = calls.some((call) => call?.['name'] === routine.name);
    if (isCalled && typeNameOf(routine.tree['returns']).toLowerCase() === object.toLowerCase()) {
      for (const node of nodesOf(routine.tree))
        if (node['kind'] === 'return') yield { tree: routine.tree, variable: nameIn(node['value'] ?? {}) };
    }
  }
}

/** `new Case(Status = …)` anywhere in the method, and `record.Status = …` on the variable that is saved. */
function* writtenFields(tree: TreeNode, variable: string, object: string): Generator<string> {
  for (const node of nodesOf(tree)) {
    if (node['kind'] === 'new' && typeNameOf(node['type']).toLowerCase() === object.toLowerCase()) {
      for (const argument of node['args'] as TreeNode[])
        if (argument['kind'] === 'assign') yield nameIn(argument['target']);
    }
    const target = node['kind'] === 'assign' ? (node['target'] as TreeNode) : undefined;
    if (target?.['kind'] === 'member' && nameIn(target['object']) === variable) yield String(target['name']);
  }
}

const nameIn = (node: unknown): string => String((node as TreeNode)['name'] ?? '');

/** `record.put(field, value)`: if the field is a parameter, the values that callers pass; otherwise all names that code and custom metadata list. */
function* fieldsPutByName(
  routine: Routine,
  variable: string,
  object: string,
  routines: ReadonlySet<Routine>,
  listed: ListedFields,
): Generator<string> {
  const parameters = ((routine.tree['parameters'] ?? []) as TreeNode[]).map(nameIn);
  for (const node of nodesOf(routine.tree)) {
    if (node['kind'] !== 'methodCall' || node['name'] !== 'put' || nameIn(node['object']) !== variable) continue;
    const position = parameters.indexOf(nameIn((node['args'] as TreeNode[])[0]));
    if (position !== -1) yield* handedTokens(routine.name, position, object, routines);
    else {
      for (const { tree } of routines) yield* listedNames(tree);
      yield* listed.get(object.toLowerCase()) ?? [];
    }
  }
}

/** `enterDate(id, Case.Start__c, value)` */
function* handedTokens(
  method: string,
  position: number,
  object: string,
  routines: ReadonlySet<Routine>,
): Generator<string> {
  for (const { tree } of routines) {
    for (const node of nodesOf(tree)) {
      if ((node['kind'] !== 'methodCall' && node['kind'] !== 'ownCall') || node['name'] !== method) continue;
      const argument = (node['args'] as TreeNode[])[position];
      if (argument?.['kind'] === 'member' && nameIn(argument['object']) === object) yield String(argument['name']);
    }
  }
}
