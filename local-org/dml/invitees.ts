/**
 * The people invited to events (Object Reference, "EventRelation" and "Event"): an event with invitees is a
 * group event, and each invited user has a copy of it, the child event. No triggers fire for these changes.
 */
import type { ObjectDef } from '../schema/model.ts';
import type { Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import type { Work } from './work.ts';

/** What a child event has of its own. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...['Id', 'OwnerId', 'IsChild', 'IsDeleted', 'CreatedById', 'CreatedDate', 'IsReminderSet', 'ReminderDateTime'],
]);

/** "An EventRelation object can't be created for a child event." */
export function refuseChildEvents(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name !== 'EventRelation') return;
  const ids = [...new Set(works.map(({ row }) => String(row['EventId'])))];
  const events = chunk.services.records.byIds(eventObject(chunk), ids);
  for (const { row, errors } of works)
    if (events.get(String(row['EventId']))?.['IsChild'] === true)
      errors.push(
        dmlError('FIELD_INTEGRITY_EXCEPTION', 'Invite people to the event that this one belongs to.', ['EventId']),
      );
}

export function keepInvitees(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name === 'EventRelation') refreshEvents(chunk, works);
  if (chunk.object.name === 'Event')
    for (const { row } of works.filter((work) => work.row['IsGroupEvent'] === true)) refreshEvent(chunk, row);
}

/** Before a deletion: the child events that end with each record, by its ID. */
export function childEventsOf(chunk: Chunk, works: readonly Work[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, readonly string[]>();
  for (const { row } of works) {
    const id = String(row['Id']);
    const relations =
      chunk.object.name === 'Event' ? relationsOf(chunk, id) : chunk.object.name === 'EventRelation' ? [row] : [];
    const invited = relations.filter((relation) => isUser(chunk, relation));
    if (invited.length > 0)
      children.set(
        id,
        invited.map((relation) => childId(chunk, relation)),
      );
  }
  return children;
}

/** After a deletion. */
export function dropInvitees(
  chunk: Chunk,
  works: readonly Work[],
  children: ReadonlyMap<string, readonly string[]>,
): void {
  for (const { row } of works)
    for (const id of children.get(String(row['Id'])) ?? [])
      chunk.services.records.update(eventObject(chunk), id, ['IsDeleted'], { IsDeleted: true });
  if (chunk.object.name === 'EventRelation') refreshEvents(chunk, works);
}

const isUser = (chunk: Chunk, relation: Row): boolean =>
  chunk.services.schema.objectOfId(String(relation['RelationId']))?.name === 'User';

const eventObject = (chunk: Chunk): ObjectDef => chunk.services.schema.requireObject('Event');

function relationsOf(chunk: Chunk, eventId: string): readonly Row[] {
  return chunk.services.records.byField(chunk.services.schema.requireObject('EventRelation'), 'EventId', [eventId]);
}

function refreshEvents(chunk: Chunk, works: readonly Work[]): void {
  const ids = [...new Set(works.map(({ row }) => String(row['EventId'])))];
  for (const event of chunk.services.records.byIds(eventObject(chunk), ids).values()) refreshEvent(chunk, event);
}

function refreshEvent(chunk: Chunk, event: Row): void {
  const relations = relationsOf(chunk, String(event['Id']));
  const isGroup = relations.length > 0;
  const group: Row = { IsGroupEvent: isGroup, GroupEventType: isGroup ? '1' : '0' };
  if (event['IsGroupEvent'] !== isGroup) {
    Object.assign(event, group);
    chunk.services.records.update(eventObject(chunk), String(event['Id']), Object.keys(group), group);
  }
  for (const relation of relations.filter((one) => isUser(chunk, one)))
    putChild(chunk, { ...event, ...group }, relation);
}

function childId(chunk: Chunk, relation: Row): string {
  return chunk.services.registry.id('EventInvitee', String(relation['Id']), eventObject(chunk).keyPrefix);
}

function putChild(chunk: Chunk, event: Row, relation: Row): void {
  const object = eventObject(chunk);
  const id = childId(chunk, relation);
  const { records } = chunk.services;
  if (!records.byIds(object, [id]).has(id)) {
    records.insert(object, { ...event, Id: id, OwnerId: relation['RelationId'] ?? null, IsChild: true });
    return;
  }
  const shared = Object.fromEntries(Object.entries(event).filter(([name]) => !OWN_FIELDS.has(name)));
  records.update(object, id, Object.keys(shared), shared);
}
