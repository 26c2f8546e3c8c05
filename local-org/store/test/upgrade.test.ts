import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FIXTURE, insert, openFixture, stored } from '../../schema/test/fixture.ts';

const OBJECTS = 'force-app/main/default/objects';

describe('a data file of an older schema', () => {
  let folder: string;
  let project: string;
  let data: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'org-upgrade-'));
    project = join(folder, 'project');
    data = join(folder, 'data');
    cpSync(FIXTURE, project, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const addField = (name: string, body: string): void =>
    writeFileSync(
      join(project, OBJECTS, `Invoice__c/fields/${name}.field-meta.xml`),
      `<CustomField><fullName>${name}</fullName><label>${name}</label>${body}</CustomField>`,
    );

  it('gets new fields and objects', () => {
    const before = openFixture({ project, data });
    const id = insert(before, 'Invoice__c', { Memo__c: 'kept' });
    before.close();
    addField('Discount__c', '<type>Number</type><precision>5</precision><scale>2</scale>');
    addField('Is_Late__c', '<type>Checkbox</type><defaultValue>false</defaultValue>');
    cpSync(join(project, OBJECTS, 'Shipment__c'), join(project, OBJECTS, 'Return__c'), { recursive: true });
    const returns = join(project, OBJECTS, 'Return__c');
    cpSync(join(returns, 'Shipment__c.object-meta.xml'), join(returns, 'Return__c.object-meta.xml'));
    rmSync(join(returns, 'Shipment__c.object-meta.xml'));
    const org = openFixture({ project, data });
    const row = stored(org, 'Invoice__c', id);
    assert.deepEqual([row['Memo__c'], row['Discount__c'], row['Is_Late__c']], ['kept', null, 0]);
    insert(org, 'Return__c', { Invoice__c: id, Carrier__c: 'Mail' });
    org.close();
  });

  it('gets new indexes instead of those they replace', () => {
    openFixture({ project, data }).close();
    const file = new DatabaseSync(join(data, 'org.sqlite'));
    file.exec('CREATE INDEX "Task.WhatId" ON "Task" ("WhatId")');
    file.close();
    const org = openFixture({ project, data });
    const indexes = org.reader.rows(`SELECT name FROM sqlite_schema WHERE name LIKE 'Task.WhatId%'`, []).flat();
    assert.deepEqual(indexes, ['Task.WhatId.CreatedDate']);
    org.close();
  });

  it('keeps the columns of removed standard fields without reading them', () => {
    openFixture({ project, data }).close();
    const file = new DatabaseSync(join(data, 'org.sqlite'));
    file.exec('ALTER TABLE "GroupMember" ADD COLUMN "CreatedDate" TEXT COLLATE NOCASE');
    file.close();
    const org = openFixture({ project, data });
    assert.equal(org.schema.field('GroupMember', 'CreatedDate'), undefined);
    const [group] = org.reader.rows('SELECT "Id" FROM "Group"', []);
    insert(org, 'GroupMember', { GroupId: String(group?.[0]), UserOrGroupId: org.adminId });
    org.close();
  });

  const refusal = (): string => {
    let message = 'not refused';
    try {
      openFixture({ project, data }).close();
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
    return message;
  };

  it('is refused with the name of a removed field or object, and with what to do', () => {
    openFixture({ project, data }).close();
    const memo = join(project, OBJECTS, 'Invoice__c/fields/Memo__c.field-meta.xml');
    const text = readFileSync(memo, 'utf8');
    rmSync(memo);
    assert.match(refusal(), /the field Invoice__c\.Memo__c is no longer in the project.*npm run org:reset/);
    writeFileSync(memo, text);
    rmSync(join(project, OBJECTS, 'Shipment__c'), { recursive: true });
    assert.match(refusal(), /the object Shipment__c is no longer in the project/);
  });

  it('is refused if a field’s type has changed', () => {
    openFixture({ project, data }).close();
    addField('Memo__c', '<type>Number</type><precision>5</precision><scale>2</scale>');
    assert.match(refusal(), /the type of the field Invoice__c\.Memo__c has changed/);
  });

  it('is refused if a field is now unique and its data has duplicates', () => {
    const org = openFixture({ project, data });
    for (let i = 0; i < 2; i++) insert(org, 'Invoice__c', { Batch_Key__c: 'same' });
    org.close();
    addField('Batch_Key__c', '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>');
    assert.match(refusal(), /Invoice__c\.Batch_Key__c is now unique/);
  });

  it('is refused if it isn’t a database, with what to do', () => {
    mkdirSync(data);
    writeFileSync(join(data, 'org.sqlite'), 'Dear diary, '.repeat(100));
    assert.match(
      refusal(),
      /org\.sqlite in the data folder .+ is damaged \(file is not a database\)\. .*npm run org:reset/,
    );
  });

  it('loses the rows of removed metadata', () => {
    openFixture({ project, data }).close();
    rmSync(join(project, 'force-app/main/default/customMetadata/Tax_Rule.Reduced.md-meta.xml'));
    const org = openFixture({ project, data });
    assert.deepEqual(org.reader.rows('SELECT "DeveloperName" FROM "Tax_Rule__mdt"', []), [['Standard']]);
    org.close();
  });
});
