/** Fields, parents and children of records. */
import type { ObjectDef } from '../../schema/model.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { fieldType, parentType, readField, writeField } from '../runtime/fields.ts';
import { ID, listOf, SOBJECT, sobjectType, type Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import type { Position } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { SKIPPED, type Compiled, type Place } from './compiled.ts';
import type { Scope } from './scope.ts';

interface RecordMember {
  /** In the schema's spelling. */
  readonly name: string;
  readonly type: Type;
  readonly kind: 'field' | 'parent' | 'child';
}

/** What `record.name` can mean for records of a type; null when nothing. */
export function recordMember(type: Type, name: string, scope: Scope): RecordMember | null {
  const key = name.toLowerCase();
  if (type === SOBJECT) return key === 'id' ? { name: 'Id', type: ID, kind: 'field' } : null;
  const object = scope.context.schema.object(type.name);
  if (object === undefined) return null;
  return memberOf(object, key);
}

function memberOf(object: ObjectDef, key: string): RecordMember | null {
  const field = object.fields.get(key);
  if (field !== undefined) return { name: field.name, type: fieldType(field), kind: 'field' };
  const parent = object.parents.get(key);
  if (parent !== undefined) return { name: parent.relationshipName ?? key, type: parentType(parent), kind: 'parent' };
  const child = object.children.get(key);
  if (child !== undefined) return { name: child.name, type: listOf(sobjectType(child.object)), kind: 'child' };
  return null;
}

export function recordField(record: Compiled, name: string, scope: Scope, at: Position): Compiled {
  const found = recordMember(record.type, name, scope);
  if (found === null) return refuse(`Variable does not exist: ${record.type.name}.${name}`, at);
  const key = found.name.toLowerCase();
  const throughParent = record.isParent === true;
  const read = (container: ApexValue): ApexValue => {
    if (container instanceof SObj) return readField(container, key);
    if (container === SKIPPED) return SKIPPED;
    if (container === null && throughParent) return null;
    return wrongRecord(container);
  };
  const { evaluate } = record;
  const place: Place = {
    container: evaluate,
    key: null,
    read,
    write: (container, _key, value) => {
      if (container instanceof SObj) writeField(container, key, value);
      else wrongRecord(container);
    },
    refusal: found.kind === 'child' ? `Field is not writeable: ${found.name}` : null,
  };
  return {
    type: found.type,
    evaluate: (frame) => read(evaluate(frame)),
    place,
    skips: record.skips,
    isParent: found.kind === 'parent',
    field: { record: evaluate, name: found.name },
  };
}

function wrongRecord(value: ApexValue): never {
  if (value === null) return throwNullPointer();
  throw new TypeError(
    `A field was read from something that is no record${value instanceof ApexList ? ' but a list' : ''}`,
  );
}
