import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { printable } from '../../terminal.ts';

describe('text for a terminal', () => {
  it('shows control characters as escapes, and keeps lines and letters of all languages', () => {
    assert.equal(printable('\u001B[31mred\u0007\r\u009B2J\u0000'), '\\u001b[31mred\\u0007\\u000d\\u009b2J\\u0000');
    assert.equal(printable('a\u202Etxt.exe\u2066\u2028'), 'a\\u202etxt.exe\\u2066\\u2028');
    assert.equal(printable('Zoë, 学校\tÅrhus 👩‍🏫\nsecond line'), 'Zoë, 学校\tÅrhus 👩‍🏫\nsecond line');
  });

  it('is what a start prints for a project’s names and for errors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
    try {
      mkdirSync(join(folder, 'force-app'));
      writeFileSync(join(folder, 'force-app', 'Evil\u001B[2J.cls'), 'public class Evil { public Site site; }');
      const project = { name: 'evil\u001B]0;title\u0007', packageDirectories: [{ path: 'force-app' }] };
      writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify(project));
      const said = start(folder, ['--reset', '--data', join(folder, 'no\u001B[2Jdata')]);
      assert.match(said, /The folder .*no\\u001b\[2Jdata has no data/);
      const users = join(folder, 'users.json');
      writeFileSync(users, JSON.stringify([{ username: 'a@b.example', lastName: 'A', role: '\u001B[31mBoss' }]));
      const refused = start(folder, ['--data', ':memory:', '--users', users, '--page', 'none', '--port', '0']);
      assert.match(refused, /no role \\u001b\[31mBoss/);
      // eslint-disable-next-line no-control-regex -- control characters are what it looks for
      for (const text of [said, refused]) assert.doesNotMatch(text, /[\u0000-\u0009\u000B-\u001F]/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function start(project: string, words: readonly string[]): string {
  const program = join(import.meta.dirname, '..', '..', 'start.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--project', project, ...words]);
  return stdout.toString() + stderr.toString();
}
