/** List views. Source: User Interface API Developer Guide, "List Views" (`list-info`, `list-records`). */
import { isSortable } from '../../schema/field-uses.ts';
import type { ObjectDef } from '../../schema/model.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import type { ListView } from '../page/list-views.ts';
import { requireVisibleObject } from '../rest/find.ts';
import { readablePath, requestedPaths, withParentNames } from './field-tree.ts';
import { fieldAt, listCondition } from './list-conditions.ts';
import { pageJson, readPage, requestedOrder, type Order } from './record-page.ts';
import { shapeUiRecord } from './record-shape.ts';

export function listInfos(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const lists = call.services.pages.listViews(object.name).map((view) => ({
    apiName: view.name,
    id: null,
    label: view.label,
    listUiUrl: `${call.request.base}/ui-api/list-info/${object.name}/${view.name}`,
    objectApiName: object.name,
  }));
  return ok({
    count: lists.length,
    currentPageToken: '0',
    lists,
    nextPageToken: null,
    objectApiName: object.name,
    pageSize: lists.length,
  });
}

export function listInfo(call: Call): Reply {
  const { object, view } = requireListView(call);
  const order = defaultOrder(call, object, view);
  return ok({
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: view.columns.map((path) => columnJson(call, object, path)),
    filterLogicString: view.booleanFilter,
    filteredByInfo: view.filters.map((filter) => ({
      fieldApiName: filter.path,
      label: fieldAt(call.services.org.schema, object, filter.path)?.label ?? filter.path,
      operandLabels: filter.values,
      operator: filter.operation,
    })),
    label: view.label,
    listReference: reference(object, view),
    orderedByInfo: order.map(({ path, descending }) => ({
      fieldApiName: path,
      isAscending: !descending,
      label: columnLabel(call, object, path),
    })),
    updateable: false,
    userPreferences: { columnWidths: {}, columnWrap: {} },
    visibility: 'Public',
  });
}

export function listRecords(call: Call): Reply {
  const { object, view } = requireListView(call);
  const asked = requestedPaths(call, object);
  const paths = new Set([...withParentNames(call, object, view.columns), ...parentIds(call, object, view), ...asked]);
  const requested = requestedOrder(call, object);
  const order = requested.length > 0 ? requested : defaultOrder(call, object, view);
  const searchTerm = call.request.query.get('searchTerm');
  const page = readPage(call, object, paths, listCondition(call, object, view, searchTerm), order);
  return ok({
    ...pageJson(call, page),
    fields: [...paths].map((path) => `${object.name}.${path}`),
    listReference: reference(object, view),
    optionalFields: [],
    records: page.records.map((record) => shapeUiRecord(call, record, paths)),
    searchTerm,
    sortBy: order.map(({ path, descending }) => (descending ? `-${path}` : path)),
  });
}

function requireListView(call: Call): { object: ObjectDef; view: ListView } {
  const object = requireVisibleObject(call, param(call, 'object'));
  const name = param(call, 'listView');
  const view = call.services.pages.listViews(object.name).find((candidate) => candidate.name === name);
  if (!view) throw notFound(`${object.name} has no list view ${name}.`);
  return { object, view };
}

const reference = (object: ObjectDef, view: ListView) => ({
  id: null,
  listViewApiName: view.name,
  objectApiName: object.name,
  type: 'listView',
});

/** With the parent's ID, its column can be a link. */
const parentIds = (call: Call, object: ObjectDef, view: ListView): string[] =>
  view.columns
    .filter((path) => path.includes('.'))
    .flatMap((path) => readablePath(call, object, `${path.slice(0, path.lastIndexOf('.'))}.Id`) ?? []);

/** Lists open sorted by their first column. */
export function defaultOrder(call: Call, object: ObjectDef, view: ListView): Order[] {
  const first = view.columns.find((path) => sortsBy(call, object, path));
  return first === undefined ? [] : [{ path: first, descending: false }];
}

function sortsBy(call: Call, object: ObjectDef, path: string): boolean {
  const field = fieldAt(call.services.org.schema, object, path);
  return field !== undefined && readablePath(call, object, path) !== null && isSortable(field);
}

export function columnJson(call: Call, object: ObjectDef, path: string): Record<string, unknown> {
  const field = fieldAt(call.services.org.schema, object, path);
  const lookup = path.includes('.') ? object.parents.get(path.split('.')[0]?.toLowerCase() ?? '') : undefined;
  return {
    dataType: field?.type ?? 'string',
    fieldApiName: path,
    inlineEditAttributes: null,
    label: columnLabel(call, object, path),
    lookupId: lookup ? `${path.slice(0, path.lastIndexOf('.'))}.Id` : null,
    searchable: ['string', 'combobox', 'picklist'].includes(field?.type ?? ''),
    sortable: sortsBy(call, object, path),
  };
}

/** The column of a parent's name has the parent's label: "Account Name" instead of "Name". */
function columnLabel(call: Call, object: ObjectDef, path: string): string {
  const { schema } = call.services.org;
  const field = fieldAt(schema, object, path);
  const parts = path.split('.');
  if (parts.length < 2) return field?.label ?? path;
  const lookup = object.parents.get(parts[0]?.toLowerCase() ?? '');
  const parent = lookup?.referenceTo[0] === undefined ? undefined : schema.object(lookup.referenceTo[0]);
  const isName = field !== undefined && (field.name === 'Name' || field.name === parent?.nameField);
  if (!lookup || !isName) return field?.label ?? path;
  return lookup.custom || lookup.referenceTo.length > 1
    ? lookup.label.replace(/ ID$/, '')
    : `${lookup.label.replace(/ ID$/, '')} Name`;
}
