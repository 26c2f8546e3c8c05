/** The permissions that code needs: fields in user-mode queries, and fields that user-mode DML writes. */
import type { Schema } from '../../../local-org/schema/model.ts';
import type { Query } from '../../../local-org/soql/index.ts';
import { lineOf, nodesOf, type TreeNode } from '../project/apex.ts';
import { prepareQueries } from '../soql/prepareQueries.ts';
import { typeNameOf, type Routine } from './callGraph.ts';
import { addField, addObject, type Needs } from './Needs.ts';
import type { ObjectRight } from './Role.ts';

export function addCodeNeeds(needs: Needs, schema: Schema, routines: ReadonlySet<Routine>): void {
  for (const routine of routines) {
    for (const node of nodesOf(routine.tree)) {
      if (node['kind'] === 'query') addQuery(needs, schema, routine, node);
      const written = userModeDml(node);
      if (written) addDml(needs, schema, routine, written, routines);
    }
  }
}

const placeOf = (routine: Routine, node: TreeNode): string => `${routine.file}:${lineOf(node)}`;

/** From API version 67.0, a query without an access mode runs in user mode. */
function addQuery(needs: Needs, schema: Schema, routine: Routine, node: TreeNode): void {
  const query = node['query'] as Query;
  if (query.withMode === 'system') return;
  const place = placeOf(routine, node);
  const { prepared } = prepareQueries(schema, [{ file: routine.file, line: lineOf(node), query: { parsed: query } }]);
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
  const args = node['args'] as TreeNode[];
  const [value] = args;
  const isSystem = args.some((argument) => String(argument['name'] ?? '').toUpperCase() === 'SYSTEM_MODE');
  return value && !isSystem ? { node, operation, value } : undefined;
}

const RIGHTS: Record<string, readonly ObjectRight[]> = {
  insert: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
  delete: ['delete'],
};

function addDml(
  needs: Needs,
  schema: Schema,
  routine: Routine,
  { node, operation, value }: Written,
  routines: ReadonlySet<Routine>,
): void {
  const variable = String(value['name'] ?? '');
  const object = schema.object(
    value['kind'] === 'new' ? typeNameOf(value['type']) : declaredType(routine.tree, variable),
  );
  if (!object) return;
  const place = placeOf(routine, node);
  for (const right of RIGHTS[operation] ?? []) addObject(needs, schema, object.name, right, place);
  if (operation === 'delete') return;
  for (const field of writtenFields(routine.tree, variable, object.name))
    addField(needs.edit, schema, object.name, field, place);
  for (const field of fieldsPutByName(routine, variable, object.name, routines))
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

/** `record.put(field, value)`: if the field is a parameter, the values that callers pass; otherwise all lists of names in the code. */
function* fieldsPutByName(
  routine: Routine,
  variable: string,
  object: string,
  routines: ReadonlySet<Routine>,
): Generator<string> {
  const parameters = ((routine.tree['parameters'] ?? []) as TreeNode[]).map(nameIn);
  for (const node of nodesOf(routine.tree)) {
    if (node['kind'] !== 'methodCall' || node['name'] !== 'put' || nameIn(node['object']) !== variable) continue;
    const position = parameters.indexOf(nameIn((node['args'] as TreeNode[])[0]));
    yield* position === -1 ? listedNames(routines) : handedTokens(routine.name, position, object, routines);
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

/** `new List<String>{ 'Start__c', … }`; other text is filtered out later. */
function* listedNames(routines: ReadonlySet<Routine>): Generator<string> {
  for (const { tree } of routines) {
    for (const node of nodesOf(tree)) {
      if (node['kind'] !== 'newCollection') continue;
      for (const item of node['items'] as TreeNode[]) if (item['kind'] === 'literal') yield String(item['text']);
    }
  }
}
