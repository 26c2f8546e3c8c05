/** Checks whether a bind in a query can be compared with its field. */
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import type { Condition, FieldOrFunction, Operand, Query } from '../../soql/tree.ts';
import { fieldType } from '../runtime/fields.ts';
import { DATE, DATETIME, NULL, OBJECT, type Type } from '../runtime/types.ts';

/** A bind that can't be compared, with its name and the error message. */
export interface BindProblem {
  readonly name: string;
  readonly message: string;
}

export function checkBinds(query: Query, schema: Schema, typeOf: (name: string) => Type | undefined): BindProblem[] {
  const found: BindProblem[] = [];
  const object = schema.object(query.from);
  if (object === undefined || query.where === null) return found;
  for (const { left, right } of comparisons(query.where)) {
    if (right.kind === 'subquery') found.push(...checkBinds(right.query, schema, typeOf));
    const field = fieldAt(left, object, schema);
    if (field === null) continue;
    for (const name of bindNames(right)) {
      const type = typeOf(name);
      if (type !== undefined && !comparable(type, field))
        found.push({ name, message: `Invalid bind expression type of ${type.name} for column ${field.name}` });
    }
  }
  return found;
}

interface Comparison {
  readonly left: FieldOrFunction;
  readonly right: Operand;
}

function comparisons(condition: Condition): Comparison[] {
  if (condition.kind === 'compare') return [condition];
  if (condition.kind === 'not') return comparisons(condition.part);
  return condition.parts.flatMap(comparisons);
}

/** The last field of a path. Null for functions and polymorphic parents. */
function fieldAt(left: FieldOrFunction, from: ObjectDef, schema: Schema): FieldDef | null {
  if (left.kind !== 'field') return null;
  let object: ObjectDef | undefined = from;
  for (const step of left.path.slice(0, -1)) {
    const parents: readonly string[] = object?.parents.get(step.toLowerCase())?.referenceTo ?? [];
    object = parents.length === 1 ? schema.object(parents[0] ?? '') : undefined;
  }
  return object?.fields.get(left.path.at(-1)?.toLowerCase() ?? '') ?? null;
}

function bindNames(right: Operand): string[] {
  if (right.kind === 'bind') return [right.name];
  return right.kind === 'list' ? right.items.flatMap((item) => (item.kind === 'bind' ? [item.name] : [])) : [];
}

/** A collection is for IN and is compared by its elements. A record means its ID. */
function comparable(bound: Type, field: FieldDef): boolean {
  const type = bound.base === 'list' || bound.base === 'set' ? (bound.args[0] ?? bound) : bound;
  const wanted = fieldType(field);
  if (type === NULL || type === OBJECT || type === wanted) return true;
  if (type.isSObject) return field.type === 'id' || field.type === 'reference';
  if (type.isText || type.isNumber) return type.isText === wanted.isText && type.isNumber === wanted.isNumber;
  return (type === DATE || type === DATETIME) && (wanted === DATE || wanted === DATETIME);
}
