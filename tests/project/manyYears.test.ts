/**
 * An org that is years old: calls that Salesforce archived, and more cases in Rostering than one transaction
 * can read.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { callStatic } from '../../local-org/apex/call-static.ts';
import { loadApex, type ApexRuntime } from '../../local-org/apex/index.ts';
import { openOrg, type Org } from '../../local-org/org.ts';
import { readUsers } from '../../local-org/start.ts';
import { fillOrg } from '../../tools/bench/org/largeOrg.ts';

const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'many-years-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const open = (data: string, clock: () => Date = () => new Date()): Org =>
  openOrg({ project: '.', data, users: readUsers('data/users.json'), clock });

const apexOf = (org: Org): ApexRuntime => loadApex(org, { project: '.', cache: join('.cache', 'apex') });

test('the timeline shows a call from more than a year ago', () => {
  const data = join(folder, 'calls');
  const then = open(data, () => new Date(Date.now() - 400 * DAY));
  const { onboardingCases } = fillOrg(then, { onboarding: 1, foreign: 0 });
  then.close();
  const org = open(data);
  const page = callStatic(apexOf(org), org.session('specialist@rosterpath.example'), 'TimelineController', 'getItems', {
    caseId: onboardingCases[0],
    kinds: ['call'],
    before: null,
    pageSize: 20,
  }) as { items: { title: string }[] };
  org.close();
  assert.deepEqual(
    page.items.map(({ title }) => title),
    ['Kickoff call'],
  );
});

test('missing integration cases are found among 17,000 cases that have theirs', () => {
  const org = open(join(folder, 'cases'));
  const { onboardingCases } = fillOrg(org, { onboarding: 17_000, foreign: 0, waiting: 'with both' });
  const apex = apexOf(org);
  const find = (maximum: number): unknown =>
    callStatic(apex, org.session(org.adminId), 'IntegrationCaseService', 'findMissing', { maximum });
  assert.deepEqual(find(10), []);
  const [, second = ''] = onboardingCases;
  const child = org.reader.rows('SELECT "Id" FROM "Case" WHERE "ParentId" = ? LIMIT 1', [second]);
  org.transaction(org.session(org.adminId), (transaction) =>
    org.dml.run(transaction, 'delete', [{ type: 'Case', fields: { Id: String(child[0]?.[0]) } }], {
      allOrNone: true,
      access: 'system',
    }),
  );
  assert.deepEqual(find(10), [second]);
  org.close();
});
