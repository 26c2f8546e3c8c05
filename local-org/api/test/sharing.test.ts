/**
 * Records that sharing hides, over HTTP. REST API Developer Guide, "Status Codes and Error Responses"; User
 * Interface API Developer Guide, "Records": the REST API doesn't find a hidden record, and the UI API refuses
 * it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PROJECT, SharingOrg, USERS } from '../../security/test/sharing-org.ts';
import { startServer, type RawOptions, type TestServer } from './harness.ts';

const DATA = '/services/data/v67.0';

describe('a record that is not shared', () => {
  let sharing: SharingOrg;
  let server: TestServer;
  let deal: string;
  let line: string;
  before(async () => {
    sharing = new SharingOrg();
    server = await startServer({ org: sharing.org, project: PROJECT, usernames: USERS.map((user) => user.username) });
    deal = sharing.insert('Deal__c', 'rep', { Name: 'Library', Code__c: 'L1' });
    line = sharing.insert('Line__c', 'rep', { Name: 'Books', Deal__c: deal });
  });
  after(() => server.close());

  const ask = async (name: string, path: string, options: RawOptions = {}) => {
    const { status, json } = await server.request(DATA + path, { ...options, as: `${name}@sharing.example` });
    const [error] = Array.isArray(json) ? (json as { errorCode?: string }[]) : [];
    return { status, code: error?.errorCode ?? null, json: json as Record<string, unknown> };
  };

  it('isn’t found over REST by id, external id, or relationship', async () => {
    for (const path of [`/sobjects/Deal__c/${deal}`, '/sobjects/Deal__c/Code__c/L1', `/sobjects/Line__c/${line}`]) {
      assert.equal((await ask('stranger', path)).status, 404, path);
      assert.equal((await ask('rep', path)).status, 200, path);
    }
  });

  it('can’t be changed or deleted', async () => {
    const change = { method: 'PATCH', body: { Name: 'Mine' } };
    assert.equal((await ask('stranger', `/sobjects/Deal__c/${deal}`, change)).status, 404);
    const readOnly = await ask('service', `/sobjects/Deal__c/${deal}`, change);
    assert.deepEqual([readOnly.status, readOnly.code], [403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    assert.equal((await ask('stranger', `/sobjects/Deal__c/${deal}`, { method: 'DELETE' })).status, 404);
    assert.equal((await ask('service', `/sobjects/Deal__c/${deal}`, { method: 'DELETE' })).status, 403);
  });

  it('is refused by the UI API, and a deleted one isn’t found', async () => {
    const fields = `?fields=Deal__c.Name`;
    const hidden = await ask('stranger', `/ui-api/records/${deal}${fields}`);
    assert.deepEqual([hidden.status, hidden.code], [403, 'INSUFFICIENT_ACCESS']);
    assert.equal((await ask('rep', `/ui-api/records/${deal}${fields}`)).status, 200);
    const change = { method: 'PATCH', body: { fields: { Name: 'Mine' } } };
    assert.equal((await ask('stranger', `/ui-api/records/${deal}`, change)).status, 403);
    const gone = sharing.insert('Deal__c', 'rep', { Name: 'Gone' });
    assert.equal((await ask('rep', `/sobjects/Deal__c/${gone}`, { method: 'DELETE' })).status, 204);
    assert.equal((await ask('rep', `/ui-api/records/${gone}${fields}`)).status, 404);
    assert.equal((await ask('stranger', `/ui-api/records/${gone}${fields}`)).status, 404);
  });

  it('doesn’t count in queries and related lists', async () => {
    const count = encodeURIComponent('SELECT COUNT() FROM Deal__c');
    assert.equal((await ask('stranger', `/query?q=${count}`)).json['totalSize'], 0);
    assert.equal((await ask('rep', `/query?q=${count}`)).json['totalSize'], 1);
    const account = sharing.insert('Account', 'stranger', { Name: 'Mine' });
    sharing.save('admin', 'update', 'Deal__c', { Id: deal, Account__c: account }, 'system');
    const related = `/ui-api/related-list-count/${account}/Deals__r`;
    assert.equal((await ask('stranger', related)).json['count'], 0);
  });

  it('can’t be a lookup’s target, and keeps its unique key', async () => {
    const child = await ask('service', '/sobjects/Line__c', { body: { Name: 'New', Deal__c: deal } });
    assert.equal(child.code, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    const upsert = await ask('stranger', '/sobjects/Deal__c/Code__c/L1', { method: 'PATCH', body: { Name: 'Mine' } });
    assert.ok(upsert.status >= 400, String(upsert.status));
    const text = await server.request(`${DATA}/sobjects/Deal__c`, {
      as: 'stranger@sharing.example',
      body: { Name: 'Copy', Code__c: 'L1' },
    });
    assert.ok(!text.text.includes(deal.slice(0, 15)), text.text);
  });
});
