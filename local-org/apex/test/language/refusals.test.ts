/**
 * Code that Salesforce doesn't compile is refused when the program loads, with position and message.
 * Apex Developer Guide, "Data Types and Variables", "Control Flow Statements", "Classes, Objects, and Interfaces",
 * "Reserved Keywords", "Accessing sObject Fields", and the pages of the annotations.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, cls, problemsOf, trigger } from './problems.ts';

after(close);

/** The code, as a member of a class, and the expected message, on the line with `here` or else line 2. */
const REFUSED: readonly (readonly [what: string, member: string, sentence: RegExp])[] = [
  ['an unknown variable', 'void m() { Integer a = b; }', /Variable does not exist: b/],
  ['text for a number', "void m() { Integer a = 'x'; }", /Illegal assignment from String to Integer/],
  ['a Decimal for an Integer', 'void m() { Integer a = 1.5; }', /Illegal assignment from Decimal to Integer/],
  ['an unknown method', "void m() { 'a'.foo(); }", /Method does not exist: String\.foo\(\)/],
  [
    'an unknown field',
    'void m() { Invoice__c i = new Invoice__c(); i.Nope__c = 1; }',
    /Variable does not exist: Invoice__c\.Nope__c/,
  ],
  [
    'an unknown field in a constructor',
    'void m() { Object i = new Invoice__c(Nope__c = 1); }',
    /Field does not exist: Nope__c/,
  ],
  ['an unknown type', 'Nope x;', /Invalid type: Nope/],
  ['a second variable with the same name', 'void m() { Integer a = 1; Integer A = 2; }', /Duplicate variable: A/],
  ['a second field with the same name', 'Integer a; String A;', /Field already defined: A/],
  ['a second method with the same signature', 'void m(String a) { } void M(String b) { }', /Method already defined: M/],
  ["a condition that isn't a Boolean", 'void m() { if (1) { } }', /Condition expression must be of type Boolean/],
  ['a missing return', 'Integer m(Boolean b) { if (b) { return 1; } }', /Missing return statement/],
  ['a return without a value', 'Integer m() { return; }', /Missing return statement required return type: Integer/],
  ['a return with a value from void', 'void m() { return 1; }', /must not have a value/],
  ['an unreachable statement', 'Integer m() { return 1; Integer a = 2; }', /Unreachable statement/],
  ['an unreachable statement after an endless loop', 'void m() { while (true) { } m(); }', /Unreachable statement/],
  [
    'a final variable assigned again',
    'void m() { final Integer a = 1; a = 2; }',
    /Final variable cannot be assigned again: a/,
  ],
  [
    'a final field assigned in a method',
    'final Integer a = 1; void m() { a = 2; }',
    /Final field cannot be assigned: a/,
  ],
  [
    'an assignment to a property without a setter',
    'Integer a { get { return 1; } } void m() { a = 2; }',
    /Field is not writeable: a/,
  ],
  [
    'a library argument of the wrong type',
    "void m() { Boolean b = 'a'.contains(5); }",
    /does not take these arguments: String\.contains\(Integer\)/,
  ],
  [
    'a library call with too few arguments',
    "void m() { String s = 'a'.substring(); }",
    /does not take these arguments: String\.substring\(\)/,
  ],
  [
    'a list of another element type',
    'void m() { List<Integer> l = new List<String>(); }',
    /Illegal assignment from List<String> to List<Integer>/,
  ],
  [
    'an element of the wrong type',
    "void m() { List<Integer> l = new List<Integer>(); l.add('x'); }",
    /does not take these arguments: List<Integer>\.add\(String\)/,
  ],
  [
    'a map value of the wrong type',
    'void m() { Map<Id, Invoice__c> x = new Map<Id, Invoice__c>(); x.put(null, new Account()); }',
    /does not take these arguments/,
  ],
  [
    "a catch of something that isn't an exception",
    'void m() { try { m(); } catch (Invoice__c e) { } }',
    /Invalid exception type/,
  ],
  [
    'an unknown field in a query',
    'void m() { List<Invoice__c> c = [SELECT Nope__c FROM Invoice__c]; }',
    /No such column 'Nope__c'/,
  ],
  ['an unknown object in a query', 'void m() { List<SObject> c = [SELECT Id FROM Nope__c]; }', /Nope__c/],
  ['a void call as a value', 'void v() { } void m() { Integer a = v(); }', /void/],
  [
    'an instance field in a static method',
    'Integer f; static void m() { f = 1; }',
    /Non static field cannot be referenced from a static context: f/,
  ],
  [
    'an instance method in a static method',
    'void v() { } static void m() { v(); }',
    /Non static method cannot be referenced from a static context: v/,
  ],
  [
    'this in a static method',
    'static void m() { Object o = this; }',
    /'this' cannot be referenced from a static context/,
  ],
  [
    'a private member of another class',
    'void m() { String s = Sample.secret(); }',
    /Method is not visible: Sample\.secret/,
  ],
  [
    'constructing an abstract class',
    "void m() { Object s = new Sample.Shape('x'); }",
    /Type cannot be constructed: Sample\.Shape/,
  ],
  ['constructing an interface', 'void m() { Object s = new Comparable(); }', /cannot be constructed: .*Comparable/],
  [
    'a constructor that does not exist',
    "void m() { Object s = new Sample.Square('x', 1); }",
    /Constructor not defined/,
  ],
  [
    'a comparison of unrelated types',
    "void m() { Boolean b = 1 == 'a'; }",
    /Comparison arguments must be compatible types: Integer, String/,
  ],
  ['an order of unrelated types', "void m() { Boolean b = 'a' < 1; }", /Comparison arguments must be compatible types/],
  [
    'arithmetic with records',
    'void m() { Integer i = 1 - new Account(); }',
    /Arithmetic expressions must use numeric arguments/,
  ],
  ['a list of void', 'void m() { List<void> l; }', /Invalid type|Syntax error/],
  [
    "a throw of something that isn't an exception",
    'void m() { throw new Account(); }',
    /Throw expression must be of type exception/,
  ],
  ['break outside a loop', 'void m() { break; }', /break statement must be in a loop/],
  ['continue outside a loop', 'void m() { continue; }', /continue statement must be in a loop/],
  [
    'an ambiguous call',
    'static void o(String a) { } static void o(Account a) { } static void m() { o(null); }',
    /Ambiguous method signature/,
  ],
  ['a when of another type', "void m() { switch on 1 { when 'a' { } } }", /Incompatible type in when/],
  ['a value twice in a switch', 'void m() { switch on 1 { when 1 { } when 1 { } } }', /Duplicate value in when/],
  [
    'an unknown constant in a switch',
    'void m() { switch on Sample.Color.RED { when BLUE { } } }',
    /Invalid value in when: BLUE/,
  ],
  ['a reserved word as a name', 'void m() { Integer group = 1; }', /reserved|Syntax error/],
  ['an expression that does nothing', 'void m() { 1 + 1; }', /Expression cannot be a statement/],
  [
    "a loop over something that isn't a collection",
    'void m() { for (Integer i : 5) { } }',
    /Loop must iterate over a collection/,
  ],
  [
    'a loop variable of the wrong type',
    'void m() { for (Integer i : new List<String>()) { } }',
    /Loop variable must be of type String/,
  ],
  ['DML on something that is no record', "void m() { insert 'x'; }", /DML requires SObject/],
  [
    "an upsert by a field that isn't an external ID",
    'void m() { upsert new Invoice__c() Amount__c; }',
    /not an external id/,
  ],
  ['a label that does not exist', 'String a = Label.Nope;', /External string does not exist: Nope/],
  ['an Integer that is too large', 'Integer a = 3000000000;', /Illegal integer/],
  [
    'a second update in a for loop',
    'void m() { for (Integer i = 0, j = 1; i < j; i++, j--) { } }',
    /only one update expression/,
  ],
  ['the smallest Integer as a literal', 'Integer a = -2147483648;', /Illegal integer/],
  ['an override of nothing', 'override void m() { }', /@Override specified for non-overriding method/],
  ['a method without a body', 'void m();', /Method must define a body/],
  [
    'a cast that can never succeed',
    'void m() { Account a = (Account) new Invoice__c(); }',
    /never an instance of Account/,
  ],
  ['an assignment to a call', 'Integer v() { return 1; } void m() { v() = 2; }', /cannot be assigned/],
  ['runAs outside a test', 'void m(User u) { System.runAs(u) { } }', /only allowed in tests/],
  [
    'an exception without Exception in its name',
    'class Trouble extends Exception { }',
    /must have a name ending in 'Exception'/,
  ],
  [
    'a missing method of a platform interface',
    'class Job implements Queueable { }',
    /must implement the method: Queueable\.execute/,
  ],
  ['a static member of an inner class', 'class Inner { public static Integer a; }', /static can only be used/],
  ['an abstract method in a class that is not abstract', 'abstract void m();', /must be in an abstract class/],
  ['a private AuraEnabled method', '@AuraEnabled static void m() { }', /AuraEnabled methods must be public or global/],
  [
    'a second AuraEnabled method with the same name',
    '@AuraEnabled public static void m(String a) { } @AuraEnabled public static void M(Integer a) { }',
    /AuraEnabled methods cannot be overloaded: M/,
  ],
  ['a record for a future method', '@future static void m(Account a) { }', /^Unsupported parameter type Account$/],
  [
    'a list of objects for a future method',
    '@future static void m(List<Sample> a) { }',
    /^Unsupported parameter type List<Sample>$/,
  ],
  ['any Object for a future method', '@future static void m(Object a) { }', /^Unsupported parameter type Object$/],
  ['a future method with a return value', '@future static Integer m() { return 1; }', /must be static and return void/],
  ['constructing Exception', "void m() { throw new Exception('x'); }", /^Type cannot be constructed: Exception$/],
  [
    'a modifier in an interface',
    'interface I { public void m(); }',
    /^Modifiers are not allowed on interface methods$/,
  ],
  [
    'an instanceof that is always false',
    'void m(Account a) { Boolean b = a instanceof Case; }',
    /^Operation instanceof is always false since an instance of Account is never an instance of Case$/,
  ],
  ['an update of a profile', 'void m(Profile p) { update p; }', /^DML operation Update not allowed on Profile$/],
  ['the deletion of users', 'void m(List<User> u) { delete u; }', /^DML operation Delete not allowed on User$/],
  [
    'an execute method with the wrong parameter',
    'class J implements Queueable { public void execute(String s) { } }',
    /must implement the method: Queueable\.execute/,
  ],
  [
    'a compareTo method with the wrong parameter',
    'class O implements Comparable { public Integer compareTo(String s) { return 0; } }',
    /must implement the method: Comparable\.compareTo/,
  ],
  [
    'a batch without its scope',
    'class B implements Database.Batchable<SObject> { public Iterable<SObject> start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, Account a) { } public void finish(Database.BatchableContext c) { } }',
    /must implement the method: Database\.Batchable<SObject>\.execute/,
  ],
  [
    'a global method in a class that is not global',
    'global void m() { }',
    /^Defining type for global methods must be declared as global$/,
  ],
  ['a test outside a test class', '@IsTest static void m() { }', /^Test methods must be in test classes$/],
  [
    'an invocable method that takes one value',
    '@InvocableMethod public static void m(String a) { }',
    /InvocableMethod methods do not support parameter type of String/,
  ],
  [
    'an invocable method that returns one value',
    '@InvocableMethod public static String m() { return null; }',
    /InvocableMethod methods do not support return type of String/,
  ],
  [
    'a second invocable method',
    '@InvocableMethod public static void m() { } @InvocableMethod public static void n() { }',
    /^Only one method per type can be defined with: InvocableMethod$/,
  ],
  ['a private invocable method', '@InvocableMethod static void m() { }', /must be static and public or global/],
  [
    'an Integer bound to a date',
    'void m(Integer n) { Integer c = [SELECT COUNT() FROM Invoice__c WHERE Due_Date__c = :n]; }',
    /Invalid bind expression type of Integer for column Due_Date__c/,
  ],
  [
    "text bound to a parent's number field",
    'void m(Set<String> s) { Integer c = [SELECT COUNT() FROM Shipment__c WHERE Weight__c > 1 AND (NOT Invoice__r.Amount__c IN :s)]; }',
    /Invalid bind expression type of Set<String> for column Amount__c/,
  ],
  [
    'an override with less visibility',
    'class Less extends Sample { protected override String who() { return null; } }',
    /Cannot reduce the visibility/,
  ],
  ['an assignment through ?.', 'void m(Account a) { a?.Name = null; }', /cannot be assigned/],
  [
    "an owner's field that the Name object lacks",
    'void m(Case c) { Object o = c.Owner.Department; }',
    /Variable does not exist: Name\.Department/,
  ],
  ["assigning an owner's field", "void m(Case c) { c.Owner.Name = 'x'; }", /Field is not writeable: Name/],
  ['assigning an auto-number', "void m(Case c) { c.CaseNumber = '1'; }", /^Field is not writeable: Case\.CaseNumber$/],
  ['assigning a calculated field', 'void m(Case c) { c.IsClosed = true; }', /^Field is not writeable: Case\.IsClosed$/],
  [
    'assigning an audit field',
    'void m(Account a) { a.CreatedDate = null; }',
    /^Field is not writeable: Account\.CreatedDate$/,
  ],
  [
    'an audit field in a constructor',
    'Object o = new Opportunity(LastModifiedById = null);',
    /^Field is not writeable: Opportunity\.LastModifiedById$/,
  ],
  [
    'a compound name in a constructor',
    "Object o = new Contact(Name = 'x');",
    /^Field is not writeable: Contact\.Name$/,
  ],
  ['assigning IsWon', 'void m(Opportunity o) { o.IsWon = true; }', /^Field is not writeable: Opportunity\.IsWon$/],
  [
    'assigning a compound address',
    'void m(Account a) { a.BillingAddress = null; }',
    /^Field is not writeable: Account\.BillingAddress$/,
  ],
  ['a variable called array', 'void m() { Integer array = 1; }', /Identifier name is reserved: array/],
  [
    'a set as a parameter of an AuraEnabled method',
    '@AuraEnabled public static void m(Set<Integer> a) { }',
    /AuraEnabled methods do not support parameter type of Set<Integer>/,
  ],
  ['SOSL', "void m() { Object o = [FIND 'x' IN ALL FIELDS RETURNING Account]; }", /Not supported: SOSL/],
  ['merge of other objects', 'void m(Task a, Task b) { merge a b; }', /DML operation Merge not allowed on Task/],
  [
    'merge of two objects',
    'void m(Account a, Contact b) { merge a b; }',
    /Contact records can't be merged into Account records/,
  ],
  [
    'merge of text',
    'void m(Account a) { merge a new List<Integer>(); }',
    /DML requires SObject, ID, or a list of these/,
  ],
  ['merge into a list', 'void m(List<Account> a) { merge a a; }', /DML requires SObject type: List<Account>/],
];

const named = REFUSED.map(([what, member, sentence], i) => ({
  what,
  sentence,
  source: cls(`Refused${i}`, `public class Refused${i} {\n  ${member}\n}`),
}));
const allProblems = problemsOf(...named.map(({ source }) => source));

for (const { what, sentence, source } of named)
  test(`${what} is refused`, () => {
    const found = allProblems.filter(({ file }) => file === source.path);
    assert.ok(found.length > 0, 'nothing was refused');
    assert.match(found[0]?.message ?? '', sentence);
    assert.equal(found[0]?.line, 2);
    assert.ok((found[0]?.column ?? 0) > 1, 'the column is missing');
    assert.equal(
      found.length,
      1,
      `one mistake is reported once, not as ${found.map(({ message }) => message).join('; ')}`,
    );
  });

test('a program without mistakes is not refused', () => {
  assert.deepEqual(problemsOf(cls('Fine', 'public class Fine { public Integer one() { return 1; } }')), []);
});

test('all mistakes are reported at once, by file and line', () => {
  const found = problemsOf(
    cls('Two', 'public class Two {\n  Integer a = x;\n  void m() {\n    y();\n    z();\n  }\n}'),
    cls('One', 'public class One {\n  Nope a;\n}'),
  );
  assert.deepEqual(
    found.map(({ file, line }) => `${file}:${line}`),
    ['One.cls:2', 'Two.cls:2', 'Two.cls:4', 'Two.cls:5'],
  );
});

test('errors that follow from a refused declaration are not reported', () => {
  const text = `public class Root {
  Nope field;
  Nope made() { return null; }
  void m() {
    Nope local;
    local = field;
    made();
    this.field = null;
  }
}`;
  assert.deepEqual(
    problemsOf(cls('Root', text)).map(({ line, message }) => `${line} ${message}`),
    ['2 Invalid type: Nope', '3 Invalid type: Nope', '5 Invalid type: Nope'],
  );
});

const HIDING = `public class Hiding {
  private static Integer hidden = 1;
  @TestVisible
  private static Integer shown = 1;
  private class Inner { }
  @TestVisible
  private class Seen { }
}`;

test('only tests see private members, and only with @TestVisible', () => {
  const body =
    'static void m() {\n Integer a = Hiding.shown;\n Integer b = Hiding.hidden;\n Hiding.Inner c;\n Hiding.Seen d;\n}';
  const linesOf = (annotation: string) =>
    problemsOf(cls('Hiding', HIDING), cls('Looking', `${annotation} private class Looking { ${body} }`)).map(
      ({ line, message }) => `${line} ${message}`,
    );
  assert.deepEqual(linesOf('@IsTest'), [
    '3 Variable is not visible: Hiding.hidden',
    '4 Type is not visible: Hiding.Inner',
  ]);
  assert.equal(linesOf('').length, 4);
});

test('a syntax error has its position and what was expected', () => {
  const [found] = problemsOf(cls('Broken', 'public class Broken {\n  void m( { }\n}'));
  assert.equal(found?.file, 'Broken.cls');
  assert.equal(found?.line, 2);
  assert.match(found?.message ?? '', /Syntax error: .+/);
});

test('a line break inside a string is refused, and allowed between three quotes', () => {
  const [found] = problemsOf(cls('Broken', "public class Broken {\n  String s = 'a\nb';\n}"));
  assert.equal(found?.message, 'Line breaks not allowed in string literals');
  assert.equal(found?.line, 2);
  assert.deepEqual(problemsOf(cls('Lines', "public class Lines {\n  String s = '''\na\nb''';\n}")), []);
});

test('a local variable has no access modifier', () => {
  const [found] = problemsOf(cls('Local', 'public class Local {\n  void m() {\n    public Integer a = 1;\n  }\n}'));
  assert.equal(found?.message, 'Modifier is not allowed: public');
  assert.equal(found?.line, 3);
});

test('a class that can’t be parsed is reported before the classes that miss it', () => {
  const user = cls('Asking', 'public class Asking {\n  Integer ask() { return Unreadable.answer(); }\n}');
  const found = problemsOf(user, cls('Unreadable', 'pblic class Unreadable {\n}'));
  assert.deepEqual(
    found.map(({ file }) => file),
    ['Unreadable.cls', 'Asking.cls'],
  );
});

const TEST_METHODS: readonly (readonly [what: string, member: string, sentence: RegExp])[] = [
  ['a test method that is not static', '@IsTest void m() { }', /^Test methods must be static$/],
  ['a test method with a parameter', '@IsTest static void m(Integer a) { }', /^Test methods must have no arguments$/],
  [
    'a test method with a return value',
    'static testMethod Integer m() { return 1; }',
    /^Test methods must return void$/,
  ],
  [
    'a second setup of tests',
    '@TestSetup static void m() { } @TestSetup static void n() { }',
    /^Only one method per type/,
  ],
  [
    'a setup of tests with a parameter',
    '@TestSetup static void m(Integer a) { }',
    /^Test setup methods must be static/,
  ],
];

for (const [what, member, sentence] of TEST_METHODS)
  test(`${what} is refused`, () => {
    const found = problemsOf(cls('Trying', `@IsTest private class Trying {\n  ${member}\n}`));
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', sentence);
  });

test('a setup of tests that see all data is refused', () => {
  const text = '@IsTest(SeeAllData=true) private class Trying {\n  @TestSetup static void m() { }\n}';
  assert.match(problemsOf(cls('Trying', text))[0]?.message ?? '', /not supported in a class with SeeAllData=true/);
});

test('overloads of AuraEnabled methods are refused as of API version 55', () => {
  const overloaded = cls(
    'Older',
    'public class Older {\n  @AuraEnabled public static void m(String a) { }\n  @AuraEnabled public static void m(Integer a) { }\n}',
  );
  const meta = (version: string) => `<ApexClass><apiVersion>${version}</apiVersion></ApexClass>`;
  assert.deepEqual(problemsOf({ ...overloaded, meta: meta('54.0') }), []);
  assert.equal(problemsOf({ ...overloaded, meta: meta('55.0') }).length, 1);
});

test('a class in a file of another name is refused', () => {
  assert.match(problemsOf(cls('Here', 'public class There { }'))[0]?.message ?? '', /Here\.cls declares There/);
});

test('a class without a method of its interface is refused', () => {
  const [found] = problemsOf(
    cls('Half', "public class Half extends Sample.Shape {\n  public Half() { super('x'); }\n}"),
  );
  assert.match(found?.message ?? '', /Class Half must implement the abstract method: Decimal area\(\)/);
});

test('a trigger on an object that doesn’t exist is refused', () => {
  assert.match(
    problemsOf(trigger('T', 'trigger T on Nope__c (before insert) { }'))[0]?.message ?? '',
    /Invalid type: Nope__c/,
  );
});

test('an overriding method can be overridden only if it’s virtual', () => {
  const chain = (modifiers: string) =>
    problemsOf(
      cls('Top', 'public virtual class Top {\n  public virtual void m() { }\n}'),
      cls('Middle', `public virtual class Middle extends Top {\n  public ${modifiers} void m() { }\n}`),
      cls('Bottom', 'public class Bottom extends Middle {\n  public override void m() { }\n}'),
    ).map(({ file, line, message }) => `${file}:${line} ${message}`);
  assert.deepEqual(chain('virtual override'), []);
  assert.deepEqual(chain('override'), ['Bottom.cls:2 Non-virtual, non-abstract methods cannot be overridden: m']);
});

test('classes that extend each other are refused', () => {
  const found = problemsOf(
    cls('Chick', 'public virtual class Chick extends Egg { }'),
    cls('Egg', 'public virtual class Egg extends Chick { }'),
  );
  assert.match(found[0]?.message ?? '', /extends itself/);
});
