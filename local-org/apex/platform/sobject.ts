/** Apex Reference, "SObject Class". */
import type { ObjectDef } from '../../schema/model.ts';
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { addError, fieldType, isWriteable, readField, writeField } from '../runtime/fields.ts';
import { isInstance, typeOf } from '../runtime/instance.ts';
import { spelledField } from '../runtime/text.ts';
import { isNumber } from '../runtime/numbers.ts';
import { listOf, mapOf, OBJECT, SOBJECT, STRING, type Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { boolean, record, text, textOrNull } from './arguments.ts';
import { on, type ClassDefinition } from './definition.ts';
import { databaseError } from './databaseError.ts';
import { FieldToken, objectToken } from './describe.ts';

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
]);

/** Without ID and audit fields unless they're requested. */
export function cloneRecord(source: SObj, preserveId: boolean, preserveTimestamps: boolean): SObj {
  const copy = new SObj(source.object, source.type.name);
  for (const [key, value] of source.fields) {
    if (key === 'id' && !preserveId) continue;
    if (AUDIT_FIELDS.has(key) && !preserveTimestamps) continue;
    copy.fields.set(key, value);
  }
  copy.queried = source.queried;
  return copy;
}

/** The field in a call, as text or token. */
function fieldName(value: ApexValue): string {
  return value instanceof FieldToken ? value.field.name : text(value);
}

function requireField(target: SObj, name: string): string {
  const key = name.toLowerCase();
  const known = target.object === null ? target.fields.has(key) : target.object.fields.has(key);
  if (!known) throwApex('SObjectException', `Invalid field ${name} for ${target.type.name}`);
  return key;
}

function get(target: SObj, name: string): ApexValue {
  return readField(target, requireField(target, name));
}

function put(target: SObj, name: string, value: ApexValue): ApexValue {
  const key = requireField(target, name);
  const { object } = target;
  const field = object?.fields.get(key);
  if (object !== null && field !== undefined) {
    if (!isWriteable(object, field)) throwApex('SObjectException', `Field ${field.name} is not editable`);
    refuseWrongType(field.name, fieldType(field), value);
  }
  const before = target.fields.get(key) ?? null;
  writeField(target, key, value);
  return before;
}

/** `put` accepts any Object, so the type is checked at run time. */
function refuseWrongType(name: string, type: Type, value: ApexValue): void {
  if (value === null || isInstance(value, type)) return;
  if (type.isNumber && isNumber(value)) return;
  if (value instanceof ApexDate && isInstance(new ApexDatetime(0), type)) return;
  throwApex('SObjectException', `Illegal assignment from ${typeOf(value).name} to ${type.name} for field ${name}`);
}

function parent(target: SObj, name: string): SObj | null {
  const value = readField(target, relationshipKey(target.object, name));
  return value instanceof SObj ? value : null;
}

/** A relationship by its name or by its field. */
function relationshipKey(object: ObjectDef | null, name: string): string {
  const key = name.toLowerCase();
  if (object === null || object.parents.has(key)) return key;
  const viaField = object.fields.get(key)?.relationshipName;
  if (typeof viaField === 'string') return viaField.toLowerCase();
  return throwApex('SObjectException', `Invalid relationship ${name} for ${object.name}`);
}

function children(target: SObj, name: string): ApexList | null {
  const key = name.toLowerCase();
  if (target.object?.children.has(key) !== true)
    throwApex('SObjectException', `Invalid aggregate relationship ${name} for ${target.type.name}`);
  const value = readField(target, key);
  return value instanceof ApexList && value.items.length > 0 ? new ApexList(listOf(SOBJECT), value.items) : null;
}

function populated(source: SObj): ApexMap {
  const result = new ApexMap(mapOf(STRING, OBJECT));
  for (const [key, value] of source.fields) result.put(spelledField(source, key), value);
  return result;
}

function error(target: SObj, message: ApexValue, field: ApexValue): null {
  addError(target, message, field === null ? null : fieldName(field));
  return null;
}

export const sobjectClass: ClassDefinition = {
  type: SOBJECT,
  instance: on(record, {
    'void addError(String)': (r, [message]) => error(r, message ?? null, null),
    'void addError(Exception)': (r, [cause]) => error(r, cause ?? null, null),
    'void addError(String, Boolean)': (r, [message]) => error(r, message ?? null, null),
    'void addError(String, String)': (r, [field, message]) => error(r, message ?? null, field ?? null),
    'void addError(SObjectField, String)': (r, [field, message]) => error(r, message ?? null, field ?? null),
    'void clear()': (r) => (r.fields.clear(), null),
    'this clone()': (r) => cloneRecord(r, false, false),
    'this clone(Boolean)': (r, [id]) => cloneRecord(r, boolean(id), false),
    'this clone(Boolean, Boolean)': (r, [id]) => cloneRecord(r, boolean(id), false),
    'this clone(Boolean, Boolean, Boolean)': (r, [id, _deep, times]) => cloneRecord(r, boolean(id), boolean(times)),
    'this clone(Boolean, Boolean, Boolean, Boolean)': (r, [id, _deep, times]) =>
      cloneRecord(r, boolean(id), boolean(times)),
    'Object get(String)': (r, [field]) => get(r, textOrNull(field) ?? text(field)),
    'Object get(SObjectField)': (r, [field]) => get(r, fieldName(field ?? null)),
    'List<Database.Error> getErrors()': (r) => new ApexList(listOf(databaseError.type), r.errors.map(databaseError.of)),
    'Map<String,Object> getPopulatedFieldsAsMap()': (r) => populated(r),
    'SObject getSObject(String)': (r, [name]) => parent(r, text(name)),
    'SObject getSObject(SObjectField)': (r, [name]) => parent(r, fieldName(name ?? null)),
    'List<SObject> getSObjects(String)': (r, [name]) => children(r, text(name)),
    'SObjectType getSObjectType()': (r) => (r.object === null ? null : objectToken(r.object)),
    'Boolean hasErrors()': (r) => r.errors.length > 0,
    'Boolean isSet(String)': (r, [field]) => r.fields.has(requireField(r, text(field))),
    'Boolean isSet(SObjectField)': (r, [field]) => r.fields.has(requireField(r, fieldName(field ?? null))),
    'Object put(String, Object)': (r, [field, value]) => put(r, text(field), value ?? null),
    'Object put(SObjectField, Object)': (r, [field, value]) => put(r, fieldName(field ?? null), value ?? null),
    'Object putSObject(String, SObject)': (r, [name, value]) => {
      r.fields.set(relationshipKey(r.object, text(name)), value ?? null);
      return null;
    },
  }),
};
