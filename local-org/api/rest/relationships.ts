/**
 * Follows relationship names from a record: `sobjects/Case/ID/Account/Owner`, `sobjects/Account/ID/Cases`.
 * Source: REST API Developer Guide, "sObject Relationships", "Traverse Relationships with Friendly URLs".
 */
import type { ChildRelationship, ObjectDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { param, type Call, type Handler } from '../call.ts';
import { notFound, refuse } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import { equals, findById, requireVisibleObject, simpleQuery } from './find.ts';
import { answerPage } from './query.ts';
import { shapeRow } from './record-json.ts';
import { answerRecord, remove, requestedFields, update } from './records.ts';
import { runQuery } from './run-query.ts';

/** The same limits as SOQL: five levels of parents, one level of children. */
const MAX_PARENTS = 5;

interface Found {
  readonly object: ObjectDef;
  readonly id: string;
}

/** An ID in place of an external ID field starts a path of relationships. */
export const orRelationship =
  (related: Handler, otherwise: Handler): Handler =>
  (call) => {
    const object = call.services.org.schema.object(param(call, 'object'));
    const named = object?.fields.has(param(call, 'field').toLowerCase()) ?? false;
    return !named && normalizeId(param(call, 'field')) !== null ? related(call) : otherwise(call);
  };

export function readRelated(call: Call): Reply {
  const steps = stepsOf(call);
  const last = steps.at(-1) ?? '';
  const from = steps.slice(0, -1).reduce((found, step) => parentOf(call, found, step), startOf(call));
  const children = from.object.children.get(last.toLowerCase());
  if (children) return childrenOf(call, from, children);
  const { object, id } = parentOf(call, from, last);
  return answerRecord(call, object, id);
}

export function updateRelated(call: Call): Reply {
  const { object, id } = singleOf(call);
  return update(call, object, id);
}

export function deleteRelated(call: Call): Reply {
  const { object, id } = singleOf(call);
  return remove(call, object, id);
}

/** Only a path to one record can be written. */
const singleOf = (call: Call): Found =>
  stepsOf(call).reduce((found, step) => parentOf(call, found, step), startOf(call));

function stepsOf(call: Call): string[] {
  const rest = (call.params.rest ?? '').split('/').filter((step) => step !== '');
  const steps = [param(call, 'value'), ...rest];
  if (steps.length > MAX_PARENTS + 1)
    refuse('NOT_FOUND', `A path can have at most ${MAX_PARENTS} relationships to parents.`);
  return steps;
}

function startOf(call: Call): Found {
  const object = requireVisibleObject(call, param(call, 'object'));
  const id = normalizeId(param(call, 'field'));
  if (id === null || !id.startsWith(object.keyPrefix)) throw notFound();
  return { object, id };
}

/** An empty lookup and a parent that the user can't see are not found. */
function parentOf(call: Call, { object, id }: Found, step: string): Found {
  const lookup = object.parents.get(step.toLowerCase());
  if (!lookup) throw notFound();
  const parentId = findById(call, object, id, [lookup.name]).values[lookup.name];
  const parent = typeof parentId === 'string' ? call.services.org.schema.objectOfId(parentId) : undefined;
  if (typeof parentId !== 'string' || !parent) throw notFound();
  return { object: requireVisibleObject(call, parent.name), id: parentId };
}

/** If the parent exists, an empty child list is a valid result. */
function childrenOf(call: Call, from: Found, relationship: ChildRelationship): Reply {
  findById(call, from.object, from.id, []);
  const object = requireVisibleObject(call, relationship.object);
  const names = requestedFields(call, object);
  const ofParent = equals(relationship.field, { kind: 'string', value: from.id });
  const { records } = runQuery(call, simpleQuery(object.name, [...names, 'Id'], ofParent));
  const context = { schema: call.services.org.schema, base: call.request.base };
  const rows = records.map(({ values }) => {
    const row = Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
    return shapeRow(context, object, { ...row, Id: values.Id ?? null });
  });
  return ok(answerPage(call, 'query', rows));
}
