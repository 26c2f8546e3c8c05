/** Runs the mutation tests on a small project. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const CLASSES = {
  Price: `public class Price {
  public static Integer of(Integer seats) {
    if (seats > 10) {
      return 5;
    }
    for (Integer i = 0; i < seats; i++) {
      seats = seats;
    }
    return 7;
  }
  public static Integer never() {
    return 1;
  }
}`,
  PriceTest: `@IsTest
private class PriceTest {
  @IsTest static void many() { Assert.areEqual(5, Price.of(20)); }
  @IsTest static void few() { Assert.areEqual(7, Price.of(2)); }
}`,
};

test('untested boundaries and code that no test runs are reported, and endless loops are ended', () => {
  const classes = join(folder, 'force-app/main/default/classes');
  mkdirSync(classes, { recursive: true });
  writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path: 'force-app' }] }));
  for (const [name, text] of Object.entries(CLASSES)) writeFileSync(join(classes, `${name}.cls`), text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'run.ts'), '--workers', '1', '--least', '40'],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /Price\.cls:3:\d+ > becomes >= \(missed\)/);
  assert.match(stdout, /Price\.cls:12:\d+ 1 becomes 2 \(no test runs this\)/);
  assert.doesNotMatch(stdout, /\+\+ becomes --/);
  assert.doesNotMatch(stdout, /Price\.cls:9/);
});
