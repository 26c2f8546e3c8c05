/** The user's notifications, from Connect REST. */
import { API, request } from './http.ts';
import { objectOfId } from './pageConfig.ts';
import { pathOf, recordPage, type PageReference } from './router.ts';

const RESOURCE = `${API}/connect/notifications`;
/** The most that Lightning Experience shows. */
const SHOWN = 50;

export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly sentAt: number;
  readonly read: boolean;
  /** Where a click leads. Undefined if the notification has no target. */
  readonly path: string | undefined;
}

interface WireNotification {
  readonly id: string;
  readonly messageTitle: string;
  readonly messageBody: string;
  readonly mostRecentActivityDate: string;
  readonly read: boolean;
  readonly target: string | null;
  readonly targetPageRef: string | null;
}

export async function countUnread(): Promise<number> {
  return (await request<{ unreadCount: number }>(`${RESOURCE}/status`)).unreadCount;
}

/** The newest first. */
export async function listNotices(): Promise<Notice[]> {
  const { notifications } = await request<{ notifications: WireNotification[] }>(
    `${RESOURCE}?size=${SHOWN}&trimMessages=false`,
  );
  return notifications.map((one) => ({
    id: one.id,
    title: one.messageTitle,
    body: one.messageBody,
    sentAt: Date.parse(one.mostRecentActivityDate.replace('+0000', 'Z')),
    read: one.read,
    path: pathTo(one),
  }));
}

/** All of them if no IDs are given. No record changes, so nothing on the page is out of date. */
export async function markRead(ids?: readonly string[]): Promise<void> {
  const body = ids === undefined ? { read: true } : { read: true, notificationIds: ids };
  await request(RESOURCE, { method: 'PATCH', body, reads: true });
}

export async function markSeen(): Promise<void> {
  await request(RESOURCE, { method: 'PATCH', body: { seen: true }, reads: true });
}

/** The record, or else the page. */
function pathTo({ target, targetPageRef }: WireNotification): string | undefined {
  const object = target === null ? undefined : objectOfId(target)?.name;
  if (target !== null && object !== undefined) return pathOf(recordPage(target, object));
  return targetPageRef === null ? undefined : pathOf(JSON.parse(targetPageRef) as PageReference);
}
