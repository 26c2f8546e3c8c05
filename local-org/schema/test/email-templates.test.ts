import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { MetadataError } from '../metadata-error.ts';
import { FIXTURE, openFixture } from './fixture.ts';

const FOLDER = 'force-app/main/default/email';

const templatesOf = (org: Org): unknown[][] =>
  org.read((reader) =>
    reader.rows(
      'SELECT t."DeveloperName", t."Name", f."DeveloperName", t."FolderName", t."UiType", t."IsActive", t."Subject", t."HtmlValue", t."Body" ' +
        'FROM "EmailTemplate" t JOIN "Folder" f ON f."Id" = t."FolderId" WHERE t."IsDeleted" = 0 ORDER BY t."DeveloperName"',
      [],
    ),
  );

const idsOf = (org: Org): unknown[][] =>
  org.read((reader) => reader.rows('SELECT "Id" FROM "EmailTemplate" ORDER BY "DeveloperName"', []));

describe('email templates of a project', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'org-project-'));
    cpSync(FIXTURE, project, { recursive: true });
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('are rows: a Lightning template’s text is its HTML, a classic template’s text is its body', () => {
    const org = openFixture({ project });
    assert.deepEqual(templatesOf(org), [
      [
        'Invoice_Due',
        'Invoice Due',
        'Invoices',
        'Our Invoices',
        'SFX',
        1,
        'Invoice due',
        '<p>Invoice {{{Invoice.Number}}} is due.</p>\n',
        null,
      ],
      ['Note', 'Note', 'Old', 'Old', 'Aloha', 0, 'Note', null, 'A note.\n'],
    ]);
    org.close();
  });

  it('keep their ids when they change, and are removed with their files', () => {
    const data = join(project, 'data');
    const before = openFixture({ project, data });
    const [first] = idsOf(before);
    before.close();
    writeFileSync(join(project, FOLDER, 'Invoices/Invoice_Due.email'), '<p>Pay.</p>');
    rmSync(join(project, FOLDER, 'Old/Note.email'));
    rmSync(join(project, FOLDER, 'Old/Note.email-meta.xml'));
    const after = openFixture({ project, data });
    assert.deepEqual(idsOf(after), [first]);
    assert.equal(templatesOf(after)[0]?.[7], '<p>Pay.</p>');
    after.close();
  });

  const refusal = (): string => {
    try {
      openFixture({ project }).close();
    } catch (error) {
      if (error instanceof MetadataError) return error.message;
      throw error;
    }
    throw new Error('The project was not refused.');
  };

  it('are refused by name without their text', () => {
    rmSync(join(project, FOLDER, 'Invoices/Invoice_Due.email'));
    assert.match(refusal(), /Invoice_Due\.email-meta\.xml: the file Invoice_Due\.email next to it is missing/);
  });

  it('are refused by name without their folder', () => {
    rmSync(join(project, FOLDER, 'Invoices.emailFolder-meta.xml'));
    assert.match(refusal(), /Invoice_Due\.email-meta\.xml: the project has no email template folder Invoices/);
  });
});
