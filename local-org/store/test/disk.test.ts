import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { OrgError } from '../../errors.ts';
import { openFixture, insert, save } from '../../schema/test/fixture.ts';

describe('a full disk', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'org-full-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, size] of [
    ['at the commit', 200_000],
    ['in the middle of a transaction that no longer fits into memory', 60_000_000],
  ] as const)
    it(`${what}: reports it, keeps the data, and continues when there is space again`, () => {
      const org = openFixture({ data: join(folder, String(size)) });
      const id = insert(org, 'Account', { Name: 'Kept' });
      const pages = Number(org.reader.rows('PRAGMA page_count', [])[0]?.[0]);
      const write = (sql: string): void => {
        org.transaction(org.session(org.adminId), ({ reader }) => void reader.rows(sql, []), { rollback: true });
      };
      write(`PRAGMA max_page_count = ${pages + 10}`);
      const rows = Array.from({ length: size / 20_000 }, () => ({ Subject: 'Large', Description: 'x'.repeat(20_000) }));
      for (const allOrNone of [true, false])
        assert.throws(
          () => save(org, 'insert', 'Case', rows, { allOrNone }),
          (error) => {
            assert.ok(error instanceof OrgError, String(error));
            assert.equal(error.code, 'STORAGE_LIMIT_EXCEEDED');
            assert.match(error.message, /disk .* is full\. Nothing was saved\./);
            return true;
          },
        );
      assert.equal(org.reader.rows('SELECT COUNT(*) FROM "Case"', [])[0]?.[0], 0);
      write('PRAGMA max_page_count = 1000000');
      save(org, 'insert', 'Case', rows);
      assert.equal(org.reader.rows('SELECT COUNT(*) FROM "Case"', [])[0]?.[0], rows.length);
      assert.equal(org.reader.rows('SELECT "Id" FROM "Account"', [])[0]?.[0], id);
      org.close();
    });
});

describe('a data folder that can’t be used', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'org-folder-'));
    writeFileSync(join(folder, 'file'), 'text');
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
    mkdirSync(join(folder, 'database-is-a-folder', 'org.sqlite'), { recursive: true });
    mkdirSync(join(folder, 'no-database'));
    writeFileSync(
      join(folder, 'no-database', 'org.sqlite'),
      'This is a text and nothing that a database would begin with.',
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const CASES: readonly [string, () => string, RegExp][] = [
    ['that is a file', () => join(folder, 'file'), /file isn't a folder\. Choose another folder/],
    ['in a file', () => join(folder, 'file', 'data'), /file isn't a folder\. Choose another folder/],
    ['that is a device', () => '/dev/null', /\/dev\/null isn't a folder/],
    ['in a place where folders are not allowed', () => '/proc/data/org', /no folder can be created at \/proc\/data/],
    ['with a path that is too long', () => join(folder, 'x'.repeat(5000)), /path is too long/],
    [
      'with a path that is too long for SQLite',
      () => join(folder, ...Array<string>(6).fill('y'.repeat(200))),
      /Can't open .*shorten a long path/,
    ],
    ['that is a link to itself', () => join(folder, 'loop', 'data'), /is a link to itself/],
    [
      'whose database is a folder',
      () => join(folder, 'database-is-a-folder'),
      /Can't open .*Check that you have write permission/,
    ],
    ['whose database is a text file', () => join(folder, 'no-database'), /is damaged .* npm run org:reset/],
  ];
  for (const [what, path, words] of CASES)
    it(`${what} is refused in one sentence`, () => {
      assert.throws(
        () => openFixture({ data: path() }),
        (error) => {
          assert.ok(error instanceof OrgError, String(error));
          assert.match(error.message, words);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    });

  it('whose database was cut off is refused, and not served', () => {
    const data = join(folder, 'cut');
    openFixture({ data }).close();
    truncateSync(join(data, 'org.sqlite'), 40_000);
    assert.throws(() => openFixture({ data }), /is damaged .* npm run org:reset/);
  });

  it('without write permission is refused in one sentence', () => {
    const kept = join(folder, 'kept');
    openFixture({ data: kept }).close();
    for (const path of [folder, kept, join(folder, 'new')]) {
      const data = path === folder ? join(folder, 'under') : path;
      const said = openAsNobody(folder, data);
      assert.match(
        said,
        /^(SERVER_UNAVAILABLE|DATA_FOLDER_NOT_USABLE|INVALID_DATA_FILE) .*(permission to create|Can't write to|Can't open)/,
      );
    }
  });
});

/**
 * Opens as a user without permissions, because root has all of them. That user may not be able to read the
 * project, so it's read before.
 */
function openAsNobody(folder: string, data: string): string {
  chmodSync(folder, 0o555);
  const open = `
    const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, '..', 'database.ts'))});
    if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534); }
    try { openDatabase(${JSON.stringify(data)}); console.log('opened'); }
    catch (error) { console.log(error.code, error.message); }`;
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', open], {
      encoding: 'utf8',
    });
    return stdout || stderr;
  } finally {
    chmodSync(folder, 0o755);
  }
}
