/** `--replay-triggers`: Apex Developer Guide, "Triggers and Order of Execution", step 11; Salesforce Help 000003789. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const TRIGGER = `trigger AccountTrigger on Account(after insert, before update, after update) {
  for (Account record : Trigger.new) {
    Seen.all.add(Trigger.operationType + ' ' + Trigger.oldMap?.get(record.Id).Name + ' > ' + record.Name);
  }
}`;
const SEEN = 'public class Seen { public static List<String> all = new List<String>(); }';
const SEEN_TEST = `@IsTest private class SeenTest {
  @IsTest static void fires() {
    Account record = new Account(Name = 'One');
    insert record;
    record.Name = 'Two';
    update record;
    Assert.areEqual('', String.join(Seen.all, '; '));
  }
}`;

const project = mkdtempSync(join(tmpdir(), 'replay-'));
after(() => rmSync(project, { recursive: true, force: true }));

const folder = join(project, 'force-app', 'main', 'default');
for (const name of ['classes', 'triggers']) mkdirSync(join(folder, name), { recursive: true });
writeFileSync(join(project, 'sfdx-project.json'), '{"packageDirectories":[{"path":"force-app","default":true}]}');
for (const [path, text] of Object.entries({
  'triggers/AccountTrigger.trigger': TRIGGER,
  'classes/Seen.cls': SEEN,
  'classes/SeenTest.cls': SEEN_TEST,
}))
  writeFileSync(join(folder, path), text);

/** What the trigger saw, from the failed assertion. */
function seen(...flags: string[]): string[] {
  const command = [join(import.meta.dirname, 'cli.ts'), '--project', project, '--only', 'SeenTest', ...flags];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  const [, events] = /Actual: (.*)/.exec(stdout) ?? [];
  return (events ?? assert.fail(stdout + stderr)).split('; ');
}

test('Apex triggers fire again after each save, in its transaction and with its first old values', () => {
  assert.deepEqual(seen('--replay-triggers'), [
    'AFTER_INSERT null > One',
    'BEFORE_UPDATE One > One',
    'AFTER_UPDATE One > One',
    'BEFORE_UPDATE One > Two',
    'AFTER_UPDATE One > Two',
    'BEFORE_UPDATE One > Two',
    'AFTER_UPDATE One > Two',
  ]);
});

test('without the flag they fire once', () => {
  assert.deepEqual(seen(), ['AFTER_INSERT null > One', 'BEFORE_UPDATE One > Two', 'AFTER_UPDATE One > Two']);
});
