/** One field as describe spells it. Source: SOAP API Developer Guide, "DescribeSObjectResult", "Field". */
import type { FieldDef, FieldType, ObjectDef } from '../../schema/model.ts';
import type { Json } from './record-json.ts';

const soapTypes: Readonly<Record<FieldType, string>> = {
  id: 'tns:ID',
  string: 'xsd:string',
  textarea: 'xsd:string',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
  reference: 'tns:ID',
  address: 'urn:address',
};

/** Text of unlimited kind can be neither filtered, grouped nor sorted by. */
const isLongText = (field: FieldDef): boolean => field.type === 'textarea' && field.length > 255;

export function describeField(object: ObjectDef, field: FieldDef, mayEdit: boolean): Json {
  const sortable = !isLongText(field) && field.type !== 'multipicklist';
  return {
    aggregatable: sortable,
    aiPredictionField: false,
    autoNumber: field.autoNumber !== null,
    byteLength: field.length * 3,
    calculated: field.calculated === true,
    calculatedFormula: field.formula?.text ?? null,
    cascadeDelete: field.masterDetail,
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable && mayEdit,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultValue !== null || field.type === 'boolean',
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.type === 'textarea' ? (isLongText(field) ? 'plaintextarea' : null) : null,
    filterable: !isLongText(field),
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formula?.blankIsZero === true,
    groupable: sortable && field.type !== 'datetime' && !isDecimal(field),
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.name === object.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: !field.required && field.type !== 'boolean',
    permissionable: field.custom && !field.required && !field.masterDetail,
    picklistValues: field.picklist.map((entry) => ({
      active: entry.isActive,
      defaultValue: entry.isDefault,
      label: entry.label,
      validFor: null,
      value: entry.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: isDecimal(field) ? field.precision : 0,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.onDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: soapTypes[field.type],
    sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && mayEdit,
    writeRequiresMasterRead: false,
  };
}

const isDecimal = (field: FieldDef): boolean =>
  field.type === 'double' || field.type === 'currency' || field.type === 'percent';
