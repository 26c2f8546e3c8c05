/**
 * Calls every controller method with values that no page sends. Each returns, or refuses with a known code
 * and a message.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import type { Argument } from '../scenarios/Scenario.ts';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { Refusal } from '../scenarios/runner/Refusal.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { World } from '../scenarios/runner/World.ts';
import { filesBelow } from './filesBelow.ts';

interface Method {
  readonly name: string;
  readonly parameters: readonly { readonly type: string; readonly name: string }[];
}

const CONTROLLERS = filesBelow('force-app/main', 'Controller.cls');
const METHOD = /@AuraEnabled(?:\(cacheable=true\))?\s+public static [\w<>, .]+? (\w+)\(([^)]*)\)/g;
const PARAMETER = /(\w+(?:<[^>]*>)?) (\w+)(?:,|$)/g;
/** Salesforce's messages for a value that doesn't have the parameter's type, before Apex runs. */
const NOT_FITTING = 'System.IllegalArgumentException';

const methods: readonly Method[] = CONTROLLERS.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(METHOD)].map(([, name = '', parameters = '']) => ({
    name: `${basename(file, '.cls')}.${name}`,
    parameters: [...parameters.replace(/\s+/g, ' ').matchAll(PARAMETER)].map(([, type = '', parameter = '']) => ({
      type,
      name: parameter,
    })),
  })),
);

let world: World;
let names: Names;
before(async () => {
  world = await World.start('.', ':memory:');
});
after(() => world.close());

/** Each controller's page record and valid arguments. Null if any value is valid. */
const GIVEN: Readonly<Record<string, string>> = {
  OnboardingEmailController: 'an-onboarding-to-hand-over',
  IntegrationCaseController: 'an-onboarding-by-clever',
  OnboardingCaseController: 'an-onboarding-to-hand-over',
};
const FITTING: Readonly<Record<string, Argument>> = {
  studentMethod: 'Clever',
  fromStage: 'Monitoring',
  fromStatus: 'New',
  toStatus: 'Closed',
  outcome: 'Complete',
  body: 'Ask @Robin Albright',
  step: 'Clever_1',
  waitsFor: 'District',
};

async function prepare(method: Method): Promise<string> {
  const [controller = ''] = method.name.split('.');
  names = new Names(world);
  await insertGiven({ world, names, via: 'apex' }, readGiven(GIVEN[controller] ?? 'a-new-onboarding'));
  if (controller === 'AssignmentController') return 'manager';
  if (controller !== 'IntegrationCaseController') return 'specialist';
  const sql = 'SELECT Id FROM Case WHERE ParentId = :parent';
  const [found] = await world.person().org.query(sql, { parent: names.idOf('case') });
  names.give('clever', String(found?.['Id']));
  return 'support';
}

/** The case of the page. */
const caseId = (): string => names.idOf(names.all().has('clever') ? 'clever' : 'case');

const unchanged = (): Readonly<Record<string, Argument>> => ({
  caseId: caseId(),
  fromId: world.started.org.adminId,
  toId: world.started.org.adminId,
});

const HUGE = 'x'.repeat(200_000);
const TEXTS = [
  '',
  ' ',
  'x',
  '0',
  "' OR Id != '",
  '\u0000',
  '1:email:x',
  '99999999999999999999:email:500000000000001AAA',
  '::',
  HUGE,
];
const FEW_TEXTS = ['', 'x', '\u0000', HUGE];
const OTHERS: readonly Argument[] = [7, 1e40, true, [], {}, null];
const PERSON = { name: 'Maria', email: 'maria@bluebonnet.example' };
/** One of each type. */
const FORM_FIELDS = [
  'Student_Upload_Method__c',
  'Teachers_Differ__c',
  'Grades_In_Scope__c',
  'School_Count__c',
  'Technical_Contact_Email__c',
  'Technical_Contact_Phone__c',
  'Target_Launch_Date__c',
  'Notes__c',
  'Override_Reason__c',
];
const EMAIL: Readonly<Record<string, Argument>> = { to: [PERSON], cc: [], subject: 'Hello', body: '<p>Hello</p>' };

const TASK: Readonly<Record<string, Argument>> = { subject: 'Call', body: null, contactId: null };
const ITEM: Readonly<Record<string, Argument>> = { kind: 'Task', responsible: 'Us', text: 'Call', dueDate: null };
const COUNTS: Readonly<Record<string, Argument>> = { schools: '4', sections: 62, users: '1,214', proof: 'Ana Ruiz' };
const ABSENCE: Readonly<Record<string, Argument>> = { firstDay: '2026-12-04', lastDay: '2026-12-03' };
const CONTACT: Readonly<Record<string, Argument>> = { FirstName: 'Lucy', LastName: 'Ortega', Email: null };
const GOOD_MAPS: Readonly<Record<string, Argument>> = {
  email: EMAIL,
  call: TASK,
  task: TASK,
  contact: CONTACT,
  counts: COUNTS,
  item: ITEM,
};

const PEOPLE: readonly Argument[] = [
  null,
  'x',
  7,
  [],
  [null],
  [7],
  [{}],
  [{ email: null }],
  [{ email: 7 }],
  [{ email: HUGE }],
];

/** IDs of the right type that name nothing, or something else. */
const ids = (): Argument[] => [
  names.idOf('school'),
  names.idOf('contact'),
  caseId(),
  world.started.org.adminId,
  '500000000000000AAA',
  '02s000000000000AAA',
  'x',
  '',
  null,
  7,
];

const NO_MAPS: readonly Argument[] = [null, {}, 'x', []];

const emails = (): readonly Argument[] => [
  ...NO_MAPS,
  ...TEXTS.map((text): Argument => ({ ...EMAIL, id: text, templateName: text })),
  ...PEOPLE.flatMap((people): Argument[] => [
    { ...EMAIL, to: people },
    { ...EMAIL, cc: people },
  ]),
  ...[...FEW_TEXTS, ...OTHERS].flatMap((value): Argument[] => [
    { ...EMAIL, subject: value },
    { ...EMAIL, body: value },
    { ...EMAIL, sendKey: value },
    { ...EMAIL, replyToId: value },
  ]),
];

const tasks = (): readonly Argument[] => [
  ...NO_MAPS,
  ...[...FEW_TEXTS, ...OTHERS, 'x', '2026-02-30', '9999-99-99'].flatMap((value): Argument[] =>
    ['subject', 'body', 'contactId', 'assigneeId', 'dueDate'].map((field) => ({ ...TASK, [field]: value })),
  ),
  ...ids().flatMap((id): Argument[] => [
    { ...TASK, contactId: id },
    { ...TASK, assigneeId: id },
  ]),
];

const contacts = (): readonly Argument[] => [
  ...NO_MAPS,
  ...[...FEW_TEXTS, ...OTHERS].flatMap((value): Argument[] =>
    ['FirstName', 'LastName', 'Title', 'Email', 'Phone'].map((field) => ({ ...CONTACT, [field]: value })),
  ),
];

const counts = (): readonly Argument[] => [
  ...NO_MAPS,
  ...[...FEW_TEXTS, ...OTHERS, '-1', '1.5', '1000000', '∞'].flatMap((value): Argument[] =>
    ['schools', 'sections', 'users', 'proof'].map((field) => ({ ...COUNTS, [field]: value })),
  ),
];

const answers = (): readonly Argument[] => [
  ...NO_MAPS,
  { RecordTypeId: world.started.org.adminId, Status__c: 'Submitted', Case__c: caseId() },
  ...[...FEW_TEXTS, ...OTHERS].flatMap((value) => FORM_FIELDS.map((field): Argument => ({ [field]: value }))),
];

const MAPS: Readonly<Record<string, () => readonly Argument[]>> = {
  email: emails,
  call: tasks,
  task: tasks,
  contact: contacts,
  counts,
};

const absences = (): readonly Argument[] => [
  ...NO_MAPS,
  ...[...FEW_TEXTS, ...OTHERS, '2026-02-30', '9999-12-31'].flatMap((value): Argument[] =>
    ['absenceId', 'userId', 'firstDay', 'lastDay', 'reason', 'coveredById', 'note'].map((field) => ({
      ...ABSENCE,
      [field]: value,
    })),
  ),
  ...ids().flatMap((id): Argument[] => [
    { ...ABSENCE, absenceId: id },
    { ...ABSENCE, userId: id },
    { ...ABSENCE, coveredById: id },
  ]),
];

function values(type: string, name: string): readonly Argument[] {
  switch (type) {
    case 'Id':
      return ids();
    case 'String':
      return [...TEXTS, ...ids()];
    case 'Integer':
      return [0, -1, 2_147_483_647, 1.5, 'x', null];
    case 'Boolean':
      return [null, 'x', 7];
    case 'Date':
      return ['2026-02-30', '0001-01-01', '9999-12-31', 'x', null];
    case 'List<Id>':
      return [[], [null], ['x'], [''], ids(), Array.from({ length: 300 }, () => world.started.org.adminId), 'x', null];
    case 'List<String>':
      return [[], [''], [HUGE], [null], ['x', 'x'], 'x', null];
    case 'List<RpEmailAddress>':
      return [[], [null], [{}], [{ name: null, email: '' }], [{ name: HUGE, email: HUGE }], [{ email: 7 }], 'x', null];
    case 'List<CaseAssignment.Change>':
      return [
        ...[[], [null], [{}], 'x', null],
        ...ids().map((id): Argument => [{ caseId: caseId(), fromId: id, toId: id }]),
        ...ids().map((id): Argument => [{ caseId: id, fromId: null, toId: null }]),
        ...ids().map((id): Argument => [{ ...unchanged(), movedIds: [id, null] }]),
        ...['x', '9999-12-31T00:00:00.000Z', 7].map((ownerSince): Argument => [{ ...unchanged(), ownerSince }]),
        ...['x', 7, null].map((hasNote): Argument => [{ ...unchanged(), hasNote }]),
        Array.from({ length: 300 }, () => ({ caseId: caseId(), fromId: null, toId: null })),
      ];
    case 'AbsenceService.Entry':
    case 'Entry':
      return absences();
    case 'Map<String, Object>':
      return MAPS[name]?.() ?? answers();
    default:
      throw new Error(`No bad values are known for ${type}.`);
  }
}

/** A valid value for the parameters that aren't tested. */
function good(type: string, name: string): Argument {
  switch (type) {
    case 'Id':
      return caseId();
    case 'Map<String, Object>':
      return GOOD_MAPS[name] ?? { Student_Upload_Method__c: 'Clever' };
    case 'List<RpEmailAddress>':
      return [PERSON];
    case 'List<CaseAssignment.Change>':
      return [unchanged()];
    default:
      return FITTING[name] ?? null;
  }
}

async function refusalOf(
  as: string,
  method: Method,
  args: Readonly<Record<string, Argument>>,
): Promise<Refusal | null> {
  try {
    await callMethod(world, { via: 'apex', person: world.person(as), call: method.name, args });
    return null;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
}

test('the methods of all controllers are tested', () => {
  const declared = CONTROLLERS.flatMap(
    (file) => readFileSync(file, 'utf8').match(/@AuraEnabled[^\n]*\n\s+public static/g) ?? [],
  );
  assert.equal(methods.length, declared.length);
  assert.ok(methods.length > 15);
});

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 200);

for (const method of methods)
  test(`${method.name} refuses bad values with a message`, async () => {
    let as = await prepare(method);
    const wrong: string[] = [];
    for (const { name, type } of method.parameters)
      for (const value of values(type, name)) {
        const fitting = Object.fromEntries(method.parameters.map((each) => [each.name, good(each.type, each.name)]));
        const refusal = await refusalOf(as, method, { ...fitting, [name]: value });
        // Saved records would affect the next value.
        if (refusal === null) as = await prepare(method);
        if (refusal === null || (refusal.code === NOT_FITTING && (type !== 'String' || typeof value !== 'string')))
          continue;
        const isWorded = /^[A-Z_]+$/.test(refusal.code) && refusal.code !== 'UNEXPECTED' && / /.test(refusal.message);
        if (!isWorded) wrong.push(`${name} = ${shown(value)}: ${refusal.code} ${refusal.message.slice(0, 200)}`);
      }
    assert.deepEqual(wrong, []);
  });
