/** `rosterpath integrations create` with the sample records. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rosterpath, rosterpathJson } from './commandLine.ts';
import { casesAsTheyAre, insertOnboardings, integrationCases, startLaptopOrg, type LaptopOrg } from './laptopOrg.ts';

let laptop: LaptopOrg;

before(async () => {
  laptop = await startLaptopOrg();
  await rosterpath(laptop.port, 'sample', 'load');
});
after(() => laptop?.close());

interface Row {
  readonly onboardingCaseId: string;
  readonly caseNumber: string;
  readonly account: string;
  readonly provider: string;
  readonly result: string;
  readonly id: string | null;
}

const create = (...options: string[]) => rosterpath(laptop.port, 'integrations', 'create', ...options);
const createJson = (...options: string[]) => rosterpathJson(laptop.port, 'integrations', 'create', ...options);

test('a dry run lists what it would create and changes nothing', async () => {
  const before = await casesAsTheyAre(laptop.org);
  const { exitCode, result } = await createJson('--dry-run');
  assert.equal(exitCode, 0);
  const { cases, ...counts } = result as { cases: Row[] };
  const there = await laptop.org.query(
    "SELECT Id, Integration_Provider__c FROM Case WHERE Integration_Key__c != NULL AND Parent.Status = 'Rostering'",
  );
  const thereOf = (name: string): number => there.filter((found) => found['Integration_Provider__c'] === name).length;
  assert.ok(there.length > 0);
  assert.deepEqual(counts, {
    targetOrg: 'local',
    dryRun: true,
    found: 3,
    created: 0,
    wouldBeCreated: 4,
    alreadyThere: there.length,
    failed: 0,
    providers: [
      { provider: 'ClassLink', wouldBeCreated: 2, alreadyThere: thereOf('ClassLink') },
      { provider: 'Clever', wouldBeCreated: 2, alreadyThere: thereOf('Clever') },
    ],
  });
  assert.deepEqual(cases.map(({ provider, result: said }) => [provider, said]).sort(), [
    ['ClassLink', 'wouldBeCreated'],
    ['ClassLink', 'wouldBeCreated'],
    ['Clever', 'wouldBeCreated'],
    ['Clever', 'wouldBeCreated'],
  ]);
  assert.deepEqual(await casesAsTheyAre(laptop.org), before);
});

test('a dry run without --json says the same in words', async () => {
  const { exitCode, out } = await create('--dry-run');
  assert.equal(exitCode, 0);
  assert.match(out, /would be created/);
  assert.match(out, /4 integration cases would be created\. Nothing was changed\./);
  assert.match(out, /Clever: 2 would be created, \d+ already exist\./);
});

test('missing cases are created with account, queue, and key, and reported', async () => {
  const before = await integrationCases(laptop.org);
  const { exitCode, result } = await createJson();
  assert.equal(exitCode, 0);
  const { cases, ...counts } = result as { cases: Row[] };
  assert.deepEqual(counts, { targetOrg: 'local', dryRun: false, found: 3, created: 4, alreadyThere: 0, failed: 0 });
  const known = new Set(before.map(({ Id }) => Id));
  const created = (await integrationCases(laptop.org)).filter(({ Id }) => !known.has(Id));
  assert.deepEqual(created.map(({ Id }) => Id).sort(), cases.map(({ id }) => id).sort());
  for (const record of created) {
    assert.equal(record['Status'], 'New');
    assert.equal((record['Owner'] as { Name: string }).Name, 'Integration Support');
    assert.equal(
      record['Integration_Key__c'],
      `${String(record['ParentId'])}:${String(record['Integration_Provider__c'])}`,
    );
    assert.equal(record['AccountId'], (record['Parent'] as { AccountId: string }).AccountId);
  }
  for (const { caseNumber, account } of cases) {
    assert.match(caseNumber, /^\d{8}$/);
    assert.notEqual(account, null);
  }
});

test('a second run changes nothing', async () => {
  const before = await casesAsTheyAre(laptop.org);
  const { exitCode, result } = await createJson();
  assert.equal(exitCode, 0);
  assert.deepEqual(result, {
    targetOrg: 'local',
    dryRun: false,
    found: 0,
    created: 0,
    alreadyThere: 0,
    failed: 0,
    cases: [],
  });
  assert.deepEqual(await casesAsTheyAre(laptop.org), before);
});

test('a run with nothing to do says so', async () => {
  const { exitCode, out } = await create();
  assert.equal(exitCode, 0);
  assert.match(out, /already has its integration cases/);
});

test('hundreds of cases are created in parts, with progress next to the table', async () => {
  await insertOnboardings(laptop.org, 450);
  const { exitCode, out, err } = await create();
  assert.equal(exitCode, 0);
  assert.match(err, /Creating integration cases: 0 of 450 onboarding cases/);
  assert.match(err, /Creating integration cases: 400 of 450 onboarding cases/);
  assert.match(out, /│ Onboarding case │ Account/);
  assert.match(out, /450 created, 0 already existed, 0 failed\./);
  const keys = (await integrationCases(laptop.org)).map((record) => record['Integration_Key__c']);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal((await createJson()).result['found'], 0);
});
