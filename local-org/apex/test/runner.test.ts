/** The runner with small projects. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openOrg } from '../../org.ts';
import { loadApex } from '../index.ts';
import { printReport } from './print.ts';
import { runTests, type TestReport } from './runner.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function project(classes: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'apex-runner-'));
  folders.push(folder);
  const target = join(folder, 'force-app/main/default/classes');
  mkdirSync(target, { recursive: true });
  writeFileSync(
    join(folder, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' }),
  );
  const meta = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';
  for (const [name, body] of Object.entries(classes)) {
    writeFileSync(join(target, `${name}.cls`), body);
    writeFileSync(join(target, `${name}.cls-meta.xml`), meta);
  }
  return folder;
}

function run(classes: Readonly<Record<string, string>>): TestReport {
  const folder = project(classes);
  const org = openOrg({ project: folder, data: ':memory:' });
  try {
    return runTests(loadApex(org, { project: folder }));
  } finally {
    org.close();
  }
}

const HALF =
  'public class Half {\n  public static Integer pick(Boolean b) {\n    if (b) {\n      return 1;\n    }\n    return 2;\n  }\n}';
const HALF_TEST =
  '@IsTest\nprivate class HalfTest {\n  @IsTest static void one() { Assert.areEqual(1, Half.pick(true)); }\n}';

test('a test that sees all data is refused', () => {
  const { results } = run({
    T: '@IsTest(SeeAllData=true) private class T { @IsTest static void any() { Assert.isTrue(true); } }',
  });
  assert.match(results[0]?.failure?.text ?? '', /SeeAllData=true is refused/);
});

test('tests fail if their setup fails', () => {
  const { results, failed } = run({
    T: '@IsTest private class T { @TestSetup static void make() { insert new Account(); } @IsTest static void a() {} @IsTest static void b() {} }',
  });
  assert.equal(failed, 2);
  assert.match(results[0]?.failure?.text ?? '', /^In @TestSetup make: System\.DmlException: Insert failed/);
});

test('each test starts with the setup’s data, fresh statics, and fresh limits', () => {
  const body = `@IsTest private class T {
    static Integer calls = 0;
    @TestSetup static void make() { calls = 5; insert new Account(Name = 'a'); }
    @IsTest static void first() { check(); }
    @IsTest static void second() { check(); }
    static void check() {
      Assert.areEqual(0, calls++);
      Assert.areEqual('a', [SELECT Name FROM Account].Name);
      update new Account(Id = [SELECT Id FROM Account].Id, Name = 'b');
    }
  }`;
  const report = run({ T: body });
  assert.equal(report.passed, 2, printReport(report, true));
});

test('coverage lists the lines that no test ran', () => {
  const report = run({ Half: HALF, HalfTest: HALF_TEST });
  assert.deepEqual(
    report.coverage.files.map(({ name, missed }) => [name, missed]),
    [['Half', [6]]],
  );
  assert.match(printReport(report, false), /Half {3}66\.7 % {2}missed: 6\n[^]*1 passed, 0 failed$/);
});

test('the command fails for low coverage and for code that can’t be loaded', () => {
  const cli = join(import.meta.dirname, 'cli.ts');
  const call = (...args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };
  const half = project({ Half: HALF, HalfTest: HALF_TEST });
  const good = call('--project', half, '--coverage', '60');
  assert.equal(good.status, 0, good.output);
  assert.match(good.output.trim().split('\n').at(-1) ?? '', /^1 passed, 0 failed$/);
  const low = call('--project', half, '--coverage', '90', '--json');
  assert.equal(low.status, 1, low.output);
  assert.equal((JSON.parse(low.output) as TestReport).coverage.covered, 2);
  const broken = call('--project', project({ Broken: "public class Broken { Integer a = 'x'; }" }));
  assert.equal(broken.status, 2, broken.output);
  assert.match(broken.output, /Broken\.cls/);
  const partly = call('--project', project({ Half: HALF, HalfTest: HALF_TEST, Page: 'public class Page { Site a; }' }));
  assert.equal(partly.status, 2, partly.output);
  assert.match(partly.output, /1 passed, 0 failed\n[^]*Page\.cls:1:\d+ Not supported: the type Site/);
});

test('the command runs the tests of an org that can’t send email or has a limit', () => {
  const cli = join(import.meta.dirname, 'cli.ts');
  const reserving = (name: string, amount: number): string =>
    `@IsTest private class ${name} { @IsTest static void any() { Messaging.reserveSingleEmailCapacity(${amount}); } }`;
  const folder = project({ FewTest: reserving('FewTest', 10), ManyTest: reserving('ManyTest', 20) });
  const call = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [cli, '--project', folder, ...args], { encoding: 'utf8' });
    return (stdout + stderr).trim().split('\n').at(-1) ?? '';
  };
  assert.equal(call(), '2 passed, 0 failed');
  assert.equal(call('--email', 'none'), '0 passed, 2 failed');
  assert.equal(call('--email-limit', '15'), '1 passed, 1 failed');
  assert.equal(call('--email', 'some'), 'Enter "all" or "none" for --email.');
  assert.equal(call('--email-limit', 'few'), 'Enter a number of addresses for --email-limit.');
});
