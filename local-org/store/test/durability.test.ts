import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLERK, insert, openFixture, stored } from '../../schema/test/fixture.ts';

describe('data', () => {
  let data: string;
  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'org-data-'))));
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('and setup ids are the same after a restart', () => {
    const first = openFixture({ data });
    const id = insert(first, 'Case', { Subject: 'kept' });
    const before = first.reader.all('SELECT "Id", "DeveloperName" FROM "RecordType" ORDER BY "Id"', []);
    const clerk = first.session(CLERK.username);
    const prefix = first.schema.requireObject('Shipment__c').keyPrefix;
    first.close();
    const second = openFixture({ data });
    assert.equal(stored(second, 'Case', id)['Subject'], 'kept');
    assert.deepEqual(second.reader.all('SELECT "Id", "DeveloperName" FROM "RecordType" ORDER BY "Id"', []), before);
    assert.deepEqual(second.session(CLERK.username), clerk);
    assert.equal(second.schema.requireObject('Shipment__c').keyPrefix, prefix);
    second.close();
  });

  it('in memory leaves no file', () => {
    const org = openFixture();
    assert.equal(existsSync(org.file), true);
    org.close();
    assert.equal(existsSync(dirname(org.file)), false);
  });

  it('of a killed process has every acknowledged write and no partial write', async () => {
    const acknowledged = await writeUntilKilled(data);
    const org = openFixture({ data });
    const stored = new Set(org.reader.rows('SELECT "Id" FROM "Invoice__c"', []).map(([id]) => String(id)));
    const shipments = Number(org.reader.rows('SELECT COUNT(*) FROM "Shipment__c"', [])[0]?.[0]);
    assert.ok(acknowledged.length > 0);
    assert.deepEqual(
      acknowledged.filter((id) => !stored.has(id)),
      [],
    );
    assert.equal(shipments, stored.size * 2);
    org.close();
  });
});

/** A process that repeatedly saves an invoice with two shipments in one transaction, until it's killed. */
function writeUntilKilled(data: string): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > 20) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });
}
