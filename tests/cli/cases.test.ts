/** `rosterpath cases list` with the sample records. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rosterpath, rosterpathHere, rosterpathHereJson } from './commandLine.ts';
import { startLaptopOrg, type LaptopOrg } from './laptopOrg.ts';

let laptop: LaptopOrg;

before(async () => {
  laptop = await startLaptopOrg();
});
after(() => laptop?.close());

interface Row {
  readonly id: string;
  readonly caseNumber: string;
  readonly account: string | null;
  readonly nextStep: string | null;
  readonly nextStepLabel: string | null;
  readonly since: string | null;
}

const listJson = (...options: string[]) => rosterpathHereJson(laptop.port, 'cases', 'list', ...options);

test('an org without open cases says so', async () => {
  const { exitCode, out } = await rosterpathHere(laptop.port, 'cases', 'list');
  assert.equal(exitCode, 0);
  assert.equal(out, 'No onboarding case is open.\n');
});

test('each open case has the next step that the org keeps, with its label, and the oldest comes first', async () => {
  await rosterpath(laptop.port, 'sample', 'load');
  const { exitCode, result } = await listJson();
  assert.equal(exitCode, 0);
  const cases = result['cases'] as Row[];
  const stored = await laptop.org.query(
    `SELECT Id, Next_Step__c, Next_Step_Since__c FROM Case
     WHERE RecordType.DeveloperName = 'Onboarding' AND IsClosed = FALSE ORDER BY Next_Step_Since__c NULLS LAST, CaseNumber`,
  );
  assert.ok(stored.length > 3);
  assert.equal(result['found'], stored.length);
  assert.deepEqual(
    cases.map(({ id, nextStep }) => [id, nextStep]),
    stored.map((record) => [record.Id, record['Next_Step__c']]),
  );
  const call = cases.find(({ nextStep }) => nextStep === 'CALL');
  assert.equal(call?.nextStepLabel, 'Call the school');
  const moments = cases.flatMap(({ since }) => (since === null ? [] : [Date.parse(since)]));
  assert.deepEqual(
    moments,
    moments.toSorted((first, second) => first - second),
  );
});

test('a person reads a table, and can ask for the cases of one user', async () => {
  const { exitCode, out } = await rosterpathHere(laptop.port, 'cases', 'list');
  assert.equal(exitCode, 0);
  assert.match(out, /│ Case +│ Account +│ Owner +│ Status +│ Next step +│ Since/);
  assert.match(out, /\d+ open onboarding cases\.\n$/);
  const own = await listJson('--owner', 'specialist@rosterpath.example');
  const [specialist] = await laptop.org.query("SELECT Id FROM User WHERE Username = 'specialist@rosterpath.example'");
  const expected = await laptop.org.query(
    "SELECT Id FROM Case WHERE RecordType.DeveloperName = 'Onboarding' AND IsClosed = FALSE AND OwnerId = :ownerId",
    { ownerId: String(specialist?.Id) },
  );
  assert.ok(expected.length > 0);
  assert.equal(own.result['found'], expected.length);
});

test('a username that the org does not have is a bad call', async () => {
  const { exitCode, result } = await listJson('--owner', 'nobody@rosterpath.example');
  assert.equal(exitCode, 2);
  assert.deepEqual(result['error'], {
    code: 'UNKNOWN_USER',
    message:
      'This org has no user with the username nobody@rosterpath.example. Enter the username as in Setup, under Users.',
  });
});
