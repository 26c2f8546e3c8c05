/** Finds one record by ID or external ID, with the fields the user can read. */
import type { FieldDef, ObjectDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { Lru } from '../../soql/lru.ts';
import type { QueryRecord } from '../../soql/result.ts';
import type { Condition, Literal, Query, SelectItem } from '../../soql/tree.ts';
import type { Session, Value } from '../../types.ts';
import type { Call, Services } from '../call.ts';
import { HttpRefusal, notFound, refuse } from '../http/errors.ts';
import { runQuery } from './run-query.ts';

export const fieldItem = (path: string): SelectItem => ({ kind: 'field', path: path.split('.'), alias: null });

export const literal = (value: Value, field?: FieldDef): Literal => {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (field?.type === 'date' || field?.type === 'datetime') return { kind: field.type, value };
  return { kind: 'string', value };
};

export const equals = (path: string, right: Literal): Condition => ({
  kind: 'compare',
  left: { kind: 'field', path: path.split('.'), alias: null },
  operator: '=',
  right,
});

/** A plain query of one object. */
export function simpleQuery(object: string, paths: Iterable<string>, where: Condition | null): Query {
  return {
    select: [...new Set(paths)].map(fieldItem),
    from: object,
    where,
    withMode: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    offset: null,
    allRows: false,
    forUpdate: false,
    countOnly: false,
  };
}

/** The object of a path, if the user can access it. */
export function requireVisibleObject(call: Call, name: string): ObjectDef {
  const object = call.services.org.schema.object(name);
  if (!object || !canRead(call, object)) throw notFound();
  return object;
}

export const canRead = (call: Call, object: ObjectDef): boolean =>
  call.services.org.access.canObject(call.session, object.name, 'read');

export function readableFields(services: Services, session: Session, object: ObjectDef): FieldDef[] {
  return [...object.fields.values()].filter((field) =>
    services.org.access.canField(session, object.name, field.name, 'read'),
  );
}

/** A well-formed ID of the object. Throws Salesforce's NOT_FOUND otherwise. */
export function requireId(object: ObjectDef, text: string): string {
  const id = normalizeId(text);
  if (id === null || (object.keyPrefix !== '' && !id.startsWith(object.keyPrefix))) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${text}`);
  }
  return id;
}

/** Pages mostly read single records, so the query and its plan are kept for each selection. */
const pointReads = new Lru<string, Query>(500);

function pointRead(object: ObjectDef, paths: readonly string[]): Query {
  const key = `${object.name}|${paths.join(',')}`;
  const known = pointReads.get(key);
  if (known) return known;
  const query = simpleQuery(object.name, [...paths, 'Id'], {
    kind: 'compare',
    left: { kind: 'field', path: ['Id'], alias: null },
    operator: '=',
    right: { kind: 'bind', name: 'id' },
  });
  pointReads.set(key, query);
  return query;
}

/** The record by ID, or ENTITY_IS_DELETED if it's in the Recycle Bin. */
export function findById(call: Call, object: ObjectDef, id: string, paths: readonly string[]): QueryRecord {
  const binds = (): string => id;
  const [record] = runQuery(call, pointRead(object, paths), { binds }).records;
  if (record) return record;
  const [deleted] = runQuery(call, pointRead(object, []), { binds, allRows: true }).records;
  if (deleted) throw refuse('ENTITY_IS_DELETED', 'entity is deleted');
  throw notFound();
}

/** The field of an external ID path. */
export function requireExternalId(object: ObjectDef, name: string): FieldDef {
  const field = object.fields.get(name.toLowerCase());
  if (field && (field.externalId || field.type === 'id')) return field;
  throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}

/** IDs of the records with an external ID. If there are several, throws the list, as Salesforce does. */
export function findByExternalId(call: Call, object: ObjectDef, field: FieldDef, value: Value): string | null {
  const where = equals(field.name, literal(value, field));
  const ids = runQuery(call, simpleQuery(object.name, ['Id'], where)).records.map((record) => String(record.values.Id));
  if (ids.length > 1) {
    const urls = ids.map((id) => `${call.request.base}/sobjects/${object.name}/${id}`);
    throw new HttpRefusal({ status: 300, body: urls });
  }
  return ids[0] ?? null;
}
