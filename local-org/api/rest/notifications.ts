/**
 * The notifications of the user. Source: Connect REST API Developer Guide, "Notifications Resources", "Notification", "Notification
 * Status", "Notification Collection Input". A client other than the page gets only custom notifications.
 */
import {
  notificationsIn,
  trayStatus,
  type Marks,
  type Notification,
  type Tray,
  type Which,
} from '../../store/notifications.ts';
import { param, type Call } from '../call.ts';
import { notFound, refuse } from '../http/errors.ts';
import { requireArray, requireObject, requireString, type JsonObject } from '../http/json.ts';
import { ok, type Reply } from '../http/reply.ts';
import { wireValue } from './record-json.ts';
import { instantOf } from './values.ts';

const MOST = 50;
const DEFAULT_SIZE = 10;
/** `trimMessages`, which is on by default. */
const SHORT_TITLE = 120;
const SHORT_BODY = 320;

export function listNotifications(call: Call): Reply {
  const { query } = call.request;
  const found = call.unit.read((reader) =>
    notificationsIn(
      reader,
      trayOf(call),
      spanOf((name) => query.get(name)),
      sizeOf(call),
    ),
  );
  return ok(collection(call, found));
}

/** Answers with the notifications that were marked, up to 50. */
export function markNotifications(call: Call): Reply {
  const { org } = call.services;
  const input = inputOf(call);
  const marks = marksIn(input);
  const which = idsIn(input) ?? spanOf((name) => textIn(input, name));
  const tray = trayOf(call);
  call.unit.write(() => org.notifications.mark(tray, which, marks));
  return ok(
    collection(
      call,
      call.unit.read((reader) => notificationsIn(reader, tray, which, MOST)),
    ),
  );
}

export function readNotification(call: Call): Reply {
  return ok(notificationJson(call, requireNotification(call)));
}

export function markNotification(call: Call): Reply {
  const { id } = requireNotification(call);
  const marks = marksIn(inputOf(call));
  call.unit.write(() => call.services.org.notifications.mark(trayOf(call), { ids: [id] }, marks));
  return ok(notificationJson(call, requireNotification(call)));
}

export function notificationStatus(call: Call): Reply {
  const status = call.unit.read((reader) => trayStatus(reader, trayOf(call)));
  const now = call.services.org.now().toISOString();
  return ok({
    lastActivity: moment(status.lastActivity ?? now),
    oldestUnread: moment(status.oldestUnread ?? now),
    oldestUnseen: moment(status.oldestUnseen ?? now),
    unreadCount: status.unread,
    unseenCount: status.unseen,
  });
}

/** The page signs in with a cookie, other clients with a token. */
function trayOf({ session, services, request }: Call): Tray {
  return { userId: session.userId, now: services.org.now(), onlyCustom: request.header('authorization') !== null };
}

function requireNotification(call: Call): Notification {
  const [found] = call.unit.read((reader) => notificationsIn(reader, trayOf(call), { ids: [param(call, 'id')] }, 1));
  if (found) return found;
  throw notFound();
}

function spanOf(read: (name: string) => string | null): Which {
  const [after, before] = [momentIn('after', read('after')), momentIn('before', read('before'))];
  if (after !== undefined && before !== undefined)
    return refuse('ILLEGAL_QUERY_PARAMETER_VALUE', 'Use either after or before.');
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

function momentIn(name: string, text: string | null): string | undefined {
  if (text === null) return undefined;
  return instantOf(text) ?? refuse('ILLEGAL_QUERY_PARAMETER_VALUE', `${name} must be an ISO 8601 date and time.`);
}

function sizeOf(call: Call): number {
  const text = call.request.query.get('size');
  if (text === null) return DEFAULT_SIZE;
  return /^[1-9]\d*$/.test(text)
    ? Math.min(Number(text), MOST)
    : refuse('ILLEGAL_QUERY_PARAMETER_VALUE', `size must be a number from 1 through ${MOST}.`);
}

/** The body of a PATCH request, or its parameters. */
function inputOf({ request }: Call): JsonObject {
  return request.body === undefined || request.body === null
    ? Object.fromEntries(request.query)
    : requireObject(request.body);
}

function textIn(input: JsonObject, name: string): string | null {
  const value = input[name];
  return value === undefined || value === null ? null : requireString(value, name);
}

function idsIn(input: JsonObject): { ids: string[] } | null {
  const value = input['notificationIds'];
  if (value === undefined || value === null) return null;
  const ids =
    typeof value === 'string'
      ? value.split(',')
      : requireArray(value, 'notificationIds').map((id) => requireString(id, 'notificationIds'));
  if (ids.length > MOST)
    return refuse('INVALID_FIELD', `notificationIds can have up to ${MOST} IDs.`, ['notificationIds']);
  if (textIn(input, 'before') !== null)
    return refuse('INVALID_FIELD', 'Use either notificationIds or before.', ['before']);
  return { ids };
}

/** "If you set read to true and seen to false, you get an error." */
function marksIn(input: JsonObject): Marks {
  const [read, seen] = [flagIn(input, 'read'), flagIn(input, 'seen')];
  if (read === undefined && seen === undefined) return refuse('INVALID_FIELD', 'Set read or seen.', ['read']);
  if (read === true && seen === false)
    return refuse('INVALID_FIELD', "A notification that is read can't be unseen.", ['seen']);
  return { ...(read === undefined ? {} : { read }), ...(seen === undefined ? {} : { seen }) };
}

/** The guide's own example has "true" in quotation marks. */
function flagIn(input: JsonObject, name: string): boolean | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false'
    ? false
    : refuse('INVALID_FIELD', `${name} must be true or false.`, [name]);
}

const collection = (call: Call, notifications: readonly Notification[]) => ({
  notifications: notifications.map((one) => notificationJson(call, one)),
});

function notificationJson(call: Call, one: Notification): JsonObject {
  const trims = call.request.query.get('trimMessages') !== 'false';
  return {
    additionalData: null,
    communityId: null,
    communityName: null,
    count: 1,
    id: one.id,
    image: null,
    lastModified: moment(one.modified),
    messageBody: trims ? one.body.slice(0, SHORT_BODY) : one.body,
    messageTitle: trims ? one.title.slice(0, SHORT_TITLE) : one.title,
    mostRecentActivityDate: moment(one.sent),
    organizationId: call.services.org.organizationId,
    read: one.read,
    recipientId: one.recipientId,
    seen: one.seen,
    target: one.targetId,
    targetPageRef: one.targetPageRef,
    type: one.typeId,
    url: `${call.request.base}/connect/notifications/${one.id}`,
  };
}

const moment = (instant: string): unknown => wireValue({ type: 'datetime' }, instant);
