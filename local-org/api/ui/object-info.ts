/** `object-info`: an object and its fields. Source: User Interface API Developer Guide, "Object Info". */
import { isFilterable, isLongText, isSortable } from '../../schema/field-uses.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../schema/model.ts';
import { param, type Call } from '../call.ts';
import type { Reply } from '../http/reply.ts';
import { readableFields, requireVisibleObject } from '../rest/find.ts';
import { masterRecordTypeId, withETag } from '../rest/describe.ts';
import type { Json } from '../rest/record-json.ts';

export function uiObjectInfo(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const { access } = call.services.org;
  const can = (right: 'create' | 'edit' | 'delete'): boolean =>
    !object.customMetadata && access.canObject(call.session, object.name, right);
  const fields = readableFields(call.services, call.session, object)
    .filter((field) => field.type !== 'address')
    .map((field) => fieldInfo(call, object, field));
  return withETag(call, {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: [...object.children.values()].map((child) => ({
      childObjectApiName: child.object,
      fieldName: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
    })),
    compactLayoutable: true,
    createable: can('create'),
    custom: object.custom,
    defaultRecordTypeId: defaultRecordTypeId(call, object),
    deletable: can('delete'),
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(fields.map((field) => [field.apiName, field])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: false,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: recordTypeInfos(call, object),
    searchLayoutable: false,
    searchable: false,
    themeInfo: null,
    updateable: can('edit'),
  });
}

const nameFields = (object: ObjectDef): string[] => {
  const name = object.fields.get(object.nameField.toLowerCase());
  return [...(name?.compoundOf ?? []), object.nameField];
};

/**
 * The first record type available to the user. Salesforce uses the profile's default, which permission sets
 * don't have.
 */
export function defaultRecordTypeId(call: Call, object: ObjectDef): string {
  const available = object.recordTypes.find(
    (type) => type.isActive && call.services.org.access.canRecordType(call.session, object.name, type.developerName),
  );
  return available?.id ?? masterRecordTypeId;
}

function recordTypeInfos(call: Call, object: ObjectDef): Json {
  const byDefault = defaultRecordTypeId(call, object);
  const own = object.recordTypes
    .filter((type) => type.isActive)
    .map((type) => ({
      available: call.services.org.access.canRecordType(call.session, object.name, type.developerName),
      defaultRecordTypeMapping: type.id === byDefault,
      developerName: type.developerName,
      master: false,
      name: type.label,
      recordTypeId: type.id,
    }));
  const master = {
    available: true,
    defaultRecordTypeMapping: byDefault === masterRecordTypeId,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: masterRecordTypeId,
  };
  return Object.fromEntries([...own, master].map((info) => [info.recordTypeId, info]));
}

const dataTypes: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  reference: 'Reference',
  address: 'Address',
  combobox: 'ComboBox',
  anyType: 'AnyType',
  base64: 'Base64',
};

function fieldInfo(call: Call, object: ObjectDef, field: FieldDef): Json & { apiName: string } {
  const mayEdit = call.services.org.access.canField(call.session, object.name, field.name, 'edit');
  return {
    apiName: field.name,
    calculated: false,
    compound: (field.compoundOf ?? []).length > 0,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && mayEdit,
    custom: field.custom,
    dataType: dataTypes[field.type],
    defaultValue: field.defaultValue,
    defaultedOnCreate: field.defaultValue !== null || field.type === 'boolean',
    digits: 0,
    externalId: field.externalId,
    extraTypeInfo: isLongText(field) ? 'PlainTextArea' : null,
    filterable: isFilterable(field),
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.name === object.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({
      apiName,
      nameFields: [call.services.org.schema.object(apiName)?.nameField ?? 'Name'],
    })),
    relationshipName: field.relationshipName,
    required: field.required,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: isSortable(field),
    unique: field.unique,
    updateable: field.updateable && mayEdit,
  };
}
