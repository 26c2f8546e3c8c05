/**
 * The page layouts of objects without a layout in the project: sections of fields, addresses, and audit
 * fields, and the usual related lists (Salesforce Help, "Page Layouts"). Fields are all there, as if an admin
 * had added the custom ones. A related list of a custom object isn't on the layout of a standard object until
 * the project's own layout has it.
 */
import type { ChildRelationship, FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import type { LayoutConfig, LayoutField, LayoutRelatedList, LayoutSection } from './model.ts';

/** Related lists of standard objects with their columns, by child relationship name. */
const STANDARD_LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Account: {
    AccountContactRelations: ['Contact.Name', 'Contact.Title', 'Contact.Email', 'Contact.Phone', 'Roles'],
    Opportunities: ['Name', 'StageName', 'CloseDate'],
    Cases: ['CaseNumber', 'Subject', 'Status', 'CreatedDate'],
  },
  Contact: {
    Cases: ['CaseNumber', 'Subject', 'Status', 'CreatedDate'],
    AccountContactRelations: ['Account.Name', 'Roles'],
  },
  Opportunity: {
    OpportunityContactRoles: ['Contact.Name', 'Role'],
  },
};

/** Standard objects that have a page but no related lists. */
const WITHOUT_LISTS = new Set(['EmailMessage', 'Event', 'Task']);

const SYSTEM_FIELDS = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'RecordTypeId', 'CreatedDate', 'LastModifiedDate']);
const AUDIT_FIELDS = ['CreatedById', 'LastModifiedById'];

export function defaultLayouts(schema: Schema, own: readonly LayoutConfig[]): LayoutConfig[] {
  const arranged = new Set(own.map((layout) => layout.object));
  return [...schema.objects.values()]
    .filter((object) => hasPage(object) && !arranged.has(object.name))
    .map((object) => defaultLayout(schema, object));
}

const hasPage = (object: ObjectDef): boolean =>
  object.name in STANDARD_LISTS ||
  WITHOUT_LISTS.has(object.name) ||
  (object.custom && !object.customMetadata && object.customSetting !== true);

function defaultLayout(schema: Schema, object: ObjectDef): LayoutConfig {
  const shown = [...object.fields.values()].filter(isShown);
  const addresses = shown.filter((field) => isPartOfAddress(object, field));
  const sections = [
    section(`${object.label} Information`, inTwoColumns(shown.filter((field) => !addresses.includes(field)))),
    section('Address Information', byAddress(addresses)),
    section(
      'System Information',
      AUDIT_FIELDS.map((name) => [{ field: name, behavior: 'Readonly' }]),
    ),
  ];
  return {
    name: `${object.name}-${object.label} Layout`,
    object: object.name,
    sections: sections.filter(({ columns }) => columns.some((column) => column.length)),
    relatedLists: relatedLists(schema, object),
  };
}

/** A compound field is shown as its parts, which can be edited. */
function isShown(field: FieldDef): boolean {
  return !SYSTEM_FIELDS.has(field.name) && !AUDIT_FIELDS.includes(field.name) && !field.compoundOf;
}

function isPartOfAddress(object: ObjectDef, field: FieldDef): boolean {
  return object.fields.get(field.permissionOf?.toLowerCase() ?? '')?.type === 'address';
}

function section(label: string, columns: LayoutSection['columns']): LayoutSection {
  return { label, useHeading: true, style: 'TwoColumnsTopToBottom', columns };
}

const placed = (field: FieldDef): LayoutField => ({ field: field.name, behavior: 'Edit' });

function inTwoColumns(fields: readonly FieldDef[]): LayoutField[][] {
  const half = Math.ceil(fields.length / 2);
  return [fields.slice(0, half).map(placed), fields.slice(half).map(placed)];
}

/** One column for each address: billing and shipping. */
function byAddress(parts: readonly FieldDef[]): LayoutField[][] {
  return [...Map.groupBy(parts, (field) => field.permissionOf).values()].map((group) => group.map(placed));
}

function relatedLists(schema: Schema, object: ObjectDef): LayoutRelatedList[] {
  const standard = STANDARD_LISTS[object.name] ?? {};
  return [...object.children.values()].flatMap((relationship) => {
    const child = schema.object(relationship.object);
    if (!child) return [];
    const isUsual = child.custom && object.custom;
    const columns = standard[relationship.name] ?? (isUsual ? [child.nameField, 'CreatedDate'] : null);
    return columns ? [relatedList(child, relationship, columns)] : [];
  });
}

function relatedList(child: ObjectDef, relationship: ChildRelationship, columns: readonly string[]): LayoutRelatedList {
  return {
    relatedListId: relationship.name,
    label: relationship.label,
    object: child.name,
    field: relationship.field,
    columns,
    sortField: null,
    sortDescending: false,
  };
}
