/** The fields of a UI API request, checked against the schema and the user's permissions. */
import type { FieldDef, ObjectDef } from '../../schema/model.ts';
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';

/** Paths from the record's object, in the schema's spelling: `Subject`, `Account.Name`. */
export type Paths = Set<string>;

export function listParameter(call: Call, name: string): string[] {
  return call.request.query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** All `fields` must exist. Missing `optionalFields` are left out. */
export function requestedPaths(call: Call, object: ObjectDef): Paths {
  const paths: Paths = new Set();
  for (const written of listParameter(call, 'fields')) {
    paths.add(qualifiedPath(call, object, written) ?? refuseField(object, written));
  }
  for (const written of listParameter(call, 'optionalFields')) {
    const path = qualifiedPath(call, object, written);
    if (path !== null) paths.add(path);
  }
  return paths;
}

function refuseField(object: ObjectDef, written: string): never {
  return refuse('INVALID_FIELD', `No such column '${written}' on entity '${object.name}'.`);
}

/** `Case.Account.Name` becomes `Account.Name`. The first name must be the object. */
function qualifiedPath(call: Call, object: ObjectDef, written: string): string | null {
  const [first = '', ...rest] = written.split('.');
  if (first.toLowerCase() !== object.name.toLowerCase() || rest.length === 0) return null;
  return readablePath(call, object, rest.join('.'));
}

/** A path that the user can read at every step, or null. */
export function readablePath(call: Call, object: ObjectDef, path: string): string | null {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = object.fields.get(first.toLowerCase());
    return field && canReadField(call, object, field) ? field.name : null;
  }
  const lookup = object.parents.get(first.toLowerCase());
  if (!lookup?.relationshipName || !canReadField(call, object, lookup)) return null;
  for (const name of lookup.referenceTo) {
    const parent = call.services.org.schema.object(name);
    const inner = parent && readablePath(call, parent, rest.join('.'));
    if (inner) return `${lookup.relationshipName}.${inner}`;
  }
  return null;
}

export const canReadField = (call: Call, object: ObjectDef, field: FieldDef): boolean =>
  field.type !== 'address' && call.services.org.access.canField(call.session, object.name, field.name, 'read');

/** Fields of a layout. Each lookup has the related record's ID and name. */
export function withParentNames(call: Call, object: ObjectDef, paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => {
    const readable = readablePath(call, object, path);
    if (readable === null) return [];
    const lookup = object.fields.get(readable.toLowerCase());
    return lookup?.relationshipName ? [readable, ...parentName(call, object, lookup)] : [readable];
  });
}

function parentName(call: Call, object: ObjectDef, lookup: FieldDef): string[] {
  const parent =
    lookup.referenceTo[0] === undefined ? undefined : call.services.org.schema.object(lookup.referenceTo[0]);
  if (!parent || !lookup.relationshipName) return [];
  const nameField = lookup.referenceTo.length > 1 ? 'Name' : parent.nameField;
  return [`${lookup.relationshipName}.Id`, `${lookup.relationshipName}.${nameField}`].flatMap(
    (path) => readablePath(call, object, path) ?? [],
  );
}

/** Fields that each record contains. */
export function systemPaths(call: Call, object: ObjectDef): string[] {
  return ['Id', 'RecordTypeId', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'].filter((name) => {
    const field = object.fields.get(name.toLowerCase());
    return field && canReadField(call, object, field);
  });
}
