/**
 * Notifications of the bell. Apex Reference, "CustomNotification Class"; Actions Developer Guide, "Custom Notification Actions";
 * Connect REST API Developer Guide, "Notifications Resources"; Metadata API Developer Guide,
 * "CustomNotificationType".
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { loadApex } from '../../apex/index.ts';
import { openOrg } from '../../org.ts';
import { firstError, PROJECT, startServer, USERS, type RawReply, type TestServer } from './harness.ts';

const api = '/services/data/v67.0';
const CLERK = 'clerk@billing.example';
const AUTHOR = 'author@billing.example';
const NO_TARGET = '000000000000000AAA';

interface Notification {
  id: string;
  messageTitle: string;
  messageBody: string;
  read: boolean;
  seen: boolean;
  target: string | null;
  targetPageRef: string | null;
  type: string | null;
  url: string;
}

let server: TestServer;
let connection: Connection;
let clerk: string;
let other: string;
let accountId: string;
let now = new Date('2026-03-02T10:00:00.000Z');

before(async () => {
  const users = [...USERS, { username: AUTHOR, lastName: 'Author', permissionSets: ['Apex_Author'] }];
  const org = openOrg({ project: PROJECT, data: ':memory:', users, clock: () => now });
  server = await startServer({ org, apex: loadApex(org, { project: PROJECT }) });
  connection = await server.connect();
  clerk = await idOf('User', `Username = '${CLERK}'`);
  other = await idOf('User', "Username = 'caller@billing.example'");
  accountId = String((await connection.sobject('Account').create({ Name: 'Ada Ltd.' })).id);
});
after(() => server.close());
beforeEach(() => {
  // Each test has its own days, so that it sees only its own notifications.
  now = new Date(now.getTime() + 40 * 86_400_000);
});

async function idOf(object: string, where: string): Promise<string> {
  const { records } = await connection.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE ${where}`);
  return String(records[0]?.Id);
}

async function apex(method: string, args: Record<string, unknown>, as?: string): Promise<RawReply> {
  const path = `${api}/local/apex/InvoiceNotices/${method}`;
  return server.request(path, { body: args, ...(as === undefined ? {} : { as }) });
}

async function tell(people: readonly string[], changes: Record<string, unknown> = {}): Promise<unknown> {
  const args = { people, title: 'Invoice 7', body: 'It is paid.', targetId: accountId, pageRef: null, ...changes };
  const { json, text } = await apex('tell', args);
  return (json as { returnValue?: unknown }).returnValue ?? text;
}

async function tray(as = CLERK, query = ''): Promise<Notification[]> {
  const { json } = await server.request(`${api}/connect/notifications${query}`, { as });
  return (json as { notifications: Notification[] }).notifications;
}

const titles = async (as?: string, query?: string): Promise<string[]> =>
  (await tray(as, query)).map(({ messageTitle }) => messageTitle);

async function status(as = CLERK): Promise<Record<string, unknown>> {
  return (await server.request(`${api}/connect/notifications/status`, { as })).json as Record<string, unknown>;
}

const patch = (path: string, body: unknown): Promise<RawReply> =>
  server.request(`${api}/connect/notifications${path}`, { method: 'PATCH', body, as: CLERK });

describe('Messaging.CustomNotification', () => {
  it('reaches the recipients, and nobody else', async () => {
    assert.equal(await tell([clerk]), 'sent');
    const [one] = await tray();
    assert.equal(one?.messageTitle, 'Invoice 7');
    assert.equal(one?.messageBody, 'It is paid.');
    assert.equal(one?.target, accountId);
    assert.match(one?.type ?? '', /^0ML/);
    assert.equal(one?.read, false);
    assert.deepEqual(await tray('caller@billing.example'), []);
  });

  it('reaches the members of a queue, once each', async () => {
    const queue = await idOf('Group', "Type = 'Queue' AND DeveloperName = 'Repairs'");
    assert.equal(await tell([queue, clerk, other]), 'sent');
    assert.deepEqual(await titles(), ['Invoice 7']);
    assert.deepEqual(await titles('caller@billing.example'), ['Invoice 7']);
  });

  it('has a constructor with all attributes', async () => {
    const typeId = await idOf('CustomNotificationType', "DeveloperName = 'Invoice_Notice'");
    const { json } = await apex('tellAtOnce', { people: [clerk], typeId, senderId: other });
    assert.deepEqual((json as { returnValue: unknown }).returnValue, 'sent');
    assert.deepEqual(await titles(), ['At once']);
    for (const [args, says] of [
      [{ people: [clerk], typeId: accountId, senderId: null }, /custom notification type/],
      [{ people: [clerk], typeId: null, senderId: null }, /custom notification type/],
      [{ people: [clerk], typeId, senderId: accountId }, /isn't a user/],
    ] as const)
      assert.match((await apex('tellAtOnce', args)).text, says);
  });

  it('refuses what Salesforce refuses', async () => {
    const refused: readonly (readonly [people: readonly string[], changes: Record<string, unknown>, says: RegExp])[] = [
      [[], {}, /recipient/],
      [Array.from({ length: 501 }, (_, index) => `005${index}`), {}, /500 recipients/],
      [[accountId], {}, /no user, group, or queue/],
      [['nobody'], {}, /no user, group, or queue/],
      [[clerk], { title: null }, /title of a notification is required/],
      [[clerk], { title: ' ' }, /title of a notification is required/],
      [[clerk], { body: null }, /body of a notification is required/],
      [[clerk], { title: 'x'.repeat(251) }, /250 characters/],
      [[clerk], { body: 'x'.repeat(751) }, /750 characters/],
      [[clerk], { targetId: null }, /targetId or a targetPageRef/],
      [[clerk], { targetId: 'Ada' }, /isn't an ID/],
      [[clerk], { targetId: null, pageRef: 'Ada' }, /page reference/],
    ];
    for (const [people, changes, says] of refused) assert.match(String(await tell(people, changes)), says);
    assert.deepEqual(await tray(), []);
    const longest = { title: 'x'.repeat(250), body: 'x'.repeat(750), targetId: NO_TARGET };
    assert.equal(await tell([clerk], longest), 'sent');
  });

  it('can open a page instead of a record', async () => {
    const pageRef = '{"type":"standard__navItemPage","attributes":{"apiName":"Invoices"}}';
    assert.equal(await tell([clerk], { targetId: null, pageRef }), 'sent');
    const [one] = await tray();
    assert.deepEqual([one?.target, one?.targetPageRef], [null, pageRef]);
  });

  it('skips users who are inactive', async () => {
    await connection.sobject('User').update({ Id: other, IsActive: false });
    assert.equal(await tell([clerk, other]), 'sent');
    await connection.sobject('User').update({ Id: other, IsActive: true });
    assert.deepEqual(await tray('caller@billing.example'), []);
  });

  it('is taken back with its transaction', async () => {
    assert.match((await apex('tellAndFail', { people: [clerk] })).text, /nothing of it stays/);
    assert.deepEqual(await tray(), []);
  });

  it('needs Send Custom Notifications in anonymous Apex, which runs as the user', async () => {
    const body = `Assert.areEqual('sent', InvoiceNotices.tell(new List<String>{ '${clerk}' }, 'Anonymous', 'Body', '${NO_TARGET}', null));`;
    const run = async (as?: string): Promise<string> =>
      (
        await server.request(
          `${api}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(body)}`,
          as === undefined ? {} : { as },
        )
      ).text;
    await run();
    assert.deepEqual(await titles(), ['Anonymous']);
    assert.match(await run(AUTHOR), /Send Custom Notifications/);
    assert.deepEqual(await titles(), ['Anonymous']);
    const args = { people: [clerk], title: 'By the page', body: 'Body', targetId: NO_TARGET, pageRef: null };
    await apex('tell', args, AUTHOR);
    assert.deepEqual(await titles(), ['By the page', 'Anonymous']);
  });

  it('has types that only users with access to setup can query in user mode', async () => {
    assert.equal(((await apex('countTypesAsUser', {})).json as { returnValue: unknown }).returnValue, 1);
    assert.match((await apex('countTypesAsUser', {}, AUTHOR)).text, /CustomNotificationType/);
  });
});

describe('connect/notifications', () => {
  it('returns the newest first, 10 of them unless the size says otherwise', async () => {
    for (let count = 1; count <= 12; count++) await tell([clerk], { title: `Invoice ${count}` });
    assert.equal((await titles()).length, 10);
    assert.deepEqual(await titles(CLERK, '?size=2'), ['Invoice 12', 'Invoice 11']);
    assert.equal((await titles(CLERK, '?size=99')).length, 12);
    assert.equal((await server.request(`${api}/connect/notifications?size=0`)).status, 400);
  });

  it('trims long texts unless it is told not to', async () => {
    await tell([clerk], { title: 'x'.repeat(250), body: 'x'.repeat(750) });
    const [short] = await tray();
    const [full] = await tray(CLERK, '?trimMessages=false');
    assert.deepEqual([short?.messageTitle.length, short?.messageBody.length], [120, 320]);
    assert.deepEqual([full?.messageTitle.length, full?.messageBody.length], [250, 750]);
  });

  it('returns a period, with either its start or its end', async () => {
    await tell([clerk], { title: 'Early' });
    const between = now.toISOString();
    now = new Date(now.getTime() + 60_000);
    await tell([clerk], { title: 'Late' });
    assert.deepEqual(await titles(CLERK, `?after=${between}`), ['Late']);
    assert.deepEqual(await titles(CLERK, `?before=${now.toISOString()}`), ['Early']);
    const both = `?after=${between}&before=${between}`;
    assert.equal((await server.request(`${api}/connect/notifications${both}`)).status, 400);
    assert.equal((await server.request(`${api}/connect/notifications?after=today`)).status, 400);
  });

  it('marks one notification as read, which is also seen, and as unread again', async () => {
    await tell([clerk]);
    const [one] = await tray();
    const read = (await patch(`/${one?.id}`, { read: 'true' })).json as Notification;
    assert.deepEqual([read.read, read.seen], [true, true]);
    assert.equal(((await patch(`/${one?.id}`, { read: false })).json as Notification).read, false);
    assert.equal(((await server.request(read.url, { as: CLERK })).json as Notification).id, one?.id);
  });

  it('marks all, or the given ones', async () => {
    for (const title of ['One', 'Two', 'Three']) await tell([clerk], { title });
    await patch('', { seen: true });
    assert.deepEqual([(await status()).unreadCount, (await status()).unseenCount], [3, 0]);
    const [three] = await tray();
    await patch('', { read: true, notificationIds: [three?.id] });
    assert.equal((await status()).unreadCount, 2);
    await patch('', { read: true });
    assert.equal((await status()).unreadCount, 0);
  });

  it('counts what is unread and unseen', async () => {
    const { lastActivity, oldestUnread, unreadCount } = await status();
    assert.deepEqual(
      [lastActivity, oldestUnread, unreadCount],
      [oldestUnread, lastActivity, 0],
      'without any, the current time',
    );
    await tell([clerk]);
    const first = (await status()).oldestUnread;
    now = new Date(now.getTime() + 60_000);
    await tell([clerk]);
    const later = await status();
    assert.deepEqual([later.unreadCount, later.unseenCount, later.oldestUnread], [2, 2, first]);
    assert.notEqual(later.lastActivity, first);
  });

  it('refuses contradictions, and notifications of others', async () => {
    await tell([clerk]);
    const [one] = await tray();
    for (const body of [{}, { read: true, seen: false }, { read: 'maybe' }]) {
      assert.equal((await patch(`/${one?.id}`, body)).status, 400, JSON.stringify(body));
      assert.equal((await patch('', body)).status, 400, JSON.stringify(body));
    }
    assert.equal((await patch('', { read: true, notificationIds: Array(51).fill(one?.id) })).status, 400);
    assert.equal((await patch('', { read: true, notificationIds: [one?.id], before: now.toISOString() })).status, 400);
    const path = `${api}/connect/notifications/${one?.id}`;
    assert.equal((await server.request(path, { as: 'caller@billing.example' })).status, 404);
    assert.equal(
      (await server.request(path, { as: 'caller@billing.example', method: 'PATCH', body: { read: true } })).status,
      404,
    );
  });

  it('forgets notifications after 30 days', async () => {
    await tell([clerk]);
    now = new Date(now.getTime() + 31 * 86_400_000);
    assert.deepEqual(await tray(), []);
  });

  it('has no other resources', async () => {
    for (const path of ['connect/notifications/types', 'connect/communities']) {
      const reply = await server.request(`${api}/${path}`);
      assert.equal(reply.status, 501, path);
      assert.equal(firstError(reply).errorCode, 'FUNCTIONALITY_NOT_SUPPORTED');
    }
  });
});
