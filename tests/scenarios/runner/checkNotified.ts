/** Compares what the bell of a user shows about a record. */
import assert from 'node:assert/strict';
import type { Notified } from '../Scenario.ts';
import type { Stage } from './runStep.ts';

interface Notifications {
  readonly notifications: readonly { readonly messageTitle: string; readonly target: string | null }[];
}

export async function checkNotified({ world, names }: Stage, { user, about, labels }: Notified): Promise<void> {
  const { connection } = world.person(user);
  const { notifications } = await connection.request<Notifications>(
    '/connect/notifications?size=50&trimMessages=false',
  );
  const record = names.value(about);
  const titles = notifications.filter(({ target }) => target === record).map(({ messageTitle }) => messageTitle);
  const said = `The bell of ${user} shows ${JSON.stringify(titles)} about ${about}`;
  assert.equal(titles.length, labels.length, said);
  labels.forEach((label, index) => assert.ok(world.labels.matches(label, titles[index] ?? ''), said));
}
