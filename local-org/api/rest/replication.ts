/**
 * `updated` and `deleted`: the records that changed in a period. Source: REST API Developer Guide, "sObject
 * Get Updated", "sObject Get Deleted".
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { Condition, Operator } from '../../soql/tree.ts';
import { param, type Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';
import { equals, requireVisibleObject, simpleQuery } from './find.ts';
import { wireValue } from './record-json.ts';
import { runQuery } from './run-query.ts';
import { instantOf } from './values.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** An earlier start is refused (SOAP API Developer Guide, "getUpdated()", "getDeleted()"). */
const MAX_DAYS_BACK = 30;
/** Deletions are kept for 15 days. */
const MAX_DAYS_DELETED = 15;

interface Span {
  readonly start: number;
  readonly end: number;
}

export function updatedRecords(call: Call): Reply {
  const object = requireReplicated(call);
  const span = spanOf(call);
  const found = changedIn(call, object, span, false);
  return ok({ ids: found.map(({ values }) => values.Id), latestDateCovered: latestDateCovered(call, span) });
}

export function deletedRecords(call: Call): Reply {
  const object = requireReplicated(call);
  const span = spanOf(call);
  const earliest = call.services.org.now().getTime() - MAX_DAYS_DELETED * DAY;
  const found = changedIn(call, object, { ...span, start: Math.max(span.start, earliest) }, true);
  return ok({
    deletedRecords: found.map(({ values }) => ({
      id: values.Id,
      deletedDate: wireValue({ type: 'datetime' }, values.SystemModstamp ?? null),
    })),
    earliestDateAvailable: madeAt(call),
    latestDateCovered: latestDateCovered(call, span),
  });
}

function requireReplicated(call: Call): ObjectDef {
  const object = requireVisibleObject(call, param(call, 'object'));
  if (object.fields.has('systemmodstamp')) return object;
  return refuse('INVALID_TYPE_FOR_OPERATION', `The object ${object.name} cannot be replicated.`);
}

/** Seconds are ignored. */
function spanOf(call: Call): Span {
  const start = minuteOf(call, 'start');
  const end = minuteOf(call, 'end');
  const now = call.services.org.now().getTime();
  const wrong = (message: string): never => refuse('INVALID_REPLICATION_DATE', message);
  if (end - start < MINUTE) wrong('The end must be at least one minute after the start.');
  if (now - start > MAX_DAYS_BACK * DAY) wrong(`The start cannot be more than ${MAX_DAYS_BACK} days ago.`);
  return { start, end };
}

function minuteOf(call: Call, name: string): number {
  const text = call.request.query.get(name);
  if (text === null || text === '') return refuse('MISSING_ARGUMENT', `The parameter '${name}' must be specified.`);
  // A plus sign that the caller didn't encode arrives as a space.
  const moment = instantOf(text.replace(' ', '+'));
  if (moment === null)
    return refuse('INVALID_REPLICATION_DATE', `The parameter '${name}' is not a date and time: ${text}`);
  return Math.floor(Date.parse(moment) / MINUTE) * MINUTE;
}

function changedIn(call: Call, object: ObjectDef, { start, end }: Span, deleted: boolean) {
  const parts: Condition[] = [changed('>=', start), changed('<', end)];
  if (deleted) parts.push(equals('IsDeleted', { kind: 'boolean', value: true }));
  const query = simpleQuery(object.name, ['Id', 'SystemModstamp'], { kind: 'and', parts });
  const by = { kind: 'field', path: ['SystemModstamp'], alias: null } as const;
  const ordered = { ...query, orderBy: [{ by, descending: false, nulls: 'first' as const }] };
  return runQuery(call, ordered, { allRows: deleted }).records;
}

const changed = (operator: Operator, at: number): Condition => ({
  kind: 'compare',
  left: { kind: 'field', path: ['SystemModstamp'], alias: null },
  operator,
  right: { kind: 'datetime', value: new Date(at).toISOString() },
});

/** The covered period can't end in the future. */
function latestDateCovered(call: Call, { end }: Span): unknown {
  const now = Math.floor(call.services.org.now().getTime() / MINUTE) * MINUTE;
  return wireValue({ type: 'datetime' }, new Date(Math.min(end, now)).toISOString());
}

/** Nothing is ever purged, so all deletions since the org was created are available. */
function madeAt(call: Call): unknown {
  const [row] = call.unit.read((reader) => reader.rows('SELECT "CreatedDate" FROM "Organization"', []));
  return wireValue({ type: 'datetime' }, row?.[0] ?? null);
}
