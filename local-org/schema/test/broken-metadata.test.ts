import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { MetadataError } from '../metadata-error.ts';
import { FIXTURE, openFixture } from './fixture.ts';

const MAIN = 'force-app/main/default';

describe('metadata the org cannot take', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'org-project-'));
    cpSync(FIXTURE, project, { recursive: true });
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  /** Opens the fixture with one file more and gives the refusal. */
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

  it('is named with file and line where the XML is broken', () => {
    const error = refusal('labels/More.labels-meta.xml', '<CustomLabels>\n<labels>\n</CustomLabels>');
    assert.match(error.message, /More\.labels-meta\.xml:3: /);
    assert.equal(error.line, 3);
  });

  it('is named where it is not what its name says', () => {
    assert.match(refusal('queues/New.queue-meta.xml', '<Group></Group>').message, /root element must be <Queue>/);
  });

  it('would change what a save does: validation rules, flows, workflow', () => {
    const rule = refusal('objects/Invoice__c/validationRules/R.validationRule-meta.xml', '<ValidationRule/>');
    assert.match(rule.message, /R\.validationRule-meta\.xml: validation rules are not supported/);
    rmSync(join(project, MAIN, 'objects/Invoice__c/validationRules'), { recursive: true });
    assert.match(refusal('flows/F.flow-meta.xml', '<Flow/>').message, /flows are not supported/);
  });

  it('has fields of kinds that are not supported, on the line that says so', () => {
    const kind = field('\n<label>New</label>\n<type>Summary</type>');
    assert.match(kind.message, /New__c\.field-meta\.xml:3: fields of type Summary are not supported/);
    const formula = field('\n<type>Text</type>\n<formula>Name</formula>');
    assert.match(formula.message, /:3: formula fields are not supported/);
    const value = field('\n<type>Text</type>\n<defaultValue>$User.Id</defaultValue>');
    assert.match(value.message, /:3: the default value \$User\.Id/);
  });

  it('lacks what a field needs, or has text where a number belongs', () => {
    assert.match(field('<label>New</label>').message, /:1: the field Invoice__c\.New__c needs a <type>/);
    assert.match(field('<type>Lookup</type>').message, /:1: the lookup Invoice__c\.New__c needs <referenceTo>/);
    assert.match(field('<type>Picklist</type>').message, /:1: a picklist needs a <valueSet>/);
    assert.match(field('<type>Text</type>\n<length>long</length>').message, /:2: <length> is a number, not long/);
  });

  it('points to what is not there', () => {
    const lookup = '<type>Lookup</type>\n<referenceTo>Nothing__c</referenceTo>';
    assert.match(
      field(lookup).message,
      /New__c\.field-meta\.xml:2: Invoice__c\.New__c: the local org has no object Nothing__c/,
    );
    assert.match(
      field('<type>Picklist</type><valueSet>\n<valueSetName>None</valueSetName></valueSet>').message,
      /:2: there is no value set None/,
    );
    rmSync(join(project, MAIN, 'objects/Invoice__c/fields/New__c.field-meta.xml'));
    assert.match(
      refusal('customMetadata/Other.X.md-meta.xml', '<CustomMetadata></CustomMetadata>').message,
      /no custom metadata type Other__mdt/,
    );
  });

  it('grants what a deployment refuses or does not know', () => {
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
    assert.match(grant('Case.Nothing').message, /:3: there is no field Case\.Nothing/);
    assert.match(grant('Invoice__c.Nothing__c').message, /:3: there is no field Invoice__c\.Nothing__c/);
  });

  it('is no DX project', () => {
    rmSync(join(project, 'sfdx-project.json'));
    assert.throws(() => openFixture({ project }), /there is no DX project here/);
  });
});
