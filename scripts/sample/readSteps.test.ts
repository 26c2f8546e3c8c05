import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CommandError } from '../output/CommandError.ts';
import { readSteps, requireReferences } from './readSteps.ts';

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'sample-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const KNOWN = new Map([
  ['User.specialist', '005'],
  ['RecordType.Case.Onboarding', '012'],
]);

function check(text: string): void {
  writeFileSync(join(folder, '10-steps.json'), text);
  requireReferences(readSteps(folder), KNOWN);
}

const accounts = (...records: object[]): string => JSON.stringify([{ object: 'Account', records }]);
const OAK = { ref: 'oak', fields: { Name: 'Oak' } };

test('the format in data/README.md is valid', () => {
  check(
    JSON.stringify([
      { object: 'Account', records: [OAK, { fields: { Name: '@@home', OwnerId: '@User.specialist' } }] },
      {
        object: 'Case',
        records: [{ ref: 'oakCase', fields: { AccountId: '@oak', RecordTypeId: '@RecordType.Onboarding' } }],
      },
      { object: 'Case', update: true, records: [{ ref: 'oakCase', fields: { Handoff_Date__c: 'today-1' } }] },
      {
        object: 'AccountContactRelation',
        match: ['AccountId'],
        records: [{ fields: { AccountId: '@oak', Roles: null } }],
      },
    ]),
  );
  check(`\uFEFF${accounts(OAK)}`);
});

const BROKEN: readonly [string, string, RegExp][] = [
  ['an empty file', '', /isn't valid JSON/],
  ['an incomplete file', accounts(OAK).slice(0, -3), /isn't valid JSON/],
  ['null', 'null', /must contain a list of steps/],
  ['an object instead of a list', '{"object": "Account"}', /must contain a list of steps/],
  ['a step that is null', '[null]', /step 1 must be an object/],
  ['a step without its object', '[{"records": []}]', /step 1 needs an "object"/],
  ['an invalid object name', '[{"object": "Account; --", "records": []}]', /step 1 needs an "object"/],
  ['a step without records', '[{"object": "Account"}]', /step 1 needs a list of "records"/],
  ['records that are not a list', '[{"object": "Account", "records": {}}]', /step 1 needs a list of "records"/],
  ['an unknown name', '[{"object": "Account", "records": [], "upsert": true}]', /step 1 has an unknown name: "upsert"/],
  ['update that is text', '[{"object": "Account", "records": [], "update": "yes"}]', /"update" of step 1/],
  ['match that is text', '[{"object": "Account", "records": [], "match": "Name"}]', /"match" of step 1/],
  ['a record that is text', '[{"object": "Account", "records": ["Oak"]}]', /record 1 of step 1 must be an object/],
  ['a record without fields', accounts({ ref: 'oak' }), /record 1 of step 1 needs "fields"/],
  ['a name that is a number', accounts({ ref: 7, fields: {} }), /"ref" of record 1 of step 1 must be a name/],
  [
    'a value that is a list',
    accounts({ fields: { Name: ['Oak'] } }),
    /the field Name of record 1 of step 1 must be text/,
  ],
  [
    'a date too far away',
    accounts({ fields: { LastActivityDate: 'today+999999999' } }),
    /the date LastActivityDate .* 36500 days away/,
  ],
  ['a name used twice', accounts(OAK, OAK), /two records have the name "oak"/],
  [
    'an unknown reference',
    accounts({ ref: 'elm', fields: { ParentId: '@oaf' } }),
    /ParentId of the Account record elm refers to "@oaf"/,
  ],
  [
    'a reference to itself',
    accounts({ ref: 'elm', fields: { ParentId: '@elm' } }),
    /refers to "@elm", but no earlier record/,
  ],
  [
    'a circular reference',
    accounts({ ref: 'elm', fields: { ParentId: '@oak' } }, { ref: 'oak', fields: { ParentId: '@elm' } }),
    /ParentId of the Account record elm refers to "@oak"/,
  ],
  [
    'a record type of another object',
    accounts({ fields: { RecordTypeId: '@RecordType.Onboarding' } }),
    /record number 1 refers to/,
  ],
  ['an unknown user', accounts({ fields: { OwnerId: '@User.nobody' } }), /OwnerId .* refers to "@User\.nobody"/],
  [
    'a change to an unknown record',
    '[{"object": "Case", "update": true, "records": [{"ref": "x", "fields": {}}]}]',
    /Case record x can't be changed/,
  ],
  [
    'a match without a value',
    '[{"object": "Case", "match": ["Subject"], "records": [{"fields": {}}]}]',
    /needs Subject/,
  ],
];

for (const [what, text, words] of BROKEN)
  test(`${what} is an error that names the file, before anything is loaded`, () => {
    assert.throws(
      () => check(text),
      (error) => {
        assert.ok(error instanceof CommandError, String(error));
        assert.match(error.message, /10-steps\.json: [^\n]*Nothing was loaded/);
        assert.match(error.message, words);
        return true;
      },
    );
  });
