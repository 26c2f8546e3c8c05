/**
 * Templates, and what Apex makes of them, use only HTML that Quill leaves unchanged, because the editor must
 * not rewrite our emails.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { callMethod } from '../scenarios/runner/callMethod.ts';
import { Names } from '../scenarios/runner/Names.ts';
import { readGiven } from '../scenarios/runner/readScenarios.ts';
import { insertGiven } from '../scenarios/runner/runStep.ts';
import { World } from '../scenarios/runner/World.ts';

const FOLDER = 'force-app/main/case-email/email/Rosterpath';
const COMPOSER = 'force-app/main/case-email/lwc/emailComposer/emailComposer.ts';
/** Typed here, because the module needs browser types. */
const EDITOR: string = '../../local-org/web/test/editorInJsdom.ts';

interface Editor {
  rewrite(html: string, formats: readonly string[]): { html: string };
  parsed(html: string): string;
}

const { rewrite, parsed } = (await import(EDITOR)) as Editor;

/** The editor drops every format that the composer doesn't offer. */
const formats = [
  ...(/const FORMATS = \[(.*)\];/.exec(readFileSync(COMPOSER, 'utf8'))?.[1]?.matchAll(/\w+/g) ?? []),
].map(([name]) => name);
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.email'))
  .map((file) => file.replace('.email', ''));

const assertLeftAlone = (html: string): void => assert.equal(parsed(rewrite(html, formats).html), parsed(html));

let world: World;
let caseId = '';

before(async () => {
  world = await World.start('.', ':memory:');
  const given = new Names(world);
  await insertGiven({ world, names: given, via: 'apex' }, readGiven('an-onboarding-to-hand-over'));
  caseId = given.idOf('case');
});

after(() => world.close());

async function filledIn(templateName: string, email: string | null): Promise<string> {
  const to = email === null ? [] : [{ name: 'Zoë "Zo" O’Hara & Sons', email }];
  const preview = (await callMethod(world, {
    via: 'apex',
    person: world.person('specialist'),
    call: 'OnboardingEmailController.preview',
    args: { caseId, templateName, to },
  })) as { body: string };
  return preview.body;
}

test('the composer offers five formats, and the project has templates', () => {
  assert.deepEqual(formats, ['bold', 'italic', 'underline', 'list', 'link']);
  assert.ok(names.length >= 7);
});

for (const name of names) {
  test(`the editor leaves ${name} unchanged when filled in for a colleague, for a customer, and for no one`, async () => {
    assertLeftAlone(readFileSync(`${FOLDER}/${name}.email`, 'utf8'));
    for (const email of ['csm@rosterpath.example', 'zoe@school.example', null]) {
      const body = await filledIn(name, email);
      assert.match(body, /<p>/);
      assertLeftAlone(body);
    }
  });
}

test('each template is signed by the user who sends it, who can be a colleague of the case owner', () => {
  for (const name of names) {
    const lines = readFileSync(`${FOLDER}/${name}.email`, 'utf8').trim().split('\n').slice(-2);
    assert.deepEqual(
      lines,
      [
        '<p>{{{Sender.Name}}}, {{{Sender.Title}}}</p>',
        '<p><a href="mailto:{{{Sender.Email}}}">{{{Sender.Email}}}</a></p>',
      ],
      name,
    );
  }
});

test('the editor changes a table and a line break', () => {
  for (const html of ['<table><tbody><tr><td>A</td></tr></tbody></table>', '<p>A<br>B</p>', '<p></p>'])
    assert.throws(() => assertLeftAlone(html), assert.AssertionError);
});
