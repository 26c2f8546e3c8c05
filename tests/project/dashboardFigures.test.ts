/**
 * Every figure of the dashboard opens as many cases as it says, with private cases, for a manager and for a deputy.
 * The Apex tests can't show this, because Salesforce doesn't apply criteria-based sharing rules in them.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openOrg } from '../../local-org/org.ts';
import { readUsers, startLocalOrg, type StartedOrg } from '../../local-org/start.ts';
import { fillDashboard } from '../../tools/bench/org/fillDashboard.ts';
import { Rest } from '../support/rest.ts';

/** No figure has more cases than a list shows. */
const CASES = 200;

interface Figures {
  readonly stages: string[];
  readonly owners: { readonly id: string; readonly amounts: number[]; readonly total: number }[];
  readonly openCases: number[];
  readonly total: number;
  readonly durations: { readonly figure: string; readonly amount: number }[];
  readonly risks: { readonly figure: string; readonly amount: number }[];
  readonly providers: { readonly provider: string | null; readonly amounts: number[]; readonly total: number }[];
  readonly goLives: { readonly figure: string; readonly amount: number }[];
}

interface Opened {
  readonly total: number;
  readonly rows: { readonly caseId: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
let started: StartedOrg;

before(async () => {
  const users = readUsers('data/users.json');
  const org = openOrg({ project: '.', data: folder, users });
  fillDashboard(org, CASES);
  org.close();
  started = await startLocalOrg({ project: '.', dataDir: folder, port: 0, siteDir: null, users });
  const admin = await Rest.signIn(started.url, 'admin');
  const [deputy, rights] = await Promise.all([
    admin.one<{ Id: string }>(`SELECT Id FROM User WHERE Username = 'specialist2@rosterpath.example'`),
    admin.one<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = 'Onboarding_Assigner'`),
  ]);
  await admin.create('PermissionSetAssignment', { AssigneeId: deputy.Id, PermissionSetId: rights.Id });
});

after(async () => {
  await started?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The number of each figure, as the page makes its key. */
function numbersOf(found: Figures): Map<string, number> {
  const numbers = new Map([['open', found.total]]);
  found.openCases.forEach((amount, index) => numbers.set(`open:${found.stages[index]}`, amount));
  for (const { id, amounts, total } of found.owners) {
    numbers.set(`open::${id}`, total);
    amounts.forEach((amount, index) => numbers.set(`open:${found.stages[index]}:${id}`, amount));
  }
  for (const { provider, amounts, total } of found.providers) {
    numbers.set(`integration::${provider ?? '-'}`, total);
    amounts.forEach((amount, age) => numbers.set(`integration:${age}:${provider ?? '-'}`, amount));
  }
  for (const { figure, amount } of [...found.durations, ...found.risks, ...found.goLives]) numbers.set(figure, amount);
  return numbers;
}

for (const [who, name] of [
  ['a manager', 'manager'],
  ['a deputy', 'specialist2'],
] as const) {
  test(`${who} opens as many cases as each figure says`, async () => {
    const person = await Rest.signIn(started.url, name);
    const found = await person.apex<Figures>('DashboardController.getDashboard', {});
    const numbers = numbersOf(found);
    for (const kind of ['open', 'quiet', 'overdue', 'slow', 'kickoff', 'rostered', 'took', 'integration', 'live']) {
      const some = [...numbers].some(([figure, amount]) => figure.split(':')[0] === kind && amount > 0);
      assert.ok(some, `A figure of the kind "${kind}" has cases`);
    }
    for (const [figure, amount] of numbers) {
      const opened = await person.apex<Opened>('DashboardController.getCases', { figure });
      assert.equal(opened.total, amount, figure);
      assert.equal(new Set(opened.rows.map(({ caseId }) => caseId)).size, amount, figure);
    }
  });
}

test('the parts of a figure add up to it', async () => {
  const person = await Rest.signIn(started.url, 'manager');
  const found = await person.apex<Figures>('DashboardController.getDashboard', {});
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  assert.equal(sum(found.owners.map(({ total }) => total)), found.total);
  assert.equal(sum(found.openCases), found.total);
  for (const { amounts, total } of [...found.owners, ...found.providers]) assert.equal(sum(amounts), total);
  const unrostered = (found.openCases[0] ?? 0) + (found.openCases[1] ?? 0);
  assert.equal(sum(found.goLives.map(({ amount }) => amount)), unrostered, 'Each case goes live in one week');
});

test('a specialist who is no deputy sees no dashboard', async () => {
  const person = await Rest.signIn(started.url, 'specialist');
  await assert.rejects(person.apex('DashboardController.getDashboard', {}), /INSUFFICIENT_ACCESS|access/u);
});
