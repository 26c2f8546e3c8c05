/** Related lists of a record. Source: User Interface API Developer Guide, "Related Lists". */
import type { ChildRelationship, ObjectDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import type { LayoutRelatedList } from '../page/model.ts';
import { equals, findById, requireVisibleObject, simpleQuery } from '../rest/find.ts';
import { runQuery } from '../rest/run-query.ts';
import { requestedPaths, withParentNames } from './field-tree.ts';
import { columnJson } from './list-views.ts';
import { pageJson, readPage, requestedOrder, type Order } from './record-page.ts';
import { shapeUiRecord } from './record-shape.ts';

interface Related {
  readonly parent: ObjectDef;
  readonly child: ObjectDef;
  readonly relationship: ChildRelationship;
  /** As a layout of the parent defines it, or null if no layout has it. */
  readonly list: LayoutRelatedList | null;
}

export function relatedListInfo(call: Call): Reply {
  const related = requireRelated(call, requireVisibleObject(call, param(call, 'object')));
  const { parent, child, relationship, list } = related;
  return ok({
    displayColumns: columnsOf(related).map((path) => columnJson(call, child, path)),
    fieldApiName: relationship.field,
    label: list?.label ?? relationship.label,
    listReference: reference(related, null),
    objectApiNames: [child.name],
    orderedByInfo: defaultOrder(related).map(({ path, descending }) => ({
      fieldApiName: path,
      isAscending: !descending,
    })),
    parentObjectApiName: parent.name,
    relatedListId: relationship.name,
  });
}

export function relatedListRecords(call: Call): Reply {
  const { related, parentId } = relatedOfRecord(call);
  const { child, relationship } = related;
  const asked = requestedPaths(call, child);
  const paths = new Set([...withParentNames(call, child, columnsOf(related)), ...asked]);
  const requested = requestedOrder(call, child);
  const order = requested.length > 0 ? requested : defaultOrder(related);
  const page = readPage(call, child, paths, equals(relationship.field, { kind: 'string', value: parentId }), order);
  return ok({
    ...pageJson(call, page),
    fields: [...paths].map((path) => `${child.name}.${path}`),
    listReference: reference(related, parentId),
    optionalFields: [],
    records: page.records.map((record) => shapeUiRecord(call, record, paths)),
    sortBy: order.map(({ path, descending }) => (descending ? `-${path}` : path)),
  });
}

/** Counts up to Salesforce's maximum in a related list's header. */
export function relatedListCount(call: Call): Reply {
  const { related, parentId } = relatedOfRecord(call);
  const where = equals(related.relationship.field, { kind: 'string', value: parentId });
  const query = { ...simpleQuery(related.child.name, [], where), countOnly: true };
  const { totalSize } = runQuery(call, query);
  return ok({ count: totalSize, hasMore: false, listReference: reference(related, parentId) });
}

function relatedOfRecord(call: Call): { related: Related; parentId: string } {
  const parentId = normalizeId(param(call, 'id'));
  const parent = parentId === null ? undefined : call.services.org.schema.objectOfId(parentId);
  if (parentId === null || !parent) throw notFound();
  const related = requireRelated(call, requireVisibleObject(call, parent.name));
  findById(call, parent, parentId, []);
  return { related, parentId };
}

function requireRelated(call: Call, parent: ObjectDef): Related {
  const id = param(call, 'relatedList');
  const relationship = parent.children.get(id.toLowerCase());
  if (!relationship) throw notFound(`${parent.name} has no related list ${id}.`);
  const child = requireVisibleObject(call, relationship.object);
  return { parent, child, relationship, list: call.services.pages.relatedList(parent.name, relationship.name) };
}

const columnsOf = ({ child, list }: Related): readonly string[] =>
  list && list.columns.length > 0 ? list.columns : [child.nameField];

function defaultOrder({ list, child }: Related): Order[] {
  if (list?.sortField) return [{ path: list.sortField, descending: list.sortDescending }];
  return child.fields.has('createddate') ? [{ path: 'CreatedDate', descending: true }] : [];
}

const reference = ({ parent, relationship }: Related, inContextOfRecordId: string | null) => ({
  inContextOfRecordId,
  parentObjectApiName: parent.name,
  recordTypeId: null,
  relatedListId: relationship.name,
  type: 'relatedList',
});
