/** The project's page layouts and compact layouts. */
import { basename, dirname } from 'node:path';
import { standardRelatedList } from '../../schema/facts.ts';
import { MetadataError } from '../../schema/metadata-error.ts';
import type { ChildRelationship, ObjectDef, Schema } from '../../schema/model.ts';
import { fullName, type ProjectFiles } from '../../schema/project-files.ts';
import { readXml, type XmlNode } from '../../schema/xml.ts';
import { columnPathOf, fieldPathOf } from './column-names.ts';
import type { CompactLayoutConfig, LayoutConfig, LayoutField, LayoutRelatedList, LayoutSection } from './model.ts';

export function readLayouts(files: ProjectFiles, schema: Schema): LayoutConfig[] {
  return files.ofType('layout').map((file) => readLayout(file, schema));
}

/** `Case-Case Support Layout` belongs to the object before the first hyphen. */
function readLayout(file: string, schema: Schema): LayoutConfig {
  const name = fullName(file, 'layout');
  const objectName = name.slice(0, Math.max(0, name.indexOf('-')));
  const object = schema.object(objectName);
  if (!object) throw new MetadataError(file, `the project has no object ${objectName}`);
  const xml = readXml(file, 'Layout');
  return {
    name,
    object: object.name,
    sections: xml
      .children('layoutSections')
      .filter((section) => section.text('style') !== 'CustomLinks')
      .map((section) => readSection(file, object, section)),
    relatedLists: xml.children('relatedLists').flatMap((list) => readRelatedList(file, schema, object, list) ?? []),
  };
}

function readSection(file: string, object: ObjectDef, xml: XmlNode): LayoutSection {
  return {
    label: xml.text('label') ?? '',
    useHeading: xml.flag('detailHeading'),
    style: xml.text('style') ?? 'TwoColumnsTopToBottom',
    columns: xml
      .children('layoutColumns')
      .map((column) => column.children('layoutItems').flatMap((item) => readItem(file, object, item))),
  };
}

/**
 * Visualforce pages, custom links, and components of a layout are left out. Lightning record pages don't show
 * them either.
 */
function readItem(file: string, object: ObjectDef, xml: XmlNode): (LayoutField | null)[] {
  if (xml.flag('emptySpace')) return [null];
  const written = xml.text('field');
  if (written === undefined) return [];
  const field = object.fields.get(written.toLowerCase());
  if (!field) throw new MetadataError(file, `${object.name} has no field ${written}`);
  const behavior = xml.text('behavior');
  return [{ field: field.name, behavior: behavior === 'Required' || behavior === 'Readonly' ? behavior : 'Edit' }];
}

/**
 * Related lists without a child relationship in the schema (activities, history of objects without history)
 * are left out.
 */
function readRelatedList(file: string, schema: Schema, object: ObjectDef, xml: XmlNode): LayoutRelatedList | null {
  const written = xml.text('relatedList') ?? '';
  const relationship = findRelationship(schema, object, written);
  const child = relationship && schema.object(relationship.object);
  if (!relationship || !child) return null;
  return {
    relatedListId: relationship.name,
    label: xml.text('customLabel') ?? relationship.label,
    object: child.name,
    field: relationship.field,
    columns: xml.texts('fields').map((column) => requireColumn(file, schema, child, column)),
    sortField: sortFieldOf(schema, child, xml.text('sortField')),
    sortDescending: xml.text('sortOrder') === 'Desc',
  };
}

/** Accepts `Invoice__c.Customer__c`, `Case.ParentId`, and the standard names. */
function findRelationship(schema: Schema, object: ObjectDef, written: string): ChildRelationship | undefined {
  const standard = standardRelatedList(object.name, written);
  if (standard) return standard.shows === undefined ? undefined : object.children.get(standard.shows.toLowerCase());
  const [childName, fieldName] = written.split('.');
  const child = childName === undefined ? undefined : schema.object(childName);
  const field = fieldName === undefined ? undefined : child?.fields.get(fieldName.toLowerCase());
  return [...object.children.values()].find(
    (relationship) => relationship.object === child?.name && relationship.field === field?.name,
  );
}

function requireColumn(file: string, schema: Schema, child: ObjectDef, column: string): string {
  const path = columnPathOf(schema, child, column);
  if (path === null) throw new MetadataError(file, `${child.name} has no related list column ${column}`);
  return path;
}

function sortFieldOf(schema: Schema, child: ObjectDef, written: string | undefined): string | null {
  return written === undefined ? null : fieldPathOf(schema, child, written);
}

export interface OwnedCompactLayout extends CompactLayoutConfig {
  readonly object: string;
}

export function readCompactLayouts(files: ProjectFiles, schema: Schema): OwnedCompactLayout[] {
  return files.ofType('compactLayout').map((file) => {
    const object = schema.object(basename(dirname(dirname(file))));
    if (!object) throw new MetadataError(file, 'the project has no object for this compact layout');
    const xml = readXml(file, 'CompactLayout');
    const name = xml.text('fullName') ?? fullName(file, 'compactLayout');
    const fields = xml.texts('fields').map((field) => requireCompactField(file, schema, object, field));
    return { object: object.name, name, label: xml.text('label') ?? name, fields };
  });
}

function requireCompactField(file: string, schema: Schema, object: ObjectDef, written: string): string {
  const path = fieldPathOf(schema, object, written);
  if (path === null) throw new MetadataError(file, `${object.name} has no field ${written}`);
  return path;
}

/** The object's `compactLayoutAssignment`: the compact layout of record types without their own. */
export function readCompactAssignments(files: ProjectFiles): ReadonlyMap<string, string> {
  const assigned = new Map<string, string>();
  for (const file of files.ofType('object')) {
    const name = readXml(file, 'CustomObject').text('compactLayoutAssignment');
    if (name !== undefined && name !== 'SYSTEM') assigned.set(fullName(file, 'object'), name);
  }
  return assigned;
}
