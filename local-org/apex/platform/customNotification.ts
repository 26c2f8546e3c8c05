/**
 * Apex Reference, "CustomNotification Class"; Actions Developer Guide, "Custom Notification Actions": the recipients and limits. The
 * reference says that send() throws an exception, but names neither its class nor its text. Nothing says what a
 * rollback does to a sent notification. Here it takes the notification back.
 */
import { normalizeId } from '../../store/ids.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { elements, text, textOrNull } from './arguments.ts';
import { instanceOf, nativeType, statics, type ClassDefinition, type Implementation } from './definition.ts';

const RECIPIENTS = 500;
const TITLE_LENGTH = 250;
const BODY_LENGTH = 750;

/** In the order of the constructor's parameters, with the names of the setters. */
const ATTRIBUTES = ['NotificationTypeId', 'SenderId', 'Title', 'Body', 'TargetId', 'TargetPageRef'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

const TYPE = nativeType('Messaging.CustomNotification');

class CustomNotification extends NativeObject {
  readonly type = TYPE;
  readonly values = new Map<Attribute, string | null>();

  get(name: Attribute): string | null {
    const value = this.values.get(name) ?? null;
    return value?.trim() === '' ? null : value;
  }
}

const customNotification = instanceOf(CustomNotification);

const refuse = (message: string): never => throwApex('HandledException', message);

function needed(notification: CustomNotification, name: 'Title' | 'Body', length: number): string {
  const value = notification.get(name) ?? refuse(`The ${name.toLowerCase()} of a notification is required.`);
  return value.length <= length
    ? value
    : refuse(`The ${name.toLowerCase()} of a notification can have up to ${length} characters.`);
}

function idIn(object: string, written: string): string | null {
  const { org, transaction } = current();
  const id = normalizeId(written);
  if (id === null || org.schema.objectOfId(id)?.name !== object) return null;
  return transaction.reader.rows(`SELECT 1 FROM "${object}" WHERE "Id" = ? AND "IsDeleted" = 0`, [id]).length > 0
    ? id
    : null;
}

const typeOf = (notification: CustomNotification): string =>
  idIn('CustomNotificationType', notification.get('NotificationTypeId') ?? '') ??
  refuse('The ID of a custom notification type is required.');

function senderOf(notification: CustomNotification): string | null {
  const id = notification.get('SenderId');
  return id === null ? null : (idIn('User', id) ?? refuse(`The sender ${id} isn't a user.`));
}

/** "You must specify a target". Any ID is accepted, because a dummy value such as 000000000000000AAA means that there is none. */
function targetOf(notification: CustomNotification): { targetId: string | null; targetPageRef: string | null } {
  const [written, targetPageRef] = [notification.get('TargetId'), notification.get('TargetPageRef')];
  if (written === null && targetPageRef === null) return refuse('A notification needs a targetId or a targetPageRef.');
  const targetId = written === null ? null : (normalizeId(written) ?? refuse(`The target ${written} isn't an ID.`));
  if (targetPageRef !== null && !isPageReference(targetPageRef))
    return refuse('The targetPageRef of a notification must be a page reference as JSON.');
  return { targetId, targetPageRef };
}

function isPageReference(json: string): boolean {
  try {
    return typeof (JSON.parse(json) as { type?: unknown } | null)?.type === 'string';
  } catch {
    return false;
  }
}

/** Active users, also those in a group or queue. Teams of accounts and opportunities are off, so they're no recipients. */
function usersIn(recipient: string): string[] {
  const { org } = current();
  const user = idIn('User', recipient);
  if (user !== null) return [user];
  const group = idIn('Group', recipient);
  return group === null
    ? refuse(`The recipient ${recipient} is no user, group, or queue.`)
    : org.access.rows.membersOf(group);
}

function active(userIds: readonly string[]): string[] {
  const sql = 'SELECT "Id" FROM "User" WHERE "IsActive" = 1 AND "Id" IN (SELECT value FROM json_each(?))';
  return current()
    .transaction.reader.rows(sql, [JSON.stringify(userIds)])
    .map(([id]) => String(id));
}

function send(notification: CustomNotification, recipients: readonly string[]): null {
  const { org, session, transaction, isAnonymous } = current();
  if (isAnonymous && !org.access.hasUserPermission(session, 'SendCustomNotifications'))
    throwApex('NoAccessException', 'The user permission Send Custom Notifications is required.');
  if (recipients.length === 0) refuse('A notification needs a recipient.');
  if (recipients.length > RECIPIENTS) refuse(`A notification can have up to ${RECIPIENTS} recipients.`);
  const typeId = typeOf(notification);
  const title = needed(notification, 'Title', TITLE_LENGTH);
  const body = needed(notification, 'Body', BODY_LENGTH);
  const senderId = senderOf(notification);
  const target = targetOf(notification);
  org.notifications.add({
    recipients: active(recipients.flatMap(usersIn)),
    typeId,
    senderId,
    title,
    body,
    ...target,
    now: transaction.now,
  });
  return null;
}

const setters: Record<string, Implementation> = Object.fromEntries(
  ATTRIBUTES.map((name): [string, Implementation] => [
    `void set${name}(String)`,
    (self, [value]) => {
      customNotification(self).values.set(name, textOrNull(value));
      return null;
    },
  ]),
);

function withAttributes(values: readonly ApexValue[]): CustomNotification {
  const notification = new CustomNotification();
  ATTRIBUTES.forEach((name, index) => notification.values.set(name, textOrNull(values[index])));
  return notification;
}

export const customNotificationClass: ClassDefinition = {
  type: TYPE,
  constructors: statics({
    'this new()': () => new CustomNotification(),
    'this new(String, String, String, String, String, String)': (values) => withAttributes(values),
  }),
  instance: {
    ...setters,
    'void send(Set<String>)': (self, [users]) => send(customNotification(self), elements(users).map(text)),
  },
};
