/**
 * Records that another transaction has locked. Salesforce Help, "Unable to lock row - Record currently
 * unavailable errors".
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { openOrg, type Org } from '../../org.ts';
import { callStatic } from '../call-static.ts';
import { loadApex, type ApexRuntime } from '../index.ts';

const SAVER = `public class Saver {
  public static List<Id> make() {
    List<Account> made = new List<Account>{ new Account(Name = 'Free'), new Account(Name = 'Held') };
    insert as system made;
    return new List<Id>(new Map<Id, Account>(made).keySet());
  }
  public static String lock(Id accountId) {
    try {
      List<Account> locked = [SELECT Id FROM Account WHERE Id = :accountId WITH SYSTEM_MODE FOR UPDATE];
      return 'locked ' + locked.size();
    } catch (QueryException error) {
      return error.getMessage();
    }
  }
  public static String save(Id accountId) {
    try {
      update as system new Account(Id = accountId, Name = 'Saved');
      return 'saved';
    } catch (DmlException error) {
      return error.getDmlType(0).name() + ': ' + error.getMessage();
    }
  }
  public static String remove(Id accountId) {
    return Database.delete(accountId, false, AccessLevel.SYSTEM_MODE).isSuccess() ? 'deleted' : 'refused';
  }
  public static List<String> saveAll(List<Id> ids) {
    List<Account> accounts = new List<Account>();
    for (Id accountId : ids) {
      accounts.add(new Account(Id = accountId, Name = 'Saved'));
    }
    List<String> said = new List<String>();
    for (Database.SaveResult result : Database.update(accounts, false, AccessLevel.SYSTEM_MODE)) {
      said.add(result.isSuccess() ? 'saved' : result.getErrors()[0].getStatusCode().name());
    }
    return said;
  }
}`;
const UNAVAILABLE =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';

const project = mkdtempSync(join(tmpdir(), 'locked-'));
const classes = join(project, 'force-app/main/default/classes');
mkdirSync(classes, { recursive: true });
writeFileSync(
  join(project, 'sfdx-project.json'),
  '{ "packageDirectories": [{ "path": "force-app" }], "sourceApiVersion": "67.0" }',
);
writeFileSync(join(classes, 'Saver.cls'), SAVER);
writeFileSync(
  join(classes, 'Saver.cls-meta.xml'),
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>',
);

let org: Org;
let apex: ApexRuntime;
const call = (method: string, args: Record<string, unknown> = {}): unknown =>
  callStatic(apex, org.session(org.adminId), 'Saver', method, args);

let free: string;
let held: string;
beforeEach(() => {
  org?.close();
  org = openOrg({ project, data: ':memory:' });
  apex = loadApex(org, { project });
  [free, held] = call('make') as [string, string];
  org.locks.holdElsewhere(held);
});
after(() => {
  org.close();
  rmSync(project, { recursive: true });
});

test('FOR UPDATE of a locked record is a QueryException, and of another record locks it', () => {
  assert.equal(call('lock', { accountId: held }), UNAVAILABLE);
  assert.equal(call('lock', { accountId: free }), 'locked 1');
});

test('a locked record can’t be saved or deleted', () => {
  assert.equal(
    call('save', { accountId: held }),
    `UNABLE_TO_LOCK_ROW: Update failed. First exception on row 0 with id ${held}; first error: UNABLE_TO_LOCK_ROW, ` +
      `unable to obtain exclusive access to this record or 1 records: ${held}: []`,
  );
  assert.equal(call('remove', { accountId: held }), 'refused');
  assert.equal(call('save', { accountId: free }), 'saved');
});

test('with partial success, only the locked record is refused, and after its release it’s saved', () => {
  assert.deepEqual(call('saveAll', { ids: [free, held] }), ['saved', 'UNABLE_TO_LOCK_ROW']);
  org.locks.releaseElsewhere();
  assert.deepEqual(call('saveAll', { ids: [free, held] }), ['saved', 'saved']);
});
