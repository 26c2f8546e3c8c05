/** The server is killed during submissions. Afterward, each submission is either complete or didn't happen. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { caseOf, CLEVER_ANSWERS, integrationCasesOf, newCase } from '../support/onboarding.ts';
import { Rest } from '../support/rest.ts';
import { startServer } from '../support/server.ts';

const SUBMISSIONS = 24;
/** The server is killed after so many responses. The other submissions are running or waiting. */
const ANSWERED = 6;

const data = mkdtempSync(join(tmpdir(), 'rosterpath-killed-'));
after(() => rmSync(data, { recursive: true, force: true }));

test('a server killed during a submit leaves it complete or undone, and keeps every acknowledged one', async () => {
  const first = await startServer({ LOCAL_ORG_DATA: data });
  const admin = await Rest.signIn(first.url, 'admin');
  const specialist = await Rest.signIn(first.url, 'specialist');
  const cases: string[] = [];
  for (let count = 0; count < SUBMISSIONS; count += 1) cases.push((await newCase(admin)).id);

  const acknowledged = new Set<string>();
  const submissions = cases.map(async (caseId) => {
    await specialist.apex('RosteringFormController.submit', {
      caseId,
      version: null,
      values: { Student_Upload_Method__c: 'Clever', Teachers_Differ__c: false, ...CLEVER_ANSWERS },
    });
    acknowledged.add(caseId);
    if (acknowledged.size === ANSWERED) void first.kill();
  });
  await Promise.allSettled(submissions);
  await first.kill();
  assert.ok(
    acknowledged.size >= ANSWERED && acknowledged.size < SUBMISSIONS,
    'The server was killed during the submissions.',
  );

  const second = await startServer({ LOCAL_ORG_DATA: data });
  try {
    const reader = await Rest.signIn(second.url, 'admin');
    for (const id of cases) {
      const left = await whatIsLeft(reader, id);
      const whole = { status: 'Rostering', hasKickoff: true, forms: ['Submitted'], integrationCases: 1 };
      const nothing = { status: 'New', hasKickoff: false, forms: [], integrationCases: 0 };
      assert.deepEqual(left, acknowledged.has(id) || left.status === 'Rostering' ? whole : nothing);
    }
  } finally {
    await second.stop();
  }
});

async function whatIsLeft(reader: Rest, id: string) {
  const state = await caseOf(reader, id);
  const forms = await reader.query<{ Status__c: string }>(
    `SELECT Status__c FROM Rostering_Form__c WHERE Case__c = '${id}'`,
  );
  return {
    status: state.Status,
    hasKickoff: state.Kickoff_Complete_Date__c !== null,
    forms: forms.map((form) => form.Status__c),
    integrationCases: (await integrationCasesOf(reader, id)).length,
  };
}
