/**
 * Apex that Salesforce runs and the local org can't is left out, so that the rest of a project runs. Code
 * that reaches it fails with file and line, and can't catch that.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openOrg, type Org } from '../../org.ts';
import { save } from '../../schema/test/fixture.ts';
import { describeLeftOut, loadApex, runTests, type ApexRuntime, type TestReport } from '../index.ts';

const CLASSES: Readonly<Record<string, string>> = {
  Sender: `public virtual class Sender {
    public static Integer count() { return 1; }
    public static void send() {
      HttpRequest request = new HttpRequest();
    }
    public static String describe() { return 'sends'; }
  }`,
  Counted: `public class Counted {
    private Integer total = Sender.count();
    private Object cached = Cache.Org.get('total');
  }`,
  Mock: `public virtual class Mock implements HttpCalloutMock {
    public static Integer used = 0;
    public static Integer answer() { return 42; }
    public class Inner { }
  }`,
  Heir: 'public class Heir extends Mock { }',
  Caller: `public class Caller {
    public static void respond(HttpResponse response) { }
    public static void other() { }
  }`,
  Plain: `public class Plain {
    public static void callsRefusedMethod() { Caller.respond(null); }
    public static Integer two() { return 2; }
  }`,
  LeftOutTest: `@IsTest
  private class LeftOutTest {
    @IsTest static void theRestRuns() {
      Assert.areEqual(1, Sender.count());
      Assert.areEqual('sends', Sender.describe());
      Assert.areEqual(2, Plain.two());
      insert new Contact(LastName = 'Untouched');
    }
    @IsTest static void body() {
      try { Sender.send(); } catch (Exception e) { Assert.isTrue(true); }
    }
    @IsTest static void initializer() { Counted made = new Counted(); }
    @IsTest static void declaration() { Mock.answer(); }
    @IsTest static void staticOfIt() { Mock.used++; }
    @IsTest static void inner() { Mock.Inner made = new Mock.Inner(); }
    @IsTest static void subclass() { Heir made = new Heir(); }
    @IsTest static void sameFile() { Caller.other(); }
    @IsTest static void refusedMember() { Plain.callsRefusedMethod(); }
    @IsTest static void triggered() { insert new Account(Name = 'Announced'); }
  }`,
};

const TRIGGER = `trigger Announce on Account (after insert) {
  if (Trigger.isAfter) {
    EventBus.publish(new List<SObject>());
  }
}`;

let folder: string;
let org: Org;
let apex: ApexRuntime;
let report: TestReport;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  const target = join(folder, 'force-app');
  mkdirSync(target);
  writeFileSync(join(folder, 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "force-app" }] }');
  for (const [name, text] of Object.entries(CLASSES)) writeFileSync(join(target, `${name}.cls`), text);
  writeFileSync(join(target, 'Announce.trigger'), TRIGGER);
  org = openOrg({ project: folder, data: ':memory:' });
  apex = loadApex(org, { project: folder, leavesOut: true });
  report = runTests(apex);
});

after(() => {
  org.close();
  rmSync(folder, { recursive: true });
});

const failureOf = (method: string): string | null =>
  report.results.find((result) => result.method === method)?.failure?.text.split('\n')[0] ?? null;

test('the rest of the project runs', () => assert.equal(failureOf('theRestRuns'), null));

const REACHED: readonly (readonly [method: string, file: string, reason: string])[] = [
  ['body', 'Sender.cls:4', 'Not supported: the type HttpRequest'],
  ['initializer', 'Counted.cls:3', 'Not supported: the class Cache'],
  ['declaration', 'Mock.cls:1', 'Not supported: the type HttpCalloutMock'],
  ['staticOfIt', 'Mock.cls:1', 'Not supported: the type HttpCalloutMock'],
  ['inner', 'LeftOutTest.cls:15', 'The constructor was refused'],
  ['subclass', 'LeftOutTest.cls:16', 'The constructor was refused'],
  ['sameFile', 'Caller.cls:2', 'Not supported: the type HttpResponse'],
  ['refusedMember', 'Plain.cls:2', 'respond was refused'],
];

for (const [method, file, reason] of REACHED) {
  test(`code that reaches it fails with file and line: ${method}`, () => {
    const expected = `LocalOrg.NotSupported: The local org can't run force-app/${file}: ${reason}`;
    assert.equal(failureOf(method)?.slice(0, expected.length), expected);
  });
}

test('its stack has the line too', () => {
  const failure = report.results.find(({ method }) => method === 'body')?.failure;
  assert.match(failure?.text ?? '', /\nClass\.Sender\.send: line 4, column 1\n/);
});

test('a record whose trigger is left out isn’t saved', () => {
  assert.match(failureOf('triggered') ?? '', /Announce\.trigger:3: Not supported: the class EventBus/);
  const [saved] = save(org, 'insert', 'Account', [{ Name: 'By the API' }]);
  assert.match(saved?.errors[0]?.message ?? '', /Announce\.trigger:3: Not supported: the class EventBus/);
});

test('everything left out is listed once, by file and line', () => {
  const lines = describeLeftOut(apex.program.problems).split('\n');
  assert.equal(lines[0], "The local org can't run this Apex and leaves it out. Code that calls it fails:");
  assert.deepEqual(
    lines.slice(1).map((line) => /^ {2}force-app\/(\w+\.\w+:\d+):\d+ Not supported/.exec(line)?.[1]),
    ['Announce.trigger:3', 'Caller.cls:2', 'Counted.cls:3', 'Mock.cls:1', 'Sender.cls:4'],
  );
  assert.deepEqual(report.leftOut, apex.program.problems);
});

test('a file that can’t be parsed still stops the load, because Salesforce doesn’t accept it either', () => {
  writeFileSync(join(folder, 'force-app', 'Broken.cls'), 'public class Broken { void m( }');
  try {
    assert.throws(() => loadApex(org, { project: folder, leavesOut: true }), /Broken\.cls:1/);
  } finally {
    rmSync(join(folder, 'force-app', 'Broken.cls'));
  }
});
