/** Fields, parents, and children of records. */
import type { FieldDef, ObjectDef } from '../../schema/model.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { nameEntityField } from '../../soql/index.ts';
import { fieldType, isWriteable, parentType, readField, writeField } from '../runtime/fields.ts';
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
  readonly kind: 'field' | 'parent' | 'child' | 'nameField';
  /** Why it can't be assigned. Null if it can. */
  readonly refusal: string | null;
}

/** What `record.name` can mean, or null. */
function recordMember({ type, isNamed }: Compiled, name: string, scope: Scope): RecordMember | null {
  const key = name.toLowerCase();
  if (isNamed === true) return nameMember(name);
  if (type === SOBJECT) return key === 'id' ? { name: 'Id', type: ID, kind: 'field', refusal: null } : null;
  const object = scope.context.schema.object(type.name);
  if (object === undefined) return null;
  return memberOf(object, key);
}

/**
 * `record.Owner.Name`: a polymorphic parent has the fields of the Name object. Object Reference, "Name"; Apex
 * Developer Guide, "Working with Polymorphic Relationships in SOQL Queries".
 */
function nameMember(name: string): RecordMember | null {
  const field = nameEntityField(name);
  if (field === undefined) return null;
  return { name: field.name, type: fieldType(field), kind: 'nameField', refusal: notWriteable(field.name) };
}

function memberOf(object: ObjectDef, key: string): RecordMember | null {
  const field = object.fields.get(key);
  if (field !== undefined)
    return { name: field.name, type: fieldType(field), kind: 'field', refusal: fieldRefusal(object, field) };
  const parent = object.parents.get(key);
  if (parent !== undefined)
    return { name: parent.relationshipName ?? key, type: parentType(parent), kind: 'parent', refusal: null };
  const child = object.children.get(key);
  if (child === undefined) return null;
  const type = listOf(sobjectType(child.object));
  return { name: child.name, type, kind: 'child', refusal: notWriteable(child.name) };
}

const notWriteable = (name: string): string => `Field is not writeable: ${name}`;

/**
 * Apex Developer Guide, "Things You Should Know about Data in Apex": fields that the platform sets can't be
 * assigned.
 */
export const fieldRefusal = (object: ObjectDef, field: FieldDef): string | null =>
  isWriteable(object, field) ? null : notWriteable(`${object.name}.${field.name}`);

export function recordField(record: Compiled, name: string, scope: Scope, at: Position): Compiled {
  const found = recordMember(record, name, scope);
  const owner = record.isNamed === true ? 'Name' : record.type.name;
  if (found === null) return refuse(`Variable does not exist: ${owner}.${name}`, at);
  const key = found.name.toLowerCase();
  const throughParent = record.isParent === true;
  const read = (container: ApexValue): ApexValue => {
    if (container instanceof SObj) return readField(container, key, found.name);
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
    refusal: found.refusal,
  };
  return {
    type: found.type,
    evaluate: (frame) => read(evaluate(frame)),
    place,
    skips: record.skips,
    isParent: found.kind === 'parent',
    isNamed: found.kind === 'parent' && found.type === SOBJECT,
    field: { record: evaluate, name: found.name },
  };
}

function wrongRecord(value: ApexValue): never {
  if (value === null) return throwNullPointer();
  throw new TypeError(`A field was read from a ${value instanceof ApexList ? 'list' : 'value'} that isn't a record`);
}
