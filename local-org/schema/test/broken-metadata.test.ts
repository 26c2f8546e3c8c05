import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { MetadataError } from '../metadata-error.ts';
import { FIXTURE, openFixture } from './fixture.ts';

const MAIN = 'force-app/main/default';

describe('metadata the org can’t use', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'org-project-'));
    cpSync(FIXTURE, project, { recursive: true });
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  /** Opens the fixture with one more file and returns the error. */
  const refusal = (file: string, content: string): MetadataError => {
    const path = join(project, MAIN, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    try {
      openFixture({ project }).close();
    } catch (error) {
      if (error instanceof MetadataError) return error;
      throw error;
    }
    throw new Error('The project was not refused.');
  };
  const field = (body: string): MetadataError =>
    refusal(
      'objects/Invoice__c/fields/New__c.field-meta.xml',
      `<CustomField><fullName>New__c</fullName>${body}</CustomField>`,
    );

  it('is reported with file and line if the XML is invalid', () => {
    const error = refusal('labels/More.labels-meta.xml', '<CustomLabels>\n<labels>\n</CustomLabels>');
    assert.match(error.message, /More\.labels-meta\.xml:3: /);
    assert.equal(error.line, 3);
  });

  it('is reported if it’s not what its name says', () => {
    assert.match(refusal('queues/New.queue-meta.xml', '<Group></Group>').message, /root element must be <Queue>/);
  });

  const added = (file: string, content: string): void => {
    const path = join(project, MAIN, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };

  it('is left out and listed once if Salesforce runs it and the local org doesn’t', () => {
    added('flows/F.flow-meta.xml', '<Flow/>');
    added('workflows/Case.workflow-meta.xml', '<Workflow/>');
    added('objects/News__e/News__e.object-meta.xml', '<CustomObject><label>News</label></CustomObject>');
    added('objects/News__e/fields/A__c.field-meta.xml', '<CustomField><fullName>A__c</fullName></CustomField>');
    added(
      'objects/Old__c/Old__c.object-meta.xml',
      '<CustomObject><customSettingsType>List</customSettingsType><label>Old</label></CustomObject>',
    );
    added('objects/Old__c/fields/A__c.field-meta.xml', '<CustomField><fullName>A__c</fullName></CustomField>');
    const fields = { Sum__c: '<type>Summary</type>', At__c: '<type>Time</type>' };
    const path = (name: string) => `objects/Invoice__c/fields/${name}.field-meta.xml`;
    for (const [name, body] of Object.entries(fields))
      added(path(name), `<CustomField><fullName>${name}</fullName>${body}</CustomField>`);
    added(
      path('Default__c'),
      '<CustomField><fullName>Default__c</fullName><type>Text</type><defaultValue>$User.Id</defaultValue></CustomField>',
    );
    added(
      'permissionsets/New.permissionset-meta.xml',
      '<PermissionSet><fieldPermissions><field>Invoice__c.At__c</field><readable>true</readable></fieldPermissions></PermissionSet>',
    );
    const org = openFixture({ project });
    const named = org.skipped.map(({ file, reason }) => `${basename(file).split('.')[0]}: ${reason}`);
    assert.deepEqual(named, [
      "F: the local org doesn't run flows",
      "Case: the local org doesn't run workflow rules",
      'News__e: the local org has no platform events (News__e)',
      'Old__c: the local org has no list custom settings (Old__c)',
      'At__c: the local org has no fields of type Time (Invoice__c.At__c)',
      "Default__c: the local org doesn't evaluate the default value formula $User.Id",
      'Sum__c: the local org leaves roll-up summary fields empty (Invoice__c.Sum__c)',
    ]);
    assert.equal(org.schema.field('Invoice__c', 'Sum__c')?.updateable, false);
    org.close();
  });

  const rules = (body: string): string =>
    `<SharingRules>\n<sharingCriteriaRules><fullName>R</fullName><accessLevel>Read</accessLevel>\n${body}</sharingCriteriaRules></SharingRules>`;

  it('is reported if it shares with a missing group, queue, or role, or by a missing field', () => {
    const file = 'sharingRules/Invoice__c.sharingRules-meta.xml';
    const to = (party: string, more = ''): string => rules(`<sharedTo>${party}</sharedTo>${more}`);
    assert.match(refusal(file, to('<group>Nobody</group>')).message, /:3: the project has no public group Nobody/);
    assert.match(refusal(file, to('<queue>Nobody</queue>')).message, /:3: the project has no queue Nobody/);
    assert.match(refusal(file, to('<role>Nobody</role>')).message, /:3: the project has no role Nobody/);
    assert.match(refusal(file, to('')).message, /:2: the rule R shares with no one/);
    const criteria = '\n<criteriaItems><field>No__c</field><operation>equals</operation></criteriaItems>';
    assert.match(
      refusal(file, to('<queue>Repairs</queue>', criteria)).message,
      /:4: the project has no field Invoice__c\.No__c/,
    );
    rmSync(join(project, MAIN, file));
    const role = '<Role>\n<name>R</name><parentRole>Top</parentRole></Role>';
    assert.match(refusal('roles/R.role-meta.xml', role).message, /:2: the project has no role Top/);
  });

  it('is reported if an object can’t have the sharing model', () => {
    const account = '<CustomObject>\n<sharingModel>ReadWriteTransfer</sharingModel></CustomObject>';
    const message = refusal('objects/Account/Account.object-meta.xml', account).message;
    assert.match(message, /:2: the sharing model of Account can't be ReadWriteTransfer/);
    added('objects/Account/Account.object-meta.xml', account.replace('ReadWriteTransfer', 'Private'));
    const open = '<CustomObject><sharingModel>ReadWrite</sharingModel></CustomObject>';
    assert.match(
      refusal('objects/Case/Case.object-meta.xml', open).message,
      /accounts are private, so cases must be too/,
    );
  });

  it('is left out and listed once if a rule shares with kinds of users the local org doesn’t have', () => {
    const guest = '<sharingGuestRules><fullName>G</fullName></sharingGuestRules></SharingRules>';
    const text = rules('<sharedTo><portalRole>P</portalRole></sharedTo>').replace('</SharingRules>', guest);
    added('sharingRules/Invoice__c.sharingRules-meta.xml', text);
    const org = openFixture({ project });
    assert.deepEqual(
      org.skipped.map(({ reason }) => reason),
      [
        "the local org doesn't support sharing with guest users and territories (Invoice__c.G)",
        "the local org doesn't support sharing with <portalRole> (Invoice__c.R)",
      ],
    );
    org.close();
  });

  it('is reported if it lacks what a field needs, or has text instead of a number', () => {
    assert.match(field('<label>New</label>').message, /:1: the field Invoice__c\.New__c needs a <type>/);
    assert.match(field('<type>Lookup</type>').message, /:1: the lookup Invoice__c\.New__c needs <referenceTo>/);
    assert.match(field('<type>Picklist</type>').message, /:1: a picklist needs a <valueSet>/);
    assert.match(field('<type>Text</type>\n<length>long</length>').message, /:2: <length> must be a number, not long/);
  });

  it('is reported if it refers to something that doesn’t exist', () => {
    const lookup = '<type>Lookup</type>\n<referenceTo>Nothing__c</referenceTo>';
    assert.match(
      field(lookup).message,
      /New__c\.field-meta\.xml:2: Invoice__c\.New__c: the local org has no object Nothing__c/,
    );
    assert.match(
      field('<type>Picklist</type><valueSet>\n<valueSetName>None</valueSetName></valueSet>').message,
      /:2: the project has no value set None/,
    );
    rmSync(join(project, MAIN, 'objects/Invoice__c/fields/New__c.field-meta.xml'));
    assert.match(
      refusal('customMetadata/Other.X.md-meta.xml', '<CustomMetadata></CustomMetadata>').message,
      /no custom metadata type Other__mdt/,
    );
  });

  it('is reported if it grants what a deployment refuses or what doesn’t exist', () => {
    const grant = (path: string): MetadataError =>
      refusal(
        'permissionsets/New.permissionset-meta.xml',
        `<PermissionSet>\n<fieldPermissions>\n<field>${path}</field><readable>true</readable></fieldPermissions></PermissionSet>`,
      );
    assert.match(
      grant('Invoice__c.Status__c').message,
      /:3: You cannot deploy to a required field: Invoice__c\.Status__c/,
    );
    assert.match(grant('Shipment__c.Invoice__c').message, /cannot deploy to a required field/);
    assert.match(grant('Case.ContactEmail').message, /cannot deploy to a required field: Case\.ContactEmail/);
    assert.match(grant('EmailMessage.Subject').message, /cannot deploy to a required field: EmailMessage\.Subject/);
    assert.match(grant('Case.Nothing').message, /:3: the org has no field Case\.Nothing/);
    assert.match(grant('Invoice__c.Nothing__c').message, /:3: the org has no field Invoice__c\.Nothing__c/);
  });

  it('is reported if the folder isn’t a DX project', () => {
    rmSync(join(project, 'sfdx-project.json'));
    assert.throws(() => openFixture({ project }), /this isn't a DX project folder/);
  });
});
