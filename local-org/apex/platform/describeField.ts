/** Apex Reference, "DescribeFieldResult Class" and "PicklistEntry Class". */
import { isFilterable, isGroupable, isNillable, isSortable } from '../../schema/field-uses.ts';
import type { FieldDef, FieldType, ObjectDef, PicklistValue } from '../../schema/model.ts';
import { ApexList } from '../runtime/collections.ts';
import { current } from '../runtime/execution.ts';
import { convert } from '../runtime/convert.ts';
import { fieldType } from '../runtime/fields.ts';
import { listOf } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';
import { fieldToken, objectToken, type ObjectToken } from './describe.ts';
import { OBJECT_TOKEN } from './tokenTypes.ts';
import { enumConstant } from './enums.ts';

const describeFieldType = nativeType('Schema.DescribeFieldResult');
const PICKLIST_ENTRY = nativeType('Schema.PicklistEntry');

export class DescribeField extends NativeObject {
  readonly type = describeFieldType;
  readonly object: ObjectDef;
  readonly field: FieldDef;

  constructor(object: ObjectDef, field: FieldDef) {
    super();
    this.object = object;
    this.field = field;
  }
}

class PicklistEntry extends NativeObject {
  readonly type = PICKLIST_ENTRY;
  readonly value: PicklistValue;

  constructor(value: PicklistValue) {
    super();
    this.value = value;
  }
}

/** Describe types whose Apex name isn't the upper-case name. */
const DISPLAY_TYPES: Partial<Record<FieldType, string>> = { int: 'INTEGER' };

const displayType = (type: FieldType): string => DISPLAY_TYPES[type] ?? type.toUpperCase();

const may = ({ object, field }: DescribeField, right: 'read' | 'edit'): boolean =>
  current().org.access.canField(current().session, object.name, field.name, right);

const picklistValues = ({ field }: DescribeField): ApexList =>
  new ApexList(
    listOf(PICKLIST_ENTRY),
    field.picklist.filter((value) => value.isActive).map((value) => new PicklistEntry(value)),
  );

function targets({ field }: DescribeField): ObjectToken[] {
  const { schema } = current().org;
  return field.referenceTo.flatMap((name) => {
    const object = schema.object(name);
    return object === undefined ? [] : [objectToken(object)];
  });
}

/** An ID has 18 characters. */
const hasLength = (field: FieldDef): boolean =>
  ['id', 'reference', 'string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist', 'combobox'].includes(
    field.type,
  );

export const describeFieldClass: ClassDefinition = {
  type: describeFieldType,
  instance: on(instanceOf(DescribeField), {
    'Object getDefaultValue()': ({ field }) => convert(field.defaultValue, fieldType(field)),
    'Integer getDigits()': ({ field }) => (field.type === 'int' ? field.precision : 0),
    'String getInlineHelpText()': ({ field }) => field.inlineHelpText,
    'String getLabel()': ({ field }) => field.label,
    'Integer getLength()': ({ field }) => (hasLength(field) ? field.length : 0),
    'String getLocalName()': ({ field }) => field.name,
    'String getName()': ({ field }) => field.name,
    'List<PicklistEntry> getPicklistValues()': (describe) => picklistValues(describe),
    'Integer getPrecision()': ({ field }) => field.precision,
    'List<SObjectType> getReferenceTo()': (describe) => new ApexList(listOf(OBJECT_TOKEN), targets(describe)),
    'String getRelationshipName()': ({ field }) => field.relationshipName,
    'Integer getScale()': ({ field }) => field.scale,
    'SObjectField getSObjectField()': ({ object, field }) => fieldToken(object, field),
    'SObjectType getSObjectType()': ({ object }) => objectToken(object),
    'DisplayType getType()': ({ field }) => enumConstant('DisplayType', displayType(field.type)),
    'Boolean isAccessible()': (describe) => may(describe, 'read'),
    'Boolean isAutoNumber()': ({ field }) => field.autoNumber !== null,
    'Boolean isCalculated()': ({ field }) => field.calculated === true,
    'Boolean isCascadeDelete()': ({ field }) => field.onDelete === 'cascade',
    'Boolean isCaseSensitive()': ({ field }) => field.caseSensitive,
    'Boolean isCreateable()': (describe) => describe.field.createable && may(describe, 'edit'),
    'Boolean isCustom()': ({ field }) => field.custom,
    'Boolean isExternalID()': ({ field }) => field.externalId,
    'Boolean isFilterable()': ({ field }) => isFilterable(field),
    'Boolean isGroupable()': ({ field }) => isGroupable(field),
    // True for rich text and formulas with a link, which the local org doesn't have.
    'Boolean isHtmlFormatted()': () => false,
    'Boolean isIdLookup()': ({ field }) => field.type === 'id' || field.externalId,
    'Boolean isNameField()': ({ object, field }) => object.nameField === field.name,
    'Boolean isNillable()': ({ field }) => isNillable(field),
    'Boolean isPermissionable()': ({ field }) => field.permissionable !== false && !field.masterDetail,
    'Boolean isRestrictedPicklist()': ({ field }) => field.restrictedPicklist,
    'Boolean isSortable()': ({ field }) => isSortable(field),
    'Boolean isUnique()': ({ field }) => field.unique,
    'Boolean isUpdateable()': (describe) => describe.field.updateable && may(describe, 'edit'),
  }),
};

export const picklistEntryClass: ClassDefinition = {
  type: PICKLIST_ENTRY,
  instance: on(instanceOf(PicklistEntry), {
    'String getLabel()': ({ value }) => value.label,
    'String getValue()': ({ value }) => value.value,
    'Boolean isActive()': ({ value }) => value.isActive,
    'Boolean isDefaultValue()': ({ value }) => value.isDefault,
  }),
};
