/** Query results in the REST API's JSON: `attributes`, nested parents, child lists, and date-times with `+0000`. */
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import type { QueryRecord, QueryResult, SelectionShape } from '../../soql/result.ts';
import type { Value } from '../../types.ts';

export type Json = Record<string, unknown>;

export interface ShapeContext {
  readonly schema: Schema;
  /** `/services/data/v67.0` */
  readonly base: string;
}

/** The REST API writes `2026-11-03T15:30:00.000+0000` for the stored `…Z`, and an address as an object. */
export function wireValue(field: Pick<FieldDef, 'type'> | undefined, value: Value): unknown {
  if (typeof value !== 'string') return value;
  if (field?.type === 'address') return JSON.parse(value);
  return field?.type === 'datetime' ? value.replace(/Z$/, '+0000') : value;
}

export function recordUrl(base: string, type: string, id: string): string {
  return `${base}/sobjects/${type}/${id}`;
}

/** The records of one result. Only selected fields are included, even for the ID. */
export function shapeRecords(context: ShapeContext, result: QueryResult): Json[] {
  const { shape } = result;
  if (result.aggregate || !shape) return result.records.map((record) => shapeAggregate(record, shape?.moments ?? []));
  return result.records.map((record) => shapeRecord(context, record, shape));
}

function shapeRecord(context: ShapeContext, record: QueryRecord, selection: SelectionShape): Json {
  const object = context.schema.object(record.type);
  const json: Json = { attributes: attributesOf(context, record) };
  for (const name of selection.order) {
    const parent = selection.parents[name];
    const child = selection.children[name];
    if (parent) json[name] = shapeParent(context, record.parents[name] ?? null, parent);
    else if (child) json[name] = shapeChildren(context, record.children[name] ?? [], child);
    else json[name] = fieldValue(context, record, object?.fields.get(name.toLowerCase()), record.values[name] ?? null);
  }
  return json;
}

/** Of a file's contents, the address of the contents (REST API Developer Guide, "sObject Blob Get"). */
function fieldValue(
  { base }: ShapeContext,
  { type, values: { Id: id } }: Pick<QueryRecord, 'type' | 'values'>,
  field: FieldDef | undefined,
  value: Value,
): unknown {
  if (field?.type !== 'base64' || typeof id !== 'string') return wireValue(field, value);
  return value === null ? null : `${recordUrl(base, type, id)}/${field.name}`;
}

const shapeParent = (context: ShapeContext, parent: QueryRecord | null, selection: SelectionShape): Json | null =>
  parent === null ? null : shapeRecord(context, parent, selection);

/** An empty child list is null in the response. */
function shapeChildren(
  context: ShapeContext,
  children: readonly QueryRecord[],
  selection: SelectionShape,
): Json | null {
  if (children.length === 0) return null;
  const records = children.map((child) => shapeRecord(context, child, selection));
  return { totalSize: records.length, done: true, records };
}

function attributesOf(context: ShapeContext, record: QueryRecord): Json {
  const id = record.values.Id;
  return typeof id === 'string'
    ? { type: record.type, url: recordUrl(context.base, record.type, id) }
    : { type: record.type };
}

function shapeAggregate(record: QueryRecord, moments: readonly string[]): Json {
  const json: Json = { attributes: { type: 'AggregateResult' }, ...record.values };
  for (const name of moments) json[name] = wireValue({ type: 'datetime' }, record.values[name] ?? null);
  return json;
}

/** All fields of a record, for GET on a record. */
export function shapeRow(context: ShapeContext, object: ObjectDef, row: Record<string, Value>): Json {
  const id = row.Id;
  const json: Json = {
    attributes: { type: object.name, url: typeof id === 'string' ? recordUrl(context.base, object.name, id) : '' },
  };
  for (const [name, value] of Object.entries(row)) {
    json[name] = fieldValue(context, { type: object.name, values: row }, object.fields.get(name.toLowerCase()), value);
  }
  return json;
}
