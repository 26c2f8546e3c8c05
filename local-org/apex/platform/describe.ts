/**
 * Tokens and describe results of objects. Apex Reference: "SObjectType Class", "DescribeSObjectResult Class",
 * "Schema Class".
 */
import type { FieldDef, ObjectDef } from '../../schema/model.ts';
import type { ObjectRight } from '../../security/access.ts';
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { listOf, mapOf, SOBJECT, STRING, type Type } from '../runtime/types.ts';
import { NativeObject, SObj, type ApexValue } from '../runtime/values.ts';
import { elements, text, textOrNull } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition, type Members } from './definition.ts';
import { DescribeField } from './describeField.ts';
import { FIELD_TOKEN, OBJECT_TOKEN } from './tokenTypes.ts';
import { objectRecordTypes, recordTypeInfoType } from './recordTypeInfo.ts';

const DESCRIBE = nativeType('Schema.DescribeSObjectResult');
const FIELD_MAP = nativeType('Schema.SObjectTypeFields');

/** `Case.SObjectType`. */
export class ObjectToken extends NativeObject {
  readonly type = OBJECT_TOKEN;
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    super();
    this.object = object;
  }

  override get equalityKey(): string {
    return this.object.name;
  }

  override get text(): string {
    return this.object.name;
  }
}

/** `Case.Status`. */
export class FieldToken extends NativeObject {
  readonly type = FIELD_TOKEN;
  readonly object: ObjectDef;
  readonly field: FieldDef;

  constructor(object: ObjectDef, field: FieldDef) {
    super();
    this.object = object;
    this.field = field;
  }

  override get equalityKey(): string {
    return `${this.object.name}.${this.field.name}`;
  }

  override get text(): string {
    return this.field.name;
  }
}

/** The result of `getDescribe()` and `Schema.SObjectType.Case`. */
export class DescribeObject extends NativeObject {
  readonly type = DESCRIBE;
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    super();
    this.object = object;
  }
}

/** `describe.fields`, which only has getMap. The compiler resolves single fields. */
export class ObjectFields extends NativeObject {
  readonly type = FIELD_MAP;
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    super();
    this.object = object;
  }
}

export const objectToken = (object: ObjectDef): ObjectToken => new ObjectToken(object);
export const fieldToken = (object: ObjectDef, field: FieldDef): FieldToken => new FieldToken(object, field);
export const describeObject = (object: ObjectDef): DescribeObject => new DescribeObject(object);
export const describeField = (object: ObjectDef, field: FieldDef): DescribeField => new DescribeField(object, field);

/** The token of a static record type. Null for SObject and for types that aren't records. */
export function tokenOfType(type: Type | undefined): ObjectToken | null {
  if (type === undefined || !type.isSObject || type === SOBJECT) return null;
  const object = current().org.schema.object(type.name);
  return object === undefined ? null : objectToken(object);
}

/** `Account.getSObjectType()`, like `Account.SObjectType`. */
export const recordTypeMembers = (type: Type): Members =>
  statics({ 'SObjectType getSObjectType()': () => tokenOfType(type) });

const may = (object: ObjectDef, right: ObjectRight): boolean =>
  current().org.access.canObject(current().session, object.name, right);

function fieldMap(object: ObjectDef): ApexMap {
  const map = new ApexMap(mapOf(STRING, FIELD_TOKEN), true);
  for (const [key, field] of object.fields) map.put(key, fieldToken(object, field));
  return map;
}

/** A new record. With `null` as the record type, it has the default record type. */
function newRecord(object: ObjectDef, args: readonly ApexValue[]): SObj {
  const [recordTypeId] = args;
  const record = new SObj(object);
  const id = textOrNull(recordTypeId);
  if (id !== null) record.fields.set(object.fields.has('recordtypeid') ? 'recordtypeid' : 'id', id);
  return record;
}

export const objectTokenClass: ClassDefinition = {
  type: OBJECT_TOKEN,
  instance: on(instanceOf(ObjectToken), {
    'DescribeSObjectResult getDescribe()': ({ object }) => describeObject(object),
    'SObject newSObject()': ({ object }) => newRecord(object, []),
    'SObject newSObject(Id)': ({ object }, [id]) => {
      const record = new SObj(object);
      record.fields.set('id', text(id));
      return record;
    },
    'SObject newSObject(Id, Boolean)': ({ object }, args) => newRecord(object, args),
  }),
};

export const fieldTokenClass: ClassDefinition = {
  type: FIELD_TOKEN,
  instance: on(instanceOf(FieldToken), {
    'DescribeFieldResult getDescribe()': ({ object, field }) => describeField(object, field),
  }),
};

export const objectFieldsClass: ClassDefinition = {
  type: FIELD_MAP,
  instance: on(instanceOf(ObjectFields), { 'Map<String,SObjectField> getMap()': ({ object }) => fieldMap(object) }),
};

export const describeObjectClass: ClassDefinition = {
  type: DESCRIBE,
  instance: on(instanceOf(DescribeObject), {
    'String getKeyPrefix()': ({ object }) => object.keyPrefix,
    'String getLabel()': ({ object }) => object.label,
    'String getLabelPlural()': ({ object }) => object.labelPlural,
    'String getLocalName()': ({ object }) => object.name,
    'String getName()': ({ object }) => object.name,
    'Map<String,RecordTypeInfo> getRecordTypeInfosByDeveloperName()': ({ object }) =>
      keyedRecordTypes(object, (info) => info.developerName),
    'Map<Id,RecordTypeInfo> getRecordTypeInfosById()': ({ object }) => keyedRecordTypes(object, (info) => info.id),
    'Map<String,RecordTypeInfo> getRecordTypeInfosByName()': ({ object }) =>
      keyedRecordTypes(object, (info) => info.name),
    'List<RecordTypeInfo> getRecordTypeInfos()': ({ object }) =>
      new ApexList(listOf(recordTypeInfoType), objectRecordTypes(object)),
    'SObjectType getSObjectType()': ({ object }) => objectToken(object),
    'Boolean isAccessible()': ({ object }) => may(object, 'read'),
    'Boolean isCreateable()': ({ object }) => may(object, 'create'),
    'Boolean isCustom()': ({ object }) => object.custom,
    'Boolean isCustomSetting()': ({ object }) => object.customSetting === true,
    'Boolean isDeletable()': ({ object }) => may(object, 'delete'),
    'Boolean isQueryable()': ({ object }) => may(object, 'read'),
    'Boolean isUndeletable()': ({ object }) => may(object, 'delete'),
    'Boolean isUpdateable()': ({ object }) => may(object, 'edit'),
  }),
  properties: [
    {
      name: 'fields',
      type: 'SObjectTypeFields',
      read: (value) => new ObjectFields(instanceOf(DescribeObject)(value).object),
    },
    {
      name: 'sObjectType',
      type: 'SObjectType',
      read: (value) => objectToken(instanceOf(DescribeObject)(value).object),
    },
  ],
};

function keyedRecordTypes(
  object: ObjectDef,
  key: (info: ReturnType<typeof objectRecordTypes>[number]) => string,
): ApexMap {
  const map = new ApexMap(mapOf(STRING, recordTypeInfoType));
  for (const info of objectRecordTypes(object)) map.put(key(info), info);
  return map;
}

function describeAll(): ApexMap {
  const map = new ApexMap(mapOf(STRING, OBJECT_TOKEN), true);
  for (const object of current().org.schema.objects.values()) map.put(object.name.toLowerCase(), objectToken(object));
  return map;
}

function describeNamed(names: readonly string[]): ApexList {
  const schema = current().org.schema;
  const found = names.map((name) => {
    const object = schema.object(name);
    return object === undefined
      ? throwApex(
          'InvalidParameterValueException',
          `Invalid sobject provided. The Schema.describeSObject() methods does not support the ${name} sobject type.`,
        )
      : describeObject(object);
  });
  return new ApexList(listOf(DESCRIBE), found);
}

export const schemaClass: ClassDefinition = {
  type: nativeType('Schema'),
  statics: statics({
    'Map<String,SObjectType> getGlobalDescribe()': () => describeAll(),
    'List<DescribeSObjectResult> describeSObjects(List<String>)': ([names]) => describeNamed(elements(names).map(text)),
  }),
};
