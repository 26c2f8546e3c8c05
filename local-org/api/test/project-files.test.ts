import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { OrgError } from '../../errors.ts';
import { explainFailure, readSites, readUsers, StartFailure, startLocalOrg } from '../../start.ts';

describe('the files a project starts with', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'project-files-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const oneSentence = (error: unknown, words: RegExp): true => {
    assert.ok(error instanceof StartFailure || error instanceof OrgError, String(error));
    const said = explainFailure(error);
    assert.match(said, words);
    assert.doesNotMatch(said, /\n|at .*:\d+:\d+\)?$/);
    return true;
  };

  const user = (more: object): string => JSON.stringify([{ username: 'a@b.example', lastName: 'A', ...more }]);

  it('can list users as a list or in an object, with or without a byte order mark', () => {
    for (const text of [user({}), `{"users": ${user({})}}`, `\uFEFF${user({ timeZone: 'Asia/Tokyo' })}`])
      assert.equal(readUsers(write('users.json', text))[0]?.username, 'a@b.example');
  });

  const site = (more: object): string =>
    JSON.stringify([{ name: 'Status', path: '/status', component: 'status', permissionSet: 'Visitor', ...more }]);

  it('can list sites, with or without an address for the project', () => {
    const address = { record: 'Setting.Page', field: 'Value__c', value: '{site}' };
    assert.equal(readSites(write('sites.json', site({})))[0]?.path, '/status');
    assert.deepEqual(readSites(write('sites.json', site({ address })))[0]?.address, address);
  });

  const SITES: readonly [string, RegExp][] = [
    ['[{', /Can't read /],
    ['{}', /must contain a list of sites/],
    ['[null]', /site 1 must be a JSON object/],
    [site({ pages: [] }), /site 1 has the unknown property "pages"/],
    [site({ name: ' ' }), /site 1 needs a name, such as "Order Status"/],
    [site({ path: 'status' }), /site 1 needs a path, such as "\/orders"/],
    [site({ path: '/a/b' }), /site 1 needs a path/],
    [site({ component: 'c/status' }), /site 1 needs a component, such as "orderStatus"/],
    [site({ permissionSet: undefined }), /site 1 needs a permissionSet/],
    [site({ address: 'x' }), /the address of site 1 needs a record, a field, a value, each a text/],
    [site({ path: '/lightning' }), /the path \/lightning is in use/],
    [`[${site({}).slice(1, -1)}, ${site({}).slice(1, -1)}]`, /the path \/status is in use/],
  ];
  for (const [text, words] of SITES)
    it(`refuse the sites ${text}`, () => {
      assert.throws(
        () => readSites(write('sites.json', text)),
        (error: unknown) => oneSentence(error, words),
      );
    });

  const USERS: readonly [string, RegExp][] = [
    ['', /Can't read /],
    ['[{', /Can't read /],
    ['null', /must contain a list of users/],
    ['"users"', /must contain a list of users/],
    ['{}', /must contain a list of users/],
    ['{"users": {}}', /must contain a list of users/],
    ['[null]', /user 1 must be a JSON object/],
    ['[[]]', /user 1 must be a JSON object/],
    ['[{"lastName": "A"}]', /user 1 needs a username/],
    ['[{"username": 7, "lastName": "A"}]', /user 1 needs a username/],
    ['[{"username": "a@b.example", "lastName": ""}]', /user 1 needs a lastName/],
    [user({ permissionSet: 'Clerk' }), /user 1 has the unknown property "permissionSet"/],
    [user({ permissionSets: 'Clerk' }), /"permissionSets" of user 1 must be a list of names/],
    [user({ groups: [7] }), /"groups" of user 1 must be a list of names/],
    [user({ role: null }), /"role" of user 1 must be a text/],
    [user({ pinnedListViews: ['Case'] }), /"pinnedListViews" of user 1 must be a name by object/],
    [user({ timeZone: 'Chicago' }), /user 1 has the unknown time zone "Chicago"/],
    [
      `[${user({}).slice(1, -1)}, ${user({ username: 'A@B.example' }).slice(1, -1)}]`,
      /two users have the username A@B/,
    ],
  ];
  for (const [text, words] of USERS)
    it(`refuse the users ${text || 'of an empty file'}`, () => {
      const file = write('users.json', text);
      assert.throws(
        () => readUsers(file),
        (error) => oneSentence(error, words),
      );
    });

  it('refuse names that the project does not have', async () => {
    write('sfdx-project.json', '{ "packageDirectories": [] }');
    for (const [more, words] of [
      [{ role: 'Nobody' }, /no role Nobody, which user a@b\.example uses/],
      [{ permissionSets: ['None'] }, /no permission set None/],
      [{ queues: ['None'] }, /no queue None/],
      [{ groups: ['None'] }, /no public group None/],
      [{ profile: 'None' }, /no profile None/],
    ] as const) {
      const users = readUsers(write('users.json', user(more)));
      const options = { project: folder, dataDir: ':memory:', port: 0, siteDir: null, users };
      await assert.rejects(startLocalOrg(options), (error) => oneSentence(error, words));
    }
  });

  const PROJECTS: readonly [string, RegExp][] = [
    ['', /Can't read \S*sfdx-project\.json/],
    ['null', /sfdx-project\.json must contain a JSON object/],
    ['[]', /sfdx-project\.json must contain a JSON object/],
    ['{"packageDirectories": "force-app"}', /packageDirectories must be a list/],
    ['{"packageDirectories": ["force-app"]}', /package directory 1 needs a path/],
    ['{"packageDirectories": [null]}', /package directory 1 needs a path/],
    ['{"packageDirectories": [{"path": 7}]}', /package directory 1 needs a path/],
  ];
  for (const [text, words] of PROJECTS)
    it(`refuse the project ${text || 'of an empty file'}`, async () => {
      write('sfdx-project.json', text);
      const options = { project: folder, dataDir: ':memory:', port: 0, siteDir: null };
      await assert.rejects(startLocalOrg(options), (error) => oneSentence(error, words));
    });
});
