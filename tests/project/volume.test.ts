/**
 * A customer's org: with ten cases of other teams for each of ours, no statement's plan changes, and no
 * statement reads a whole object.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openOrg } from '../../local-org/org.ts';
import { parseQuery } from '../../local-org/soql/index.ts';
import { readUsers, startLocalOrg, type StartedOrg } from '../../local-org/start.ts';
import { fillOrg, type Filled } from '../../tools/bench/org/largeOrg.ts';
import { isTest, readApex } from '../../tools/check/project/apex.ts';
import { listedFields } from '../../tools/check/project/listedFields.ts';
import { readSchema } from '../../tools/check/project/readSchema.ts';
import { apexQueries } from '../../tools/check/soql/apexQueries.ts';
import { scriptQueries } from '../../tools/check/soql/scriptQueries.ts';
import { CLEVER_ANSWERS } from '../support/onboarding.ts';
import { pageRequests } from '../support/pageRequests.ts';
import { PlanRecorder } from '../support/PlanRecorder.ts';
import { Rest } from '../support/rest.ts';
import { sampleBinds } from '../support/sampleBinds.ts';

const OURS = 1150;
const ROLES = ['specialist', 'manager', 'support', 'ae', 'csm', 'admin'];

interface Place {
  readonly started: StartedOrg;
  readonly filled: Filled;
  readonly plans: PlanRecorder;
}

const folder = mkdtempSync(join(tmpdir(), 'volume-'));
let alone: Place;
let crowded: Place;

before(async () => {
  alone = await start('alone', 0);
  crowded = await start('crowded', 20_000);
});
after(async () => {
  await alone?.started.close();
  await crowded?.started.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, foreign: number): Promise<Place> {
  const data = join(folder, name);
  const users = readUsers('data/users.json');
  const org = openOrg({ project: '.', data, users });
  const filled = fillOrg(org, { onboarding: OURS, foreign });
  org.close();
  const started = await startLocalOrg({ project: '.', dataDir: data, port: 0, siteDir: null, users });
  return { started, filled, plans: new PlanRecorder(started.org) };
}

async function openPages({ started, filled }: Place): Promise<void> {
  for (const role of ROLES) {
    const person = await Rest.signIn(started.url, role);
    for (const request of pageRequests(filled)) await request.send(person);
  }
}

test('other teams’ records change no page’s plan, and no page reads a whole object', async () => {
  await openPages(alone);
  await openPages(crowded);
  assertSame();
});

test('other teams’ records change no query’s plan in Apex, services, or scripts, and no query reads a whole object', () => {
  const apex = readApex('.').filter((file) => !isTest(file));
  const lists = { files: apex, schema: readSchema('.'), listed: listedFields('.') };
  const queries = [...apexQueries(apex, lists), ...scriptQueries('.')].flatMap(({ query }) =>
    'parsed' in query ? [query.parsed] : 'text' in query ? [parseQuery(query.text)] : [],
  );
  assert.ok(queries.length > 60);
  for (const { started, plans } of [alone, crowded]) {
    for (const query of queries) {
      const plan = started.org.soql.prepare(query);
      const binds = plans.unrecorded(() => sampleBinds(started.org, plan));
      const session = started.org.session('manager@rosterpath.example');
      const { reader } = started.org;
      started.org.soql.run(plan, { session, access: 'shared', now: started.org.now(), reader, binds });
    }
    assert.ok(plans.statements > queries.length);
  }
  assertSame();
});

test('no save, and nothing that follows from it, reads a whole object', async () => {
  for (const { started, filled, plans } of [alone, crowded]) {
    const admin = await Rest.signIn(started.url, 'admin');
    const before = plans.statements;
    const [waiting = '', other = ''] = filled.onboardingCases;
    const [accountId = ''] = filled.accounts;
    const contact = await admin.one<{ Id: string }>(`SELECT Id FROM Contact WHERE AccountId = '${accountId}' LIMIT 1`);
    const specialist = await Rest.signIn(started.url, 'specialist');
    await specialist.apex('RosteringFormController.submit', {
      caseId: waiting,
      version: null,
      values: { ...CLEVER_ANSWERS, Student_Upload_Method__c: 'Clever' },
    });
    await admin.create('Task', { Subject: 'Call', Status: 'Completed', WhatId: waiting });
    await admin.create('EmailMessage', { ParentId: waiting, Subject: 'Re: Welcome', Incoming: true, Status: '0' });
    await admin.update('Contact', contact.Id, { Email: 'another@school.example', AccountId: filled.accounts[1] });
    await admin.call('DELETE', `/sobjects/Case/${other}`);
    await admin.call('DELETE', `/sobjects/Account/${await admin.create('Account', { Name: 'Nobody asked yet' })}`);
    assert.ok(plans.statements > before);
    assert.deepEqual(plans.whole(), []);
  }
});

function assertSame(): void {
  assert.deepEqual(crowded.plans.whole(), []);
  assert.deepEqual(crowded.plans.differences(alone.plans), []);
}
