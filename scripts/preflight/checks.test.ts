import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FakeSalesforce, type FakeContents } from '../test/FakeSalesforce.ts';
import { emailTemplateFolders } from './checks.ts';

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
test('an org whose email templates have folders and enhanced sharing is ready', async () => {
  const { connection } = await orgWith(settings(true));
  const { code, state } = await emailTemplateFolders(connection);
  assert.deepEqual([code, state], ['EMAIL_TEMPLATE_FOLDERS', 'ready']);
});

test('an org without enhanced folders is told where to turn them on', async () => {
  const { connection } = await orgWith(settings(false));
  const { state, detail, remedy } = await emailTemplateFolders(connection);
  assert.deepEqual([state, detail], ['missing', 'is off']);
  assert.match(remedy, /Lightning Email Templates/);
});

test('an org that does not let the user read its settings is told which permission that takes', async () => {
  const { connection } = await orgWith({ components: null });
  const { state, detail, remedy } = await emailTemplateFolders(connection);
  assert.equal(state, 'missing');
  assert.match(detail, /ModifyMetadata/);
  assert.match(remedy, /Modify Metadata Through Metadata API Functions/);
});
