/**
 * Tasks, events, and the contacts of an account. Object permissions are tested elsewhere. Each field in orgs'
 * permission sets and profiles needs a grant, and changing tasks and events needs a user permission (Object
 * Reference, "PermissionSet": PermissionsEditTask, PermissionsEditEvent; Salesforce Help, "Field-Level
 * Security").
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openOrg, type Org } from '../../org.ts';
import { insert, save } from '../../schema/test/fixture.ts';
import { parseQuery } from '../../soql/index.ts';
import type { Row, Session } from '../../types.ts';

const SECURED: Readonly<Record<string, readonly string[]>> = {
  Task: ['ActivityDate', 'Description', 'Type', 'WhatId', 'WhoId'],
  Event: ['Description', 'IsAllDayEvent', 'Location', 'Type', 'WhatId', 'WhoId'],
  AccountContactRelation: ['EndDate', 'IsActive', 'Roles', 'StartDate'],
};
const PATHS = Object.entries(SECURED).flatMap(([object, fields]) => fields.map((field) => `${object}.${field}`));

/** Has all three objects, and none of their fields. */
const WORKER = `${['Account', 'Contact'].map(objectPermissions).join('')}${mayChange('EditTask')}${mayChange('EditEvent')}`;

function objectPermissions(object: string): string {
  const rights = ['Create', 'Edit', 'Read'].map((right) => `<allow${right}>true</allow${right}>`).join('');
  return `<objectPermissions>${rights}<object>${object}</object></objectPermissions>`;
}

function mayChange(name: string): string {
  return `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;
}

const grant = (path: string, editable: boolean): string =>
  `<fieldPermissions><editable>${editable}</editable><field>${path}</field><readable>true</readable></fieldPermissions>`;

const setNameOf = (path: string): string => path.replace('.', '_');

describe('fields of activities and of contacts of an account', () => {
  const project = mkdtempSync(join(tmpdir(), 'activities-'));
  let org: Org;

  before(() => {
    const sets: Record<string, string> = { Worker: WORKER, Tasks: mayChange('EditTask') };
    for (const path of PATHS) sets[setNameOf(path)] = grant(path, true);
    writePermissionSets(project, sets);
    const users = PATHS.map((path) => user(path, ['Worker', setNameOf(path)]));
    const others = [user('worker', ['Worker']), user('nobody', []), user('caller', ['Tasks'])];
    org = openOrg({ project, data: ':memory:', users: [...users, ...others] });
  });
  after(() => {
    org.close();
    rmSync(project, { recursive: true, force: true });
  });

  const as = (name: string): Session => org.session(`${name}@activities.example`);
  const select = (session: Session, path: string): void => {
    const [object = '', field = ''] = path.split('.');
    const plan = org.soql.prepare(parseQuery(`SELECT ${field} FROM ${object}`), { allRows: false });
    org.soql.run(plan, { session, access: 'user', now: new Date(), reader: org.reader });
  };

  for (const path of PATHS) {
    it(`${path} is hidden without its grant and visible with it`, () => {
      const [object = '', field = ''] = path.split('.');
      const without = { code: 'INVALID_FIELD', message: new RegExp(`No such column '${field}'`) };
      assert.throws(() => select(as('worker'), path), without);
      select(as(path), path);
      assert.equal(org.access.canField(as('worker'), object, field, 'edit'), false);
      assert.equal(org.access.canField(as(path), object, field, 'edit'), true);
      for (const other of PATHS.filter((candidate) => candidate !== path))
        assert.equal(org.access.canField(as(other), object, field, 'read'), false, other);
    });
  }

  it('that permission sets can’t contain come with the object', () => {
    for (const path of ['Task.Subject', 'Task.Status', 'Task.TaskSubtype', 'Event.Subject', 'Event.StartDateTime'])
      select(as('worker'), path);
    select(as('worker'), 'AccountContactRelation.IsDirect');
    for (const path of ['EmailMessage.Subject', 'FeedItem.Body', 'User.Title', 'CaseComment.CommentBody'])
      assert.equal(org.schema.field(...split(path))?.permissionable, false, path);
  });

  it('are written only if they are granted', () => {
    const task = { Subject: 'Call', Status: 'Completed', Priority: 'Normal' };
    const write = (session: Session, row: Row) =>
      save(org, 'insert', 'Task', [row], { session, access: 'user', allOrNone: false })[0];
    assert.equal(write(as('worker'), task)?.success, true);
    const refused = write(as('worker'), { ...task, Description: 'x' });
    assert.equal(refused?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.equal(write(as('Task.Description'), { ...task, Description: 'x' })?.success, true);
  });

  it('belong to tasks and events that only the permissions "Edit Tasks" and "Edit Events" create, change, and delete', () => {
    for (const right of ['create', 'edit', 'delete'] as const) {
      assert.equal(org.access.canObject(as('nobody'), 'Task', right), false);
      assert.equal(org.access.canObject(as('caller'), 'Task', right), true);
      assert.equal(org.access.canObject(as('caller'), 'Event', right), false);
      assert.equal(org.access.canObject(as('worker'), 'Event', right), true);
    }
    assert.equal(org.access.canObject(as('nobody'), 'Task', 'read'), true);
    assert.equal(org.access.canField(as('nobody'), 'Task', 'Subject', 'edit'), false);
    assert.equal(org.access.hasUserPermission(as('caller'), 'edittask'), true);
    const row = { Subject: 'Call', Status: 'Completed', Priority: 'Normal' };
    const refused = { code: 'INSUFFICIENT_ACCESS', message: "Access to entity 'Task' denied" };
    const asUser = { session: as('nobody'), access: 'user' } as const;
    assert.throws(() => save(org, 'insert', 'Task', [row], asUser), refused);
    const id = insert(org, 'Task', { ...row, OwnerId: as('nobody').userId });
    assert.throws(() => save(org, 'update', 'Task', [{ Id: id, Subject: 'Mail' }], asUser), refused);
    assert.throws(() => save(org, 'delete', 'Task', [{ Id: id }], asUser), refused);
    assert.equal(save(org, 'insert', 'Task', [row], { session: as('nobody') })[0]?.success, true, 'in system mode');
  });
});

const user = (name: string, permissionSets: readonly string[]) => ({
  username: `${name}@activities.example`,
  lastName: name,
  permissionSets,
});

function split(path: string): [string, string] {
  const [object = '', field = ''] = path.split('.');
  return [object, field];
}

function writePermissionSets(project: string, sets: Readonly<Record<string, string>>): void {
  const folder = join(project, 'force-app', 'main', 'default', 'permissionsets');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(project, 'sfdx-project.json'),
    '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"67.0"}',
  );
  for (const [name, body] of Object.entries(sets))
    writeFileSync(
      join(folder, `${name}.permissionset-meta.xml`),
      `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${body}<label>${name}</label></PermissionSet>`,
    );
}
