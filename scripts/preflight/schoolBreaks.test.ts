import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { FakeSalesforce } from '../test/FakeSalesforce.ts';
import type { Finding } from './checks.ts';
import { schoolBreaks } from './schoolBreaks.ts';

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

async function found(breaks: readonly Record<string, unknown>[]): Promise<Finding> {
  const records = breaks.map((fields, index) => ({ Id: `m0S00000000000${index}AAA`, ...fields }));
  const server = await new FakeSalesforce({ rows: { School_Break__mdt: records } }).start();
  servers.push(server);
  return schoolBreaks(new JsforceOrg(server.connection, 'UTC'));
}

const summer = { MasterLabel: 'Summer', Last_Day__c: '2020-08-02', Repeats_Every_Year__c: true };
const over = { MasterLabel: 'Thanksgiving 2020', Last_Day__c: '2020-11-27', Repeats_Every_Year__c: false };
const ahead = { MasterLabel: 'Thanksgiving 2999', Last_Day__c: '2999-11-27', Repeats_Every_Year__c: false };

test('the school breaks are ready if one lies ahead, or if all repeat every year', async () => {
  for (const breaks of [[summer, ahead, over], [summer]]) assert.equal((await found(breaks)).state, 'ready');
});

test('a note says which break was the last one, and what to do', async () => {
  const { state, detail, remedy } = await found([over, summer]);
  assert.equal(state, 'note');
  assert.equal(detail, "the last break that doesn't repeat every year is over: Thanksgiving 2020");
  assert.match(remedy, /Custom Metadata Types, then School Break/);
  assert.equal((await found([])).detail, 'no school break is entered');
});
