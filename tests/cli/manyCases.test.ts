/** `rosterpath integrations create` for thousands of cases. Each request counts toward an org's daily limit. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openOrg } from '../../local-org/org.ts';
import { readUsers } from '../../local-org/start.ts';
import { BenchOrg } from '../../tools/bench/org/BenchOrg.ts';
import { fillOrg } from '../../tools/bench/org/largeOrg.ts';
import { rosterpathJson } from './commandLine.ts';

const CASES = 10_000;

const data = mkdtempSync(join(tmpdir(), 'many-cases-'));
let org: BenchOrg | undefined;

before(async () => {
  const filled = openOrg({ project: '.', data, users: readUsers('data/users.json') });
  fillOrg(filled, { onboarding: CASES, foreign: 0, waiting: 'with none' });
  filled.close();
  org = await BenchOrg.start({ data });
});
after(async () => {
  await org?.stop();
  rmSync(data, { recursive: true, force: true });
});

async function create(): Promise<{ created: unknown; failed: unknown; requests: number }> {
  assert.ok(org);
  const before = await org.usage();
  const { result } = await rosterpathJson(Number(org.port), 'integrations', 'create');
  const { requests } = await org.usage();
  return { created: result['created'], failed: result['failed'], requests: requests - before.requests };
}

test('10,000 cases take at most 100 requests', async () => {
  const { requests, ...counts } = await create();
  assert.deepEqual(counts, { created: CASES, failed: 0 });
  assert.ok(requests <= 100, `${requests} requests`);
});

test('a second run creates nothing, and only needs requests to check', async () => {
  const { requests, ...counts } = await create();
  assert.deepEqual(counts, { created: 0, failed: 0 });
  assert.ok(requests <= 20, `${requests} requests`);
});
