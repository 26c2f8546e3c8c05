/** Builds complete field definitions from the properties that differ from the defaults. */
import type { FieldDef, FieldType } from './model.ts';

export type FieldSketch = Partial<FieldDef> & Pick<FieldDef, 'name' | 'type'>;

const USUAL_LENGTH: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 255,
  email: 80,
  phone: 40,
  url: 255,
  picklist: 255,
  multipicklist: 4099,
  combobox: 255,
  anyType: 255,
};

const USUAL: Omit<FieldDef, 'name' | 'type' | 'label' | 'length'> = {
  precision: 0,
  scale: 0,
  required: false,
  unique: false,
  externalId: false,
  caseSensitive: false,
  custom: false,
  createable: true,
  updateable: true,
  autoNumber: null,
  defaultValue: null,
  picklist: [],
  restrictedPicklist: false,
  referenceTo: [],
  relationshipName: null,
  childRelationshipName: null,
  masterDetail: false,
  onDelete: 'clear',
  trackHistory: false,
  inlineHelpText: null,
  description: null,
  permissionable: true,
};

export function makeField(sketch: FieldSketch): FieldDef {
  return { ...USUAL, label: sketch.name, length: USUAL_LENGTH[sketch.type] ?? 0, ...sketch };
}

/** System fields that every object has (Object Reference, "System Fields"). */
export function systemFields(): FieldDef[] {
  const kept = { createable: false, updateable: false, permissionable: false, nillable: false };
  const user = { type: 'reference', referenceTo: ['User'] } as const;
  return [
    makeField({ name: 'Id', label: 'Record ID', type: 'id', ...kept }),
    makeField({ name: 'IsDeleted', label: 'Deleted', type: 'boolean', defaultValue: false, ...kept }),
    makeField({ name: 'CreatedDate', label: 'Created Date', type: 'datetime', ...kept }),
    makeField({ name: 'CreatedById', label: 'Created By ID', relationshipName: 'CreatedBy', ...user, ...kept }),
    makeField({ name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', ...kept }),
    makeField({
      name: 'LastModifiedById',
      label: 'Last Modified By ID',
      relationshipName: 'LastModifiedBy',
      ...user,
      ...kept,
    }),
    makeField({ name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...kept }),
  ];
}

/** The owner of a record: a user or a queue. */
export function ownerField(): FieldDef {
  return makeField({
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'reference',
    referenceTo: ['User', 'Group'],
    relationshipName: 'Owner',
    permissionable: false,
    nillable: false,
  });
}

export function recordTypeField(): FieldDef {
  return makeField({
    name: 'RecordTypeId',
    label: 'Record Type ID',
    type: 'reference',
    referenceTo: ['RecordType'],
    relationshipName: 'RecordType',
    permissionable: false,
  });
}
