import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startLocalOrg, type StartedOrg } from '../../start.ts';
import { PROJECT, signIn, USERS } from './harness.ts';

const LOCAL_ORG = join(import.meta.dirname, '..', '..');
/** The project's objects are in a package directory that other tests share. */
const FIXTURE = join('schema', 'test', 'fixture');
const OBJECTS = join(FIXTURE, 'force-app', 'main', 'default', 'objects');

describe('an org that follows changes in its project', () => {
  let folder: string;
  let started: StartedOrg;
  let token: string;
  const lines: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'follow-'));
    for (const part of [FIXTURE, relative(LOCAL_ORG, PROJECT)]) {
      cpSync(join(LOCAL_ORG, part), join(folder, part), { recursive: true });
    }
    started = await startLocalOrg({
      project: join(folder, relative(LOCAL_ORG, PROJECT)),
      dataDir: join(folder, 'data'),
      port: 0,
      users: USERS,
      siteDir: null,
      dev: true,
      log: (line) => lines.push(line),
    });
    token = await signIn(started.url, 'admin@billing.example');
  });
  after(async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const query = (soql: string): Promise<Response> =>
    fetch(`${started.url}/services/data/v67.0/query?q=${encodeURIComponent(soql)}`, {
      headers: { Authorization: `Bearer ${token}` },
    });

  /** Changes a file and waits for its message. A message about an earlier change may come first. */
  async function change(path: string, content: string, expected: RegExp): Promise<void> {
    lines.length = 0;
    writeFileSync(join(folder, path), content);
    await until(
      () => lines.some((line) => expected.test(line)),
      `${expected} of ${path}; it says: ${lines.join('\n')}`,
    );
  }

  async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!(await holds())) {
      assert.ok(Date.now() < deadline, `Missing message: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('has a new field immediately, and keeps data and sessions', async () => {
    const before = (await (await query('SELECT COUNT() FROM User')).json()) as { totalSize: number };
    assert.equal((await query('SELECT Purchase_Order__c FROM Invoice__c')).status, 400);
    const field = join(OBJECTS, 'Invoice__c', 'fields', 'Purchase_Order__c.field-meta.xml');
    await change(
      field,
      `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Purchase_Order__c</fullName>
    <label>Purchase Order</label>
    <length>40</length>
    <type>Text</type>
</CustomField>
`,
      /^The project was reloaded\.$/,
    );
    assert.equal((await query('SELECT Purchase_Order__c FROM Invoice__c')).status, 200);
    const kept = (await (await query('SELECT COUNT() FROM User')).json()) as { totalSize: number };
    assert.equal(kept.totalSize, before.totalSize);
  });

  it("reports the file and line of a mistake, and continues when it's fixed", async () => {
    const file = join(OBJECTS, 'Invoice__c', 'Invoice__c.object-meta.xml');
    const whole = readFileSync(join(folder, file), 'utf8');
    await change(file, whole.replace('</CustomObject>', '</CustomObjec>'), /Invoice__c\.object-meta\.xml:\d+/);
    const refused = await query('SELECT Id FROM Invoice__c');
    assert.equal(refused.status, 503);
    assert.match(await refused.text(), /Invoice__c\.object-meta\.xml/);
    await change(file, whole, /^The project was reloaded\.$/);
    await until(async () => (await query('SELECT Id FROM Invoice__c')).status === 200, 'an answer');
  });
});
