import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { OrgError } from '../../errors.ts';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture } from '../../schema/test/fixture.ts';
import { DataLock } from '../data-lock.ts';

const refusedWith =
  (code: string, words: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof OrgError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, words);
    return true;
  };

describe('the lock of a data folder', () => {
  let data: string;
  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'org-lock-'))));
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('belongs to one process; the error names the process and its address', () => {
    const lock = DataLock.take(data, 'http://localhost:8460');
    const words = new RegExp(
      `in use by the local org at http://localhost:8460 \\(process ${process.pid}, since \\d{4}-.*Z\\)\\. Stop it`,
    );
    assert.throws(() => DataLock.take(data), refusedWith('DATA_FOLDER_IN_USE', words));
    lock.release();
    DataLock.take(data).release();
    assert.ok(!existsSync(join(data, 'lock.json')));
  });

  it('is taken by an org that doesn’t get one from its caller', () => {
    const org = openFixture({ data });
    assert.throws(() => openFixture({ data }), refusedWith('DATA_FOLDER_IN_USE', /in use by a local org/));
    org.close();
    openFixture({ data }).close();
  });

  it('ends with a killed process, without cleanup', async () => {
    const holder = `
      const { DataLock } = await import(${JSON.stringify(join(import.meta.dirname, '..', 'data-lock.ts'))});
      globalThis.lock = DataLock.take(${JSON.stringify(data)});
      console.log('held');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', holder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      const words = new RegExp(`\\(process ${child.pid},`);
      assert.throws(() => DataLock.take(data), refusedWith('DATA_FOLDER_IN_USE', words));
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'exit');
    DataLock.take(data).release();
  });

  it('doesn’t depend on a file’s process id, which can belong to another process', () => {
    const left = { pid: process.pid, host: hostname(), since: '2026-11-01T08:00:00.000Z' };
    writeFileSync(join(data, 'lock.json'), JSON.stringify(left));
    DataLock.take(data).release();
  });

  it('names the other computer, and no owner if its file is missing or outdated', () => {
    const lock = DataLock.take(data);
    const held = (written: string): string => {
      writeFileSync(join(data, 'lock.json'), written);
      try {
        DataLock.take(data);
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return assert.fail('The folder is held.');
    };
    assert.match(
      held('{"pid":7,"host":"elsewhere","since":"now"}'),
      /a local org \(process 7 on elsewhere, since now\)/,
    );
    for (const written of ['', 'null', '{}', `{"pid":2147483646,"host":"${hostname()}","since":"now"}`])
      assert.match(held(written), /in use by another process\./);
    lock.release();
  });
});

describe('data that was removed or replaced under a running org', () => {
  let folder: string;
  let data: string;
  let org: Org;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'org-gone-'));
    data = join(folder, 'data');
    org = openFixture({ data });
    insert(org, 'Account', { Name: 'Kept' });
  });
  afterEach(() => {
    org.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const GONE: readonly [string, () => void][] = [
    ['the folder is removed', () => rmSync(data, { recursive: true })],
    ['the folder is moved', () => renameSync(data, join(folder, 'moved'))],
    ['the data file is removed', () => unlinkSync(join(data, 'org.sqlite'))],
    ['the write-ahead log is removed', () => unlinkSync(join(data, 'org.sqlite-wal'))],
    [
      'the data file is replaced by a copy',
      () => {
        copyFileSync(join(data, 'org.sqlite'), join(data, 'copy'));
        renameSync(join(data, 'copy'), join(data, 'org.sqlite'));
      },
    ],
    ['the lock is removed', () => unlinkSync(join(data, 'lock'))],
  ];

  for (const [what, happens] of GONE)
    it(`saves nothing more when ${what}`, () => {
      happens();
      assert.throws(
        () => insert(org, 'Account', { Name: 'Lost' }),
        refusedWith('SERVER_UNAVAILABLE', /was removed or replaced while the org was running.*Stop it and start it/),
      );
      assert.equal(org.reader.rows('SELECT COUNT(*) FROM "Account"', [])[0]?.[0], 1);
    });

  it('doesn’t acknowledge a pending write either', () => {
    assert.throws(
      () => org.transaction(admin(org), () => rmSync(data, { recursive: true })),
      refusedWith('SERVER_UNAVAILABLE', /removed or replaced/),
    );
  });

  it('belongs to the next process that starts, and the old org doesn’t change its owner file', () => {
    rmSync(data, { recursive: true });
    const next = openFixture({ data });
    org.close();
    assert.throws(() => openFixture({ data }), refusedWith('DATA_FOLDER_IN_USE', new RegExp(`process ${process.pid}`)));
    insert(next, 'Account', { Name: 'New' });
    next.close();
    org = openFixture();
  });
});
