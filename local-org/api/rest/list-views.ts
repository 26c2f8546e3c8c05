/**
 * List views of an object. Source: REST API Developer Guide, "List Views for an Object", "List View Basic
 * Information", "List View Results".
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { QueryRecord } from '../../soql/result.ts';
import { normalizeId } from '../../store/ids.ts';
import type { Value } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import type { ListView } from '../page/list-views.ts';
import { readablePath } from '../ui/field-tree.ts';
import { fieldAt, listCondition } from '../ui/list-conditions.ts';
import { columnJson, defaultOrder } from '../ui/list-views.ts';
import { orderItem, wholeNumber } from '../ui/record-page.ts';
import { equals, requireVisibleObject, simpleQuery } from './find.ts';
import { wireValue, type Json } from './record-json.ts';
import { runQuery } from './run-query.ts';

interface KnownView {
  readonly id: string;
  readonly view: ListView;
}

export function listViews(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return ok({
    done: true,
    listviews: viewsOf(call, object).map((known) => basicInformation(call, object, known)),
    nextRecordsUrl: null,
    size: viewsOf(call, object).length,
    sobjectType: object.name,
  });
}

export function listView(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return ok(basicInformation(call, object, requireView(call, object)));
}

export function listViewResults(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const { id, view } = requireView(call, object);
  const paths = view.columns.filter((path) => readablePath(call, object, path) !== null);
  const limit = wholeNumber(call, 'limit', 25, 1, 2000);
  const offset = wholeNumber(call, 'offset', 0, 0, 2000);
  const order = [...defaultOrder(call, object, view), { path: 'Id', descending: false }];
  const { records } = runQuery(call, {
    ...simpleQuery(object.name, [...paths, ...HIDDEN], listCondition(call, object, view, null)),
    orderBy: order.map(orderItem),
    limit: limit + 1,
    offset,
  });
  const page = records.slice(0, limit);
  return ok({
    columns: [...paths, ...HIDDEN].map((path) => column(call, object, path, order[0]?.path === path)),
    developerName: view.name,
    done: records.length <= limit,
    id,
    label: view.label,
    records: page.map((record) => ({ columns: [...paths, ...HIDDEN].map((path) => cell(call, object, record, path)) })),
    size: page.length,
  });
}

/** Columns that every list has in addition to the visible ones. */
const HIDDEN = ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'];

/** List views by their ID in the org. */
function viewsOf(call: Call, object: ObjectDef): KnownView[] {
  const ofObject = equals('SobjectType', { kind: 'string', value: object.name });
  const rows = runQuery(call, simpleQuery('ListView', ['Id', 'DeveloperName'], ofObject)).records;
  const ids = new Map(rows.map(({ values }) => [values.DeveloperName, String(values.Id)]));
  return call.services.pages.listViews(object.name).flatMap((view) => {
    const id = ids.get(view.name);
    return id === undefined ? [] : [{ id, view }];
  });
}

function requireView(call: Call, object: ObjectDef): KnownView {
  const id = normalizeId(param(call, 'listView'));
  const known = viewsOf(call, object).find((view) => view.id === id);
  if (!known) throw notFound();
  return known;
}

function basicInformation(call: Call, object: ObjectDef, { id, view }: KnownView): Json {
  const url = `${call.request.base}/sobjects/${object.name}/listviews/${id}`;
  return {
    describeUrl: `${url}/describe`,
    developerName: view.name,
    id,
    label: view.label,
    resultsUrl: `${url}/results`,
    soqlCompatible: true,
    url,
  };
}

function column(call: Call, object: ObjectDef, path: string, isFirst: boolean): Json {
  const { dataType, label, sortable } = columnJson(call, object, path);
  const isText = dataType === 'string' || dataType === 'picklist';
  const isPicklist = fieldAt(call.services.org.schema, object, path)?.type === 'picklist';
  return {
    ascendingLabel: isText ? 'Z-A' : null,
    descendingLabel: isText ? 'A-Z' : null,
    fieldNameOrPath: path,
    hidden: HIDDEN.includes(path),
    label,
    selectListItem: isPicklist ? `toLabel(${path})` : path,
    sortDirection: isFirst ? 'ascending' : null,
    sortIndex: isFirst ? 0 : null,
    sortable,
    type: dataType,
  };
}

function cell(call: Call, object: ObjectDef, record: QueryRecord, path: string): Json {
  const field = fieldAt(call.services.org.schema, object, path);
  const value = valueAt(record, path.split('.'));
  const label = field?.picklist.find((entry) => entry.value === value)?.label;
  return { fieldNameOrPath: path, value: label ?? wireValue(field, value) };
}

function valueAt(record: QueryRecord | null | undefined, path: readonly string[]): Value {
  const [first = '', ...rest] = path;
  return rest.length === 0 ? (record?.values[first] ?? null) : valueAt(record?.parents[first], rest);
}
