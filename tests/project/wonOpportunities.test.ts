/** Wins in an org with rules of its own (`strictOrg`), and jobs that are lost. Nothing blocks a win, and nothing is lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OrgWithApex } from './OrgWithApex.ts';
import { ProjectCopy } from './ProjectCopy.ts';

const SWEEP = 'new OnboardingRequestSchedule().execute(null);';
let project: ProjectCopy;
let world: OrgWithApex;

before(() => {
  project = new ProjectCopy();
  project.add('tests/project/strictOrg');
  world = new OrgWithApex(project.folder);
});
after(() => {
  world.close();
  project.remove();
});

/** Opportunities in the stage PO in Hand, each with its own account. */
function inHand(names: readonly string[]): string[] {
  const accounts = world.insert(
    'Account',
    names.map((name) => ({ Name: `School ${name}` })),
  );
  const today = new Date().toISOString().slice(0, 10);
  return world.insert(
    'Opportunity',
    names.map((Name, index) => ({
      Name,
      AccountId: accounts[index] ?? '',
      StageName: 'PO in Hand',
      CloseDate: today,
    })),
  );
}

const won = (ids: readonly string[]) => ids.map((Id) => ({ Id, StageName: 'Closed Won' }));

/** The number of onboarding cases of each opportunity. */
function casesOf(ids: readonly string[]): number[] {
  return ids.map((id) => world.org.reader.rows('SELECT 1 FROM "Case" WHERE "Opportunity__c" = ?', [id]).length);
}

function requestOf(id: string): unknown[] {
  const [row] = world.org.reader.rows(
    'SELECT "Status__c", "Error__c" FROM "Onboarding_Request__c" WHERE "Opportunity__c" = ?',
    [id],
  );
  return [...(row ?? [])];
}

const saved = (results: readonly { success: boolean }[]): boolean[] => results.map(({ success }) => success);

test('a rule of the org refuses one case: all opportunities are won, the others have their case, and the reason shows', () => {
  const ids = inHand(['One', 'Refused', 'Three']);
  assert.deepEqual(saved(world.save('update', 'Opportunity', won(ids))), [true, true, true]);
  assert.deepEqual(casesOf(ids), [1, 0, 1]);
  const [, refused = ''] = ids;
  assert.deepEqual(requestOf(refused), ['Failed', 'Say which school year the case is for.']);
  const errors = world.values('Opportunity', 'Onboarding_Error__c', ids);
  assert.deepEqual([...errors.values()], [null, 'Say which school year the case is for.', null]);
  const [accountId] = world.values('Opportunity', 'AccountId', [refused]).values();
  world.save('update', 'Account', [{ Id: String(accountId), Name: 'School Two' }]);
  world.execute(SWEEP);
  assert.deepEqual(casesOf(ids), [1, 1, 1]);
  assert.equal(world.values('Opportunity', 'Onboarding_Error__c', [refused]).get(refused), null);
});

test('in an org whose closed opportunities are final, the case is created, and a failure is kept in the request', () => {
  const ids = inHand(['Final', 'Final Refused']);
  assert.deepEqual(saved(world.save('update', 'Opportunity', won(ids))), [true, true]);
  assert.deepEqual(casesOf(ids), [1, 0]);
  assert.equal(requestOf(ids[1] ?? '')[0], 'Failed');
  const page = world.call('admin', 'WonOpportunityController', 'getOnboarding', { opportunityId: ids[1] });
  assert.equal((page as { error?: string }).error, 'Say which school year the case is for.');
});

test('the hourly job creates the cases whose job was lost, once', () => {
  const ids = inHand(Array.from({ length: 12 }, (_, index) => `Lost ${index}`));
  assert.ok(saved(world.saveAndLoseJobs('update', 'Opportunity', won(ids))).every(Boolean));
  assert.deepEqual(
    casesOf(ids),
    ids.map(() => 0),
  );
  world.execute(SWEEP);
  world.execute(SWEEP);
  assert.deepEqual(
    casesOf(ids),
    ids.map(() => 1),
  );
});

test('the next win also creates the cases whose job was lost', () => {
  const lost = inHand(['Lost']);
  world.saveAndLoseJobs('update', 'Opportunity', won(lost));
  const next = inHand(['Next']);
  world.save('update', 'Opportunity', won(next));
  assert.deepEqual(casesOf([...lost, ...next]), [1, 1]);
});

test('200 wins in one request have 200 cases', () => {
  const ids = inHand(Array.from({ length: 200 }, (_, index) => `Bulk ${index}`));
  assert.ok(saved(world.save('update', 'Opportunity', won(ids))).every(Boolean));
  assert.deepEqual(
    casesOf(ids),
    ids.map(() => 1),
  );
});

test('an opportunity that someone else has locked keeps its error in the request', () => {
  const ids = inHand(['Refused and locked']);
  world.saveAndLoseJobs('update', 'Opportunity', won(ids));
  world.org.locks.holdElsewhere(ids[0] ?? '');
  world.execute(SWEEP);
  world.org.locks.releaseElsewhere();
  const [status, error] = requestOf(ids[0] ?? '');
  assert.deepEqual([status, error], ['Failed', 'Say which school year the case is for.']);
});

test('a case that a colleague is creating at the same moment counts', () => {
  const ids = inHand(['Twice']);
  world.saveAndLoseJobs('update', 'Opportunity', won(ids));
  world.insert('Case', [{ RecordTypeId: world.recordType('Onboarding'), Opportunity__c: ids[0] ?? '' }]);
  world.execute(SWEEP);
  assert.deepEqual(casesOf(ids), [1]);
  assert.equal(requestOf(ids[0] ?? '')[0], 'Created');
});
