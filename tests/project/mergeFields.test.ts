/** The admin guide lists the merge fields that templates can have, and each of them works. Their queries don't grow with the template or the recipients. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Limits } from '../../local-org/apex/runtime/limits.ts';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { World } from '../scenarios/runner/World.ts';

const CLASSES = 'force-app/main/case-email/classes';
const [, guide = ''] = readFileSync('docs/admin-guide.md', 'utf8').split('#### Merge fields\n');
const documented = [...(guide.split('\n#### ')[0] ?? '').matchAll(/\{\{\{[\w.]+\}\}\}|\{![\w.]+\}/g)].map(
  ([token]) => token,
);

interface Missing {
  readonly token: string | null;
  readonly code: string;
}

let world: World;
let caseId = '';
let folderId = '';

before(async () => {
  world = await World.start('.', ':memory:');
  const given = new Names(world);
  await insertGiven({ world, names: given, via: 'apex' }, readGiven('an-onboarding-to-hand-over'));
  caseId = given.idOf('case');
  const folders = await world.person().connection.query("SELECT Id FROM Folder WHERE DeveloperName = 'Rosterpath'");
  folderId = String(folders.records[0]?.Id);
});

after(() => world.close());

async function addTemplate(name: string, html: string): Promise<void> {
  await world.person().connection.create('EmailTemplate', {
    DeveloperName: name,
    Name: name,
    FolderId: folderId,
    IsActive: true,
    TemplateType: 'custom',
    UiType: 'SFX',
    TemplateStyle: 'none',
    Encoding: 'UTF-8',
    Subject: 'Fields',
    HtmlValue: html,
  });
}

const call = (method: string, args: object): Promise<unknown> =>
  callMethod(world, {
    via: 'apex',
    person: world.person('specialist'),
    call: `OnboardingEmailController.${method}`,
    args: { caseId, ...args },
  });

const preview = (templateName: string, to: readonly object[]): Promise<{ missing: Missing[] }> =>
  call('preview', { templateName, to }) as Promise<{ missing: Missing[] }>;

const MARIA = { name: null, email: 'maria@bluebonnet.example' };

test('each merge field in the admin guide works', async () => {
  assert.ok(documented.length > 30);
  await addTemplate('Documented', documented.map((token) => `<p>x ${token} x</p>`).join(''));
  const { missing } = await preview('Documented', [MARIA]);
  assert.deepEqual(
    missing.filter(({ code }) => code !== 'EMAIL_FIELD_EMPTY').map(({ token }) => token),
    [],
  );
  await addTemplate('Undocumented', '<p>x {!Case.Nothing} x</p>');
  assert.deepEqual(
    (await preview('Undocumented', [MARIA])).missing.map(({ code }) => code),
    ['EMAIL_FIELD_UNKNOWN'],
  );
});

test('the admin guide names each record that merge fields can name', () => {
  const source = ['MergePath', 'MergeRecords'].map((name) => readFileSync(`${CLASSES}/${name}.cls`, 'utf8')).join('\n');
  const records = [
    ...[...source.matchAll(/putColleague\('(\w+)'/g)].map(([, name]) => name),
    ...[...source.matchAll(/names\[0\] == '(\w+)'/g)].map(([, name]) => name),
    ...[...source.matchAll(/^ +'([a-z.]+)' => (?:new List|')/gm)].map(([, name]) => name),
    ...[...source.matchAll(/put\('(\w+)\./g)].map(([, name]) => name),
  ];
  assert.ok(records.length > 15);
  const names = documented.map((token) => token.replace(/[{}!]/g, '').toLowerCase());
  for (const record of new Set(records)) {
    assert.ok(
      names.some((name) => name === record || name.startsWith(`${record ?? ''}.`)),
      `${record ?? ''} isn't in the table of merge fields`,
    );
  }
});

/** The number of queries in one request. */
async function queriesOf(request: () => Promise<unknown>): Promise<number> {
  const use = Reflect.get(Limits.prototype, 'use') as (name: string, amount: number) => void;
  let count = 0;
  Limits.prototype.use = function (name, amount): void {
    count += name === 'queries' ? amount : 0;
    use.call(this, name, amount);
  };
  try {
    await request();
  } finally {
    Limits.prototype.use = use;
  }
  return count;
}

test('a preview and a sent email run the same number of queries, however many fields and recipients they have', async () => {
  const plain = '{!Case.Status} {!Sender.Username} {!Organization.Name}';
  // Each section of the handoff comes from the same summary. Usage takes three queries.
  const few = `${plain} {{{Handoff.Stages}}} {{{Usage.Missing}}}`;
  await addTemplate('Plain', `<p>${plain}</p>`);
  await addTemplate('Few', `<p>${few}</p>`);
  await addTemplate('Many', `<p>${few}</p>${documented.map((token) => `<p>x ${token} x</p>`).join('')}`);
  const people = Array.from({ length: 149 }, (_, index) => ({ name: null, email: `p${index}@b.example` }));
  const one = await queriesOf(() => preview('Few', [MARIA]));
  const many = await queriesOf(() => preview('Many', [MARIA, ...people]));
  const withoutHandoff = await queriesOf(() => preview('Plain', [MARIA]));
  assert.ok(withoutHandoff > 5 && withoutHandoff <= 12, `${withoutHandoff} queries`);
  assert.ok(one <= withoutHandoff + 13, `${one} queries`);
  assert.equal(many, one);
  const send = (templateName: string, to: readonly object[], cc: readonly object[]): Promise<number> =>
    queriesOf(() => call('send', { email: { templateName, to, cc, subject: 'Fields', body: '<p>Hello</p>' } }));
  const toOne = await send('Few', [MARIA, { name: null, email: 'someone@b.example' }], []);
  assert.ok(toOne > 5 && toOne <= 20, `${toOne} queries`);
  assert.equal(await send('Many', [MARIA], people), toOne);
});
