/** Values for the binds of a query that isn't run here: values of the compared type from an org's records. */
import type { Org } from '../../local-org/org.ts';
import type { FieldDef, ObjectDef } from '../../local-org/schema/model.ts';
import type { Plan, Query } from '../../local-org/soql/index.ts';
import type { Bind, Condition, FieldOrFunction, Operand } from '../../local-org/soql/tree.ts';
import type { Value } from '../../local-org/types.ts';

type Values = ReadonlyMap<string, Value | readonly Value[]>;

export function sampleBinds(org: Org, { query }: Pick<Plan, 'query'>): (name: string) => Value | readonly Value[] {
  const values = new Map<string, Value | readonly Value[]>();
  collect(org, query, values);
  return (name) => (values as Values).get(name) ?? null;
}

function collect(org: Org, query: Query, values: Map<string, Value | readonly Value[]>): void {
  const object = org.schema.requireObject(query.from);
  const note = (bind: Bind, left: FieldOrFunction, asList: boolean): void => {
    const value = valueFor(org, object, left);
    values.set(bind.name, asList ? [value] : value);
  };
  const noteAll = (left: FieldOrFunction, right: Operand, asList: boolean): void => {
    if (right.kind === 'bind') note(right, left, asList);
    if (right.kind === 'list') for (const item of right.items) if (item.kind === 'bind') note(item, left, false);
    if (right.kind === 'subquery') collect(org, right.query, values);
  };
  const visit = (condition: Condition | null): void => {
    if (condition === null) return;
    if (condition.kind === 'not') visit(condition.part);
    else if (condition.kind === 'compare')
      noteAll(condition.left, condition.right, /IN$|CLUDES$/.test(condition.operator));
    else condition.parts.forEach(visit);
  };
  visit(query.where);
  for (const item of query.select) if (item.kind === 'subquery') collectOfChildren(org, object, item.query, values);
  for (const bind of [query.limit, query.offset])
    if (bind !== null && typeof bind !== 'number') values.set(bind.name, 50);
}

function collectOfChildren(
  org: Org,
  parent: ObjectDef,
  query: Query,
  values: Map<string, Value | readonly Value[]>,
): void {
  const child = parent.children.get(query.from.toLowerCase());
  if (child) collect(org, { ...query, from: child.object }, values);
}

function valueFor(org: Org, object: ObjectDef, left: FieldOrFunction): Value {
  const path = left.kind === 'field' ? left.path : [];
  const { owner, field } = fieldAt(org, object, path);
  switch (field?.type) {
    case 'id':
    case 'reference':
      return someId(org, owner, field);
    case 'datetime':
      return org.now().toISOString();
    case 'date':
      return org.now().toISOString().slice(0, 10);
    case 'boolean':
      return true;
    case 'double':
    case 'int':
      return 1;
    default:
      return 'some text';
  }
}

function fieldAt(
  org: Org,
  object: ObjectDef,
  [first = '', ...rest]: readonly string[],
): { owner: ObjectDef; field: FieldDef | undefined } {
  if (rest.length === 0) return { owner: object, field: object.fields.get(first.toLowerCase()) };
  const target = object.parents.get(first.toLowerCase())?.referenceTo[0];
  return target === undefined
    ? { owner: object, field: undefined }
    : fieldAt(org, org.schema.requireObject(target), rest);
}

/** From the object's own records if it has any, so that the query has rows to read. */
function someId(org: Org, object: ObjectDef, field: FieldDef): Value {
  const found = org.reader.rows(
    `SELECT "${field.name}" FROM "${object.name}" WHERE "${field.name}" IS NOT NULL LIMIT 1`,
    [],
  );
  const target = field.type === 'id' ? object : org.schema.requireObject(field.referenceTo[0] ?? '');
  return found[0]?.[0] ?? `${target.keyPrefix}000000000001AAA`;
}
