/** Rows that another user has locked: only the record that needs the row fails, with a message. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { SaveResult } from '../../local-org/types.ts';
import { Labels } from '../scenarios/runner/Labels.ts';
import { OrgWithApex } from './OrgWithApex.ts';

const labels = Labels.read();
let world: OrgWithApex;

before(() => {
  world = new OrgWithApex();
});
after(() => world.close());
afterEach(() => {
  world.org.locks.releaseElsewhere();
  world.org.locks.watch = null;
});

/** The one failed row, and why. */
function refusalAt(results: readonly SaveResult[], index: number): string {
  assert.deepEqual(
    results.flatMap(({ success }, at) => (success ? [] : [at])),
    [index],
    JSON.stringify(results.find(({ success }) => !success)),
  );
  return results[index]?.errors[0]?.message ?? '';
}

function isBusy(message: string): void {
  assert.ok(labels.matches('Message_RECORD_BUSY', message), message);
}

test('one locked onboarding case fails one handoff call, and no other task of the save', () => {
  const { ids, accountIds } = world.onboardingCases(3, 'Monitoring', 'Manual');
  world.org.locks.holdElsewhere(ids[1] ?? '');
  const call = (WhatId: string | undefined): Record<string, string> => ({
    WhatId: WhatId ?? '',
    Subject: 'Handoff Email sent to CSM',
    Status: 'Completed',
    Priority: 'Normal',
  });
  const others = Array.from({ length: 150 }, (_, index) => ({ Subject: `Follow up ${index}`, Status: 'Completed' }));
  const results = world.save('insert', 'Task', [call(ids[0]), call(accountIds[1]), call(accountIds[2]), ...others]);
  const message = refusalAt(results, 1);
  assert.match(message, /^The activity wasn't saved because the Handoff Date couldn't be entered/);
  assert.match(message, /Try again in a moment\.$/);
  const dates = world.values('Case', 'Handoff_Date__c', ids);
  assert.deepEqual(
    ids.map((id) => dates.get(id) !== null),
    [true, false, true],
  );
});

test('one locked onboarding case keeps one integration case open, and no other case of the save', () => {
  const { ids } = world.onboardingCases(3, 'Rostering', 'Clever');
  const integrations = world.insert(
    'Case',
    ids.map((ParentId) => ({
      RecordTypeId: world.recordType('Integration_Support'),
      ParentId,
      Integration_Provider__c: 'Clever',
    })),
  );
  const [foreign = ''] = world.insert('Case', [{ Subject: 'A question' }]);
  world.org.locks.holdElsewhere(ids[1] ?? '');
  const closed = { Status: 'Closed', Integration_Outcome__c: 'Complete' };
  const results = world.save('update', 'Case', [
    ...integrations.map((Id) => ({ Id, ...closed })),
    { Id: foreign, Subject: 'Another question' },
  ]);
  isBusy(refusalAt(results, 1));
  assert.deepEqual([...world.values('Case', 'Status', ids).values()].sort(), ['Monitoring', 'Monitoring', 'Rostering']);
});

test('one locked onboarding case fails one submission of a data load', () => {
  const { ids } = world.onboardingCases(3, 'New', 'Manual');
  world.org.locks.holdElsewhere(ids[2] ?? '');
  const results = world.save(
    'insert',
    'Rostering_Form__c',
    ids.map((Case__c) => ({ Case__c, Status__c: 'Submitted', Student_Upload_Method__c: 'Clever' })),
  );
  isBusy(refusalAt(results, 2));
});

test('a page locks the onboarding case before the integration case, as a submission does', () => {
  const { ids } = world.onboardingCases(1, 'New', 'Clever');
  const [parent = ''] = ids;
  const locked: string[] = [];
  world.org.locks.watch = (id) => locked.push(id);
  const form = { Case__c: parent, Status__c: 'Submitted', Student_Upload_Method__c: 'Clever' };
  world.insert('Rostering_Form__c', [form]);
  assert.equal(locked[0], parent);

  const [child = ''] = world.org.reader
    .rows(`SELECT "Id" FROM "Case" WHERE "ParentId" = ?`, [parent])
    .map(([id]) => String(id));
  locked.length = 0;
  world.call('support', 'IntegrationCaseController', 'setStatus', {
    caseId: child,
    fromStatus: 'New',
    toStatus: 'Closed',
    outcome: 'Complete',
    outcomeReason: null,
  });
  assert.deepEqual(locked.slice(0, 2), [parent, child]);

  locked.length = 0;
  const again = { ...form, Student_Upload_Method__c: 'Manual', Override_Reason__c: 'They changed their mind' };
  world.insert('Rostering_Form__c', [again]);
  assert.equal(locked[0], parent);
});
