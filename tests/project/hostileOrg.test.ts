/**
 * An org with its own automation (`hostileOrg`): it requires fields, rejects cases, posts, and history, and
 * numbers cases. Other teams' records save as if Rosterpath weren't installed, our records are rejected one
 * at a time with a message, and our tests pass after an admin fills in RpTestDefaults.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Row, SaveResult } from '../../local-org/types.ts';
import { OrgWithApex } from './OrgWithApex.ts';
import { ProjectCopy } from './ProjectCopy.ts';

const DEFAULTS = 'classes/RpTestDefaults.cls';
const RECORD_TYPE = 'objects/Case/recordTypes/Onboarding.recordType-meta.xml';
const HANDOFF = { Subject: 'Handoff Email sent to CSM', Status: 'Completed', Priority: 'Normal' };

/** Why each row was rejected. Null if it was saved. */
const reasonsOf = (results: readonly SaveResult[]): (string | null)[] =>
  results.map(({ success, errors }) => (success ? null : (errors[0]?.message ?? '')));

describe('an org with its own required fields, rules, and triggers', () => {
  let project: ProjectCopy;
  let world: OrgWithApex;
  before(() => {
    project = new ProjectCopy();
    project.add('tests/project/hostileOrg');
    fillIn();
    project.replace(RECORD_TYPE, '<label>Onboarding</label>', '<label>Customer Launch</label>');
    world = new OrgWithApex(project.folder, { Account: { Region__c: 'West' }, Case: { Origin: 'Phone' } });
  });
  after(() => {
    world.close();
    project.remove();
  });

  /** As the admin guide says. */
  function fillIn(): void {
    const into = (method: string, line: string): void =>
      project.replace(DEFAULTS, `${method} {\n`, `${method} {\n        ${line}\n`);
    into('fillAccount(Account record)', "record.Region__c = record.Region__c ?? 'West';");
    into('fillCase(Case record)', "record.Origin = record.Origin ?? 'Phone';");
    project.replace(DEFAULTS, 'HAS_OTHER_AUTOMATION = false', 'HAS_OTHER_AUTOMATION = true');
  }

  test('our Apex tests pass', async () => {
    const cli = ['local-org/apex/test/cli.ts', '--project', project.folder, '--without-criteria-rules', '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, cli, { maxBuffer: 64 * 1024 * 1024 }).catch(
      (failed: { stdout: string }) => failed,
    );
    const report = JSON.parse(stdout) as {
      passed: number;
      results: { method: string; passed: boolean; failure: unknown }[];
    };
    assert.deepEqual(
      report.results
        .filter(({ passed }) => !passed)
        .map(({ method, failure }) => `${method}: ${JSON.stringify(failure)}`),
      [],
    );
    assert.ok(report.results.length > 400);
  });

  test('of 70 cases from the web, some of them ours, ten are rejected and sixty are saved', () => {
    const RecordTypeId = world.recordType('Onboarding');
    const rows = Array.from({ length: 70 }, (_, index) => ({
      Origin: 'Web',
      Subject: `Case ${index}`,
      ...(index % 2 === 0 ? { RecordTypeId } : {}),
    }));
    const reasons = reasonsOf(world.save('insert', 'Case', rows));
    assert.deepEqual(
      reasons.flatMap((reason, index) => (reason === null ? [] : [index])),
      [0, 7, 14, 21, 28, 35, 42, 49, 56, 63],
    );
    assert.ok(reasons.every((reason) => reason === null || reason === 'The web form is full today.'));
  });

  test('a rejected task doesn’t affect other tasks, including handoff calls', () => {
    const { ids } = world.onboardingCases(2, 'Monitoring', 'Manual');
    const tasks: Row[] = ids.map((WhatId) => ({ WhatId, ...HANDOFF }));
    tasks.splice(1, 0, { Subject: 'Later', Status: 'Deferred', Priority: 'Normal' }, { Subject: 'Other' });
    const reasons = reasonsOf(world.save('insert', 'Task', tasks));
    assert.deepEqual(reasons, [null, 'Nothing is deferred here.', null, null]);
    assert.ok([...world.values('Case', 'Handoff_Date__c', ids).values()].every((date) => date !== null));
  });

  test('a handoff call on a case that a rule freezes is rejected with the rule’s reason', () => {
    const { ids } = world.onboardingCases(2, 'Monitoring', 'Manual');
    world.save(
      'update',
      'Case',
      ids.map((Id) => ({ Id, Subject: 'Frozen' })),
    );
    const [free = ''] = world.onboardingCases(1, 'Monitoring', 'Manual').ids;
    const tasks = [...ids, free].map((WhatId) => ({ WhatId, ...HANDOFF }));
    const reasons = reasonsOf(world.save('insert', 'Task', [...tasks, { Subject: 'Other' }]));
    assert.deepEqual(
      reasons.map((reason) => reason?.endsWith('This case is frozen by Finance.') ?? null),
      [true, true, null, null],
    );
    assert.match(reasons[0] ?? '', /^The activity wasn't saved because the Handoff Date couldn't be entered/);
  });

  test('rejected history or posts fail only their own case', () => {
    const { ids } = world.onboardingCases(3, 'New', 'Manual');
    world.save('update', 'Case', [{ Id: ids[1] ?? '', Subject: 'Audited' }]);
    const forms = ids.map((Case__c) => ({
      Case__c,
      Status__c: 'Submitted',
      Student_Upload_Method__c: 'Clever',
    }));
    const reasons = reasonsOf(world.save('insert', 'Rostering_Form__c', forms));
    assert.deepEqual(
      reasons.map((reason) => reason !== null),
      [false, true, false],
    );
    assert.match(reasons[1] ?? '', /stage log couldn't be updated: Finance is auditing this case\.$/);
  });

  test('a reopened integration case whose post is rejected is rejected, and another team’s case is saved', () => {
    const { ids } = world.onboardingCases(2, 'Rostering', 'Clever');
    const integrations = world.insert(
      'Case',
      ids.map((ParentId) => ({
        RecordTypeId: world.recordType('Integration_Support'),
        ParentId,
        Integration_Provider__c: 'Clever',
        Status: 'Closed',
        Integration_Outcome__c: 'Complete',
      })),
    );
    const [foreign = ''] = world.insert('Case', [{ Subject: 'A question' }]);
    world.save('update', 'Case', [{ Id: ids[0] ?? '', Subject: 'Audited' }]);
    const reasons = reasonsOf(
      world.save('update', 'Case', [
        ...integrations.map((Id) => ({ Id, Status: 'Working' })),
        { Id: foreign, Subject: 'Another question' },
      ]),
    );
    assert.match(reasons[0] ?? '', /post about it couldn't be created: Finance is auditing this case\.$/);
    assert.deepEqual(reasons.slice(1), [null, null]);
  });

  test('kickoff calls are saved on all cases, even if the org rejects the meeting of one', () => {
    const { ids } = world.onboardingCases(3, 'New', 'Manual');
    const at = (day: string): Row[] => ids.map((Id) => ({ Id, Kickoff_Call_At__c: `${day}T16:00:00.000+0000` }));
    const days = [7, 8].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
    const calls = (): number[] =>
      ids.map(
        (id) =>
          world.org.reader.rows('SELECT 1 FROM "Status_Meeting__c" WHERE "Case__c" = ? AND "IsDeleted" = 0', [id])
            .length,
      );
    world.save('update', 'Case', [{ Id: ids[1] ?? '', Subject: 'Audited' }]);
    assert.deepEqual(reasonsOf(world.save('update', 'Case', at(days[0] ?? ''))), [null, null, null]);
    assert.deepEqual(calls(), [1, 0, 1]);
    world.save('update', 'Case', [{ Id: ids[0] ?? '', Subject: 'Audited' }]);
    assert.deepEqual(reasonsOf(world.save('update', 'Case', at(days[1] ?? ''))), [null, null, null]);
    const dates = [...world.values('Case', 'Kickoff_Call_At__c', ids).values()];
    assert.ok(dates.every((date) => String(date).startsWith(days[1] ?? '')));
  });

  test('a duplicate in the org’s own unique field doesn’t count as an existing integration case', () => {
    const { ids } = world.onboardingCases(2, 'New', 'Clever');
    world.save(
      'update',
      'Account',
      [...world.values('Case', 'AccountId', ids).values()].map((Id) => ({ Id: String(Id), Name: 'Numbered Twice' })),
    );
    const reasons = reasonsOf(
      world.save(
        'insert',
        'Rostering_Form__c',
        ids.map((Case__c) => ({ Case__c, Status__c: 'Submitted', Student_Upload_Method__c: 'Clever' })),
      ),
    );
    assert.equal(reasons[0], null);
    assert.match(reasons[1] ?? '', /^duplicate value found: Ticket__c /);
  });
});

describe('an org that renamed our record types', () => {
  for (const renamed of ['Onboarding', 'Integration_Support'])
    test(`${renamed}: every case and task is saved, and a page says what is wrong`, () => {
      const project = new ProjectCopy();
      project.renameRecordType(renamed, `Old_${renamed}`);
      const world = new OrgWithApex(project.folder);
      try {
        const rows = Array.from({ length: 200 }, (_, index) => ({ Subject: `Case ${index}`, Status: 'Closed' }));
        const ids = world.insert('Case', rows);
        world.insert('Case', [{ Subject: 'Ours once', RecordTypeId: world.recordType(`Old_${renamed}`) }]);
        world.insert('Task', [{ WhatId: ids[0] ?? '', ...HANDOFF }]);
        assert.equal(world.values('Case', 'Handoff_Date__c', ids.slice(0, 1)).get(ids[0] ?? ''), null);
        const reason = renamed === 'Onboarding' ? pageRefusal(world, ids[0] ?? '') : submissionRefusal(world);
        assert.match(reason, renamed === 'Onboarding' ? /onboarding/i : /Case record type Integration_Support/);
      } finally {
        world.close();
        project.remove();
      }
    });

  function pageRefusal(world: OrgWithApex, caseId: string): string {
    try {
      world.call('admin', 'OnboardingCaseController', 'getPage', { caseId });
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  }

  function submissionRefusal(world: OrgWithApex): string {
    const { ids } = world.onboardingCases(2, 'New', 'Manual');
    const methods = ['Clever', 'Manual'];
    const forms = ids.map((Case__c, index) => ({
      Case__c,
      Status__c: 'Submitted',
      Student_Upload_Method__c: methods[index] ?? '',
    }));
    const reasons = reasonsOf(world.save('insert', 'Rostering_Form__c', forms));
    assert.equal(reasons[1], null, 'A method without an integration case needs no record type');
    return reasons[0] ?? '';
  }
});
