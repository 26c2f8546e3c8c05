/**
 * What the bell shows to each user. Notifications aren't records in Salesforce either. They are written in the
 * running transaction, so a rollback takes them back. Users see those of the last 30 days (Salesforce Help,
 * "Considerations for Notifications").
 */
import type { Value } from '../types.ts';
import type { Connection } from './connection.ts';
import type { Reader, SqlValue } from './reader.ts';
import type { Registry } from './registry.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS local_notification (
  id TEXT PRIMARY KEY, recipient TEXT NOT NULL, type TEXT, sender TEXT, title TEXT NOT NULL, body TEXT NOT NULL,
  target TEXT, page TEXT, sent TEXT NOT NULL, modified TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS local_notification_recipient ON local_notification (recipient, sent);
`;

const DAYS_KEPT = 30;
const MS_PER_DAY = 86_400_000;
/** The local org's own. Salesforce documents no prefix. */
const KEY_PREFIX = '0NF';

export interface NewNotification {
  readonly recipients: readonly string[];
  /** The ID of the custom notification type. Null for a notification of Chatter. */
  readonly typeId: string | null;
  readonly senderId: string | null;
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  /** A page reference as JSON. */
  readonly targetPageRef: string | null;
  readonly now: Date;
}

export interface Notification {
  readonly id: string;
  readonly recipientId: string;
  readonly typeId: string | null;
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  readonly targetPageRef: string | null;
  readonly sent: string;
  readonly modified: string;
  readonly seen: boolean;
  readonly read: boolean;
}

/** Whose notifications, and which of them. */
export interface Tray {
  readonly userId: string;
  readonly now: Date;
  /** Without those of Chatter. */
  readonly onlyCustom: boolean;
}

export interface Which {
  readonly after?: string;
  readonly before?: string;
  readonly ids?: readonly string[];
}

export interface Marks {
  readonly seen?: boolean;
  readonly read?: boolean;
}

export interface TrayStatus {
  readonly lastActivity: string | null;
  readonly oldestUnread: string | null;
  readonly oldestUnseen: string | null;
  readonly unread: number;
  readonly unseen: number;
}

const COLUMNS = 'id, recipient, type, title, body, target, page, sent, modified, seen, read';

export class Notifications {
  readonly #connection: Connection;
  readonly #registry: Registry;

  constructor(connection: Connection, registry: Registry) {
    this.#connection = connection;
    this.#registry = registry;
    connection.exec(TABLES);
  }

  /** In the running transaction. */
  add({ recipients, now, ...one }: NewNotification): void {
    const at = now.toISOString();
    for (const recipient of recipients)
      this.#connection.run(
        'INSERT INTO local_notification (id, recipient, type, sender, title, body, target, page, sent, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
          this.#registry.newId(KEY_PREFIX),
          recipient,
          one.typeId,
          one.senderId,
          one.title,
          one.body,
          one.targetId,
          one.targetPageRef,
          at,
          at,
        ],
      );
  }

  /** In the running transaction. */
  mark(tray: Tray, which: Which, { read, seen }: Marks): void {
    const [where, values] = conditions(tray, which);
    const changes = [
      ...(read === undefined ? [] : [`read = ${Number(read)}`]),
      // What was read was also seen.
      ...(read === true || seen !== undefined ? [`seen = ${Number(read === true || seen === true)}`] : []),
    ];
    this.#connection.run(`UPDATE local_notification SET ${changes.join(', ')}, modified = ? WHERE ${where}`, [
      tray.now.toISOString(),
      ...values,
    ]);
  }

  /** In the running transaction. */
  removeOld(now: Date): void {
    this.#connection.run('DELETE FROM local_notification WHERE sent < ?', [oldest(now)]);
  }
}

/** The newest first. */
export function notificationsIn(reader: Reader, tray: Tray, which: Which, limit: number): Notification[] {
  const [where, values] = conditions(tray, which);
  const sql = `SELECT ${COLUMNS} FROM local_notification WHERE ${where} ORDER BY sent DESC, rowid DESC LIMIT ?`;
  return reader.rows(sql, [...values, limit]).map(notificationOf);
}

export function trayStatus(reader: Reader, tray: Tray): TrayStatus {
  const [where, values] = conditions(tray, {});
  const sql = `SELECT max(sent), min(iif(read, NULL, sent)), min(iif(seen, NULL, sent)), count(iif(read, NULL, 1)), count(iif(seen, NULL, 1)) FROM local_notification WHERE ${where}`;
  const [last = null, unread = null, unseen = null, unreadCount = 0, unseenCount = 0] =
    reader.rows(sql, values)[0] ?? [];
  return {
    lastActivity: textOrNull(last),
    oldestUnread: textOrNull(unread),
    oldestUnseen: textOrNull(unseen),
    unread: Number(unreadCount),
    unseen: Number(unseenCount),
  };
}

/** A type that isn't on for desktop isn't shown, and shows again when it's turned on (Salesforce Help, as above). */
function conditions({ userId, now, onlyCustom }: Tray, { after, before, ids }: Which): [string, Value[]] {
  const where = [
    'recipient = ?',
    'sent >= ?',
    `(${onlyCustom ? '' : 'type IS NULL OR '}type IN (SELECT "Id" FROM "CustomNotificationType" WHERE "Desktop" = 1))`,
  ];
  const values: Value[] = [userId, oldest(now)];
  if (after !== undefined) {
    where.push('sent > ?');
    values.push(after);
  }
  if (before !== undefined) {
    where.push('sent < ?');
    values.push(before);
  }
  if (ids !== undefined) {
    where.push(`id IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(ids));
  }
  return [where.join(' AND '), values];
}

const oldest = (now: Date): string => new Date(now.getTime() - DAYS_KEPT * MS_PER_DAY).toISOString();

const textOrNull = (value: SqlValue | undefined): string | null => (typeof value === 'string' ? value : null);

function notificationOf(row: readonly SqlValue[]): Notification {
  const [id, recipient, type, title, body, target, page, sent, modified, seen, read] = row;
  return {
    id: String(id),
    recipientId: String(recipient),
    typeId: textOrNull(type),
    title: String(title),
    body: String(body),
    targetId: textOrNull(target),
    targetPageRef: textOrNull(page),
    sent: String(sent),
    modified: String(modified),
    seen: seen === 1,
    read: read === 1,
  };
}
