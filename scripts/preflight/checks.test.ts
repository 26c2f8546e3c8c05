import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { brokenOff } from '../org/OrgFault.ts';
import { emailTemplateFolders, inspect, lightningWebSecurity, type Finding } from './checks.ts';

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

async function orgWith(contents: FakeContents): Promise<FakeSalesforce> {
  const server = await new FakeSalesforce(contents).start();
  servers.push(server);
  return server;
}

const settings = (enableTemplateEnhancedFolderPref: boolean): FakeContents => ({
  components: { EmailTemplateSettings: [{ fullName: 'EmailTemplate', enableTemplateEnhancedFolderPref }] },
});

// Metadata API Developer Guide, "EmailTemplateSettings": off unless an admin turned it on.
test('if email template folders and enhanced sharing are on, the org is ready', async () => {
  const { connection } = await orgWith(settings(true));
  const { code, state } = await emailTemplateFolders(connection);
  assert.deepEqual([code, state], ['EMAIL_TEMPLATE_FOLDERS', 'ready']);
});

test('if email template folders are off, the finding says where to turn them on', async () => {
  const { connection } = await orgWith(settings(false));
  const { state, detail, remedy } = await emailTemplateFolders(connection);
  assert.deepEqual([state, detail], ['missing', 'is off']);
  assert.match(remedy, /Lightning Email Templates/);
});

test('if the user cannot read the settings, the finding names the permission', async () => {
  const { connection } = await orgWith({ components: null });
  const { state, detail, remedy } = await emailTemplateFolders(connection);
  assert.equal(state, 'missing');
  assert.match(detail, /ModifyMetadata/);
  assert.match(remedy, /Modify Metadata Through Metadata API Functions/);
});

const security = (sessionSettings: unknown): FakeContents => ({
  components: { SecuritySettings: [{ fullName: 'Security', sessionSettings }] },
});

// Security for Lightning Components, "Enable and Disable Lightning Web Security in Scratch Orgs": lockerServiceNext is the switch.
test('Lightning Web Security must be on', async () => {
  const stateIn = async (contents: FakeContents): Promise<string[]> => {
    const { code, state, detail } = await lightningWebSecurity((await orgWith(contents)).connection);
    assert.equal(code, 'LIGHTNING_WEB_SECURITY');
    return [state, detail];
  };
  assert.deepEqual(await stateIn(security({ lockerServiceNext: true })), ['ready', 'is on']);
  assert.deepEqual(await stateIn(security({ lockerServiceNext: false })), ['missing', 'is off']);
  assert.deepEqual(await stateIn(security({})), ['missing', 'is off']);
  const [state, detail] = await stateIn({ components: null });
  assert.equal(state, 'missing');
  assert.match(detail ?? '', /^can't be read \(.*ModifyMetadata/);
  const { remedy } = await lightningWebSecurity((await orgWith(security({}))).connection);
  assert.match(remedy, /Session Settings/);
});

async function findingsOf(contents: FakeContents, isLocal: boolean, looked: string[] = []): Promise<Finding[]> {
  const { connection } = await orgWith(contents);
  const findings: Finding[] = [];
  const checks = inspect(connection, new JsforceOrg(connection, 'UTC'), isLocal, (what) => looked.push(what));
  for await (const finding of checks) findings.push(finding);
  return findings;
}

test('if the user cannot read something, that is a finding, and the other checks continue', async () => {
  const looked: string[] = [];
  const findings = await findingsOf({ rows: { Group: [] } }, true, looked);
  const found = findings.map(({ code, state, detail }) => [code, state, detail.slice(0, 13)]);
  assert.deepEqual(found.slice(-8), [
    ['RECORD_TYPES', 'missing', "can't be read"],
    ['SUPPORT_QUEUE', 'missing', "doesn't exist"],
    ['ASSIGNMENT_QUEUE', 'missing', "doesn't exist"],
    ['PERMISSION_SET', 'missing', "can't be read"],
    ['SCHEDULED_JOB', 'missing', "can't be read"],
    ['CUSTOMER_FORM_ADDRESS', 'missing', "can't be read"],
    ['ONBOARDING_SWITCH', 'note', "can't be read"],
    ['SCHOOL_BREAKS', 'note', "can't be read"],
  ]);
  assert.equal(looked.length, 13);
});

test('settings are checked in Salesforce, but not in the local org', async () => {
  const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
  const contents = { ...security({ lockerServiceNext: true }), rows: {} };
  assert.ok(codes(await findingsOf(contents, false)).includes('LIGHTNING_WEB_SECURITY'));
  assert.ok(!codes(await findingsOf(contents, true)).includes('LIGHTNING_WEB_SECURITY'));
});

test('if the org stops answering, the checks end', async () => {
  const { connection } = await orgWith({ rows: {} });
  const lost = brokenOff('acme.example', false, null);
  connection.metadata.read = (() => Promise.reject(lost)) as never;
  await assert.rejects(emailTemplateFolders(connection), lost);
  await assert.rejects(lightningWebSecurity(connection), lost);
  connection.describe = () => Promise.reject(lost);
  const checks = inspect(connection, new JsforceOrg(connection, 'UTC'), true);
  await checks.next();
  await assert.rejects(checks.next(), lost);
});
