/**
 * Features that Salesforce has and this runtime doesn't. Each is refused by name when the program loads, with
 * file, line, and column. Everything that isn't on this list and isn't refused works. Apex Reference, "System
 * Namespace".
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { close, cls, problemsOf } from './problems.ts';

after(close);

/** By its name in README.md: the page that describes it, a class member that uses it, and the message. */
const UNSUPPORTED: readonly (readonly [feature: string, page: string, member: string, sentence: string])[] = [
  ['SOSL', 'SOSL Queries', "Object m() { return [FIND 'x' RETURNING Account]; }", 'SOSL (FIND)'],
  ['SOSL', 'Search Class', "Object m() { return Search.query('FIND {x}'); }", 'the class Search'],
  [
    '`merge` of other objects than Account',
    'Merging Records',
    'void m(Contact a, Contact b) { merge a b; }',
    'merging Contact records',
  ],
  ['`~`', 'Expression Operators', 'Integer m(Integer a) { return ~a; }', 'the operator ~'],
  ['`TYPEOF`', 'TYPEOF', 'Object m() { return [SELECT TYPEOF Owner WHEN User THEN Name END FROM Case]; }', 'TYPEOF'],
  [
    '`DISTANCE`',
    'Location-Based SOQL Queries',
    "Object m() { return [SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1,1), 'mi') < 5]; }",
    'DISTANCE()',
  ],
  ['Visualforce', 'PageReference Class', 'PageReference m() { return null; }', 'the type PageReference'],
  ['Visualforce', 'ApexPages Class', 'void m() { ApexPages.hasMessages(); }', 'the class ApexPages'],
  ['Visualforce', 'SelectOption Class', 'List<SelectOption> m() { return null; }', 'the type SelectOption'],
  ['callouts', 'HttpRequest Class', 'void m() { HttpRequest r = new HttpRequest(); }', 'the type HttpRequest'],
  [
    'callouts',
    'HttpCalloutMock Interface',
    'public class Mock implements HttpCalloutMock { }',
    'the type HttpCalloutMock',
  ],
  ['callouts', 'Continuation Class', 'void m() { Continuation c; }', 'the type Continuation'],
  [
    '`System.scheduleBatch`',
    'System Class',
    "void m() { System.scheduleBatch(null, 'a', 5); }",
    'the method System.scheduleBatch',
  ],
  ['platform events', 'EventBus Class', 'void m() { EventBus.publish(new List<SObject>()); }', 'the class EventBus'],
  ['approval processes', 'Approval Namespace', 'void m(Account a) { Approval.lock(a); }', 'the class Approval'],
  ['XML', 'Dom Namespace', 'void m() { Dom.Document d; }', 'the type Dom.Document'],
  ['XML', 'XmlStreamReader Class', 'void m() { XmlStreamReader x; }', 'the type XmlStreamReader'],
  ['JSON by tokens', 'JSONParser Class', "void m() { JSON.createParser('{}'); }", 'the method JSON.createParser'],
  ['JSON by tokens', 'JSONGenerator Class', 'void m() { JSONGenerator g; }', 'the type JSONGenerator'],
  [
    'stubs and mocks',
    'Build a Mocking Framework with the Stub API',
    'void m() { Test.createStub(Account.class, null); }',
    'the method Test.createStub',
  ],
  ['stubs and mocks', 'Test Class', 'void m() { Test.setMock(null, null); }', 'the method Test.setMock'],
  [
    'static resources as test data',
    'Test Class',
    "void m() { Test.loadData(Account.SObjectType, 'x'); }",
    'the method Test.loadData',
  ],
  ['Platform Cache', 'Cache Namespace', "void m() { Cache.Org.get('a'); }", 'the class Cache'],
  ['lead conversion', 'LeadConvert Class', 'void m() { Database.LeadConvert c; }', 'the type Database.LeadConvert'],
  [
    'immediate and asynchronous DML',
    'Database Class',
    'void m(Account a) { Database.insertImmediate(a); }',
    'the method Database.insertImmediate',
  ],
  [
    'the recycle bin emptied',
    'Database Class',
    'void m(Account a) { Database.emptyRecycleBin(a); }',
    'the method Database.emptyRecycleBin',
  ],
  ['cursors', 'Cursor Class', 'void m() { Database.Cursor c; }', 'the type Database.Cursor'],
  ['finalizers', 'Transaction Finalizers', 'public class F implements Finalizer { }', 'the type Finalizer'],
  [
    'Metadata API',
    'Metadata Namespace',
    'void m() { Metadata.DeployContainer c; }',
    'the type Metadata.DeployContainer',
  ],
  [
    'Connect in Apex beyond posts with mentions',
    'ConnectApi Namespace',
    'void m() { ConnectApi.Announcement a; }',
    'the type ConnectApi.Announcement',
  ],
  [
    'Connect in Apex beyond posts with mentions',
    'Mentions Class',
    "void m() { ConnectApi.Mentions.getMentionCompletions(null, 'a', null); }",
    'the method ConnectApi.Mentions.getMentionCompletions',
  ],
  ['flows', 'Flow Namespace', 'void m() { Flow.Interview i; }', 'the type Flow.Interview'],
  ['sites', 'Site Class', 'void m() { Site.getName(); }', 'the class Site'],
  [
    'email templates rendered',
    'Messaging Class',
    'void m() { Messaging.renderStoredEmailTemplate(null, null, null); }',
    'the method Messaging.renderStoredEmailTemplate',
  ],
  ['incoming email', 'InboundEmail Class', 'void m() { Messaging.InboundEmail e; }', 'the type Messaging.InboundEmail'],
];

const sources = UNSUPPORTED.map(([, , member], i) =>
  cls(`Unsupported${i}`, `public class Unsupported${i} {\n\n  ${member}\n}`),
);
const problems = problemsOf(...sources);

UNSUPPORTED.forEach(([feature, page, , sentence], i) =>
  test(`${feature} is refused by name ("${page}"): ${sentence}`, () => {
    const found = problems.filter(({ file }) => file === `Unsupported${i}.cls`);
    const [first] = found;
    assert.equal(found.length, 1, `said: ${found.map(({ message }) => message).join('; ')}`);
    assert.ok(first?.message.startsWith(`Not supported: ${sentence}`), first?.message);
    assert.equal(first.line, 3);
    assert.ok(first.column > 1);
  }),
);

test('README.md lists exactly what is refused', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const list = /## Not supported, and refused by name\n\n([^]*?)\n\n/.exec(readme)?.[1] ?? '';
  const listed = list.replace(/\.$/, '').split(/,\s+/);
  const tested = [...UNSUPPORTED.map(([feature]) => feature), ...WHILE_RUNNING];
  assert.deepEqual(listed.sort(), [...new Set(tested)].sort());
});

/** These are found only at run time or in an annotation. Each has a test where it's refused. */
const WHILE_RUNNING = [
  '`System.runAs` with a package version',
  'parents named by an external id in DML',
  '`@SeeAllData`',
];

test('System.runAs with a package version is refused', () => {
  const text =
    '@IsTest\nprivate class Versions {\n  static void m() {\n    System.runAs(new Version(1, 0)) { }\n  }\n}';
  assert.deepEqual(
    problemsOf(cls('Versions', text)).map(({ line, message }) => `${line} ${message}`),
    ['4 Not supported: the type Version'],
  );
});

test('an annotation that doesn’t exist is refused', () => {
  const text = '@Nonsense\npublic class Odd {\n  @Track public Integer a;\n  @Inline\n  public void m() { }\n}';
  assert.deepEqual(
    problemsOf(cls('Odd', text)).map(({ line, message }) => `${line} ${message}`),
    [
      '2 Annotation does not exist: nonsense',
      '3 Annotation does not exist: track',
      '5 Annotation does not exist: inline',
    ],
  );
});

test('a syntax error lists what was expected only if the list is short', () => {
  const [found] = problemsOf(cls('Varargs', 'public class Varargs {\n  void m(String... a) { }\n}'));
  assert.equal(found?.message, "Syntax error: mismatched input '.' expecting a name");
});
