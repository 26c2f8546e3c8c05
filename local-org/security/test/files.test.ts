/** Salesforce Files: what a file consists of, who can read it, and what queries of it need. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OrgError } from '../../errors.ts';
import type { SiteDef } from '../../org.ts';
import type { Row } from '../../types.ts';
import { SharingOrg } from './sharing-org.ts';

const PEOPLE = ['lead', 'rep', 'colleague', 'stranger', 'nobody', 'everything', 'admin'];
const content = Buffer.from('a,b\n1,2\n').toString('base64');

describe('a file', () => {
  let org: SharingOrg;
  let record: string;
  let version: string;
  let documentId: string;

  before(() => {
    org = new SharingOrg();
    record = org.insert('Case', 'rep', { Subject: 'Private' });
    version = upload('rep', { FirstPublishLocationId: record });
    documentId = documentOf(version);
  });
  after(() => org.close());

  const upload = (as: string, fields: Record<string, string> = {}): string => {
    const file = { Title: 'prices', PathOnClient: 'prices.csv', VersionData: content, ...fields };
    const [result] = org.save(as, 'insert', 'ContentVersion', file);
    assert.equal(result?.success, true, JSON.stringify(result?.errors));
    return String(result?.id);
  };
  const documentOf = (versionId: string): string =>
    String(row(`SELECT ContentDocumentId FROM ContentVersion WHERE Id = '${versionId}'`)['ContentDocumentId']);
  const row = (text: string): Row => org.query('admin', text, 'system').records[0] ?? {};
  const links = (as: string, where: string): unknown[] =>
    org.query(as, `SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ${where}`).records;
  const refusal = (text: string): string => {
    try {
      org.query('admin', text);
    } catch (error) {
      if (error instanceof OrgError) return `${error.code} ${error.message.split('\n').at(-1)}`;
      throw error;
    }
    return 'ok';
  };

  // Object Reference, "ContentVersion": the first version of a file creates its document.
  it('has a document with its name, type, and size', () => {
    const fields = 'Title, FileExtension, FileType, ContentSize, LatestPublishedVersionId, OwnerId';
    const [document] = org.query('rep', `SELECT ${fields} FROM ContentDocument WHERE Id = '${documentId}'`).records;
    assert.deepEqual(document, {
      Id: documentId,
      Title: 'prices',
      FileExtension: 'csv',
      FileType: 'CSV',
      ContentSize: 8,
      LatestPublishedVersionId: version,
      OwnerId: org.id('rep'),
    });
    const [stored] = org.query('rep', `SELECT VersionData FROM ContentVersion WHERE Id = '${version}'`).records;
    assert.equal(stored?.['VersionData'], content);
  });

  // Object Reference, "ContentVersion", FileType and FileExtension.
  it('without a known extension has the type UNKNOWN', () => {
    const bare = upload('rep', { PathOnClient: 'notes' });
    const { FileExtension, FileType } = row(`SELECT FileExtension, FileType FROM ContentVersion WHERE Id = '${bare}'`);
    assert.deepEqual([FileExtension, FileType], [null, 'UNKNOWN']);
  });

  // Object Reference, "ContentVersion", FirstPublishLocationId. Salesforce Help, "Default visibility for files shared on records": ShareType V.
  it('is linked to its owner and to the record it is published to', () => {
    assert.deepEqual(
      org
        .query(
          'rep',
          `SELECT LinkedEntityId, ShareType, Visibility FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}' ORDER BY ShareType`,
        )
        .records.map(({ LinkedEntityId, ShareType, Visibility }) => [LinkedEntityId, ShareType, Visibility]),
      [
        [record, 'V', 'AllUsers'],
        [org.id('rep'), 'I', 'AllUsers'],
      ],
    );
  });

  // Object Reference, "ContentVersion", "Special Access Rules": only files that users own, that are shared with them, or that their record shares.
  it('can be read by those who can read its record, and by nobody else', () => {
    const readers = org.readers(
      'Case',
      record,
      PEOPLE.filter((name) => name !== 'nobody'),
    );
    assert.ok(!readers.includes('stranger'));
    assert.deepEqual(org.readers('ContentDocument', documentId, PEOPLE), readers);
    assert.deepEqual(org.readers('ContentVersion', version, PEOPLE), readers);
    assert.deepEqual(
      PEOPLE.filter((name) => links(name, `LinkedEntityId = '${record}'`).length === 1),
      readers,
    );
  });

  // The same rules: "users (including users with the View All Data permission)".
  it('that no record shares is private to its owner, also to users with View All Data', () => {
    const own = documentOf(upload('rep'));
    assert.deepEqual(org.readers('ContentDocument', own, PEOPLE), ['rep']);
    const share = { ContentDocumentId: own, LinkedEntityId: org.id('stranger'), ShareType: 'V' };
    assert.equal(org.outcome('rep', 'insert', 'ContentDocumentLink', share), 'ok');
    assert.deepEqual(org.readers('ContentDocument', own, PEOPLE), ['rep', 'stranger']);
    assert.equal(org.outcome('rep', 'insert', 'ContentDocumentLink', share), 'DUPLICATE_VALUE');
    const without = { ContentDocumentId: own, LinkedEntityId: org.id('colleague') };
    assert.equal(org.outcome('rep', 'insert', 'ContentDocumentLink', without), 'REQUIRED_FIELD_MISSING');
  });

  // No source says what access the record needs. This is the stricter reading.
  it('can be added to a record only with edit access to it', () => {
    const other = org.insert('Case', 'colleague', { Subject: 'Of somebody else' });
    const publish = { Title: 'x', PathOnClient: 'x.txt', VersionData: content, FirstPublishLocationId: other };
    assert.equal(
      org.outcome('stranger', 'insert', 'ContentVersion', publish),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    const share = { ContentDocumentId: documentId, LinkedEntityId: other, ShareType: 'V' };
    assert.equal(
      org.outcome('stranger', 'insert', 'ContentDocumentLink', share),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
  });

  // Object Reference, "EmailMessage", "Special Access Rules": Update Email Messages.
  it('can be added to a draft, and not to an email that was sent', () => {
    const email = org.insert('EmailMessage', 'rep', { ParentId: record, Status: '5', Subject: 'With a file' });
    const publish = { Title: 'x', PathOnClient: 'x.txt', VersionData: content, FirstPublishLocationId: email };
    assert.equal(org.outcome('admin', 'insert', 'ContentVersion', publish), 'ok');
    assert.equal(row(`SELECT HasAttachment FROM EmailMessage WHERE Id = '${email}'`)['HasAttachment'], true);
    assert.equal(org.outcome('admin', 'update', 'EmailMessage', { Id: email, Status: '3' }), 'ok');
    const [late] = org.save('admin', 'insert', 'ContentVersion', publish, 'system');
    assert.deepEqual(late?.errors[0], {
      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: "You can't create a link for Email Message when it's not in draft state.",
      fields: ['FirstPublishLocationId'],
    });
    const share = { ContentDocumentId: documentId, LinkedEntityId: email, ShareType: 'V' };
    assert.equal(
      org.outcome('rep', 'insert', 'ContentDocumentLink', share, 'system'),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
  });

  // Object Reference, "Attachment": Body, BodyLength, ParentId.
  it('can also be an attachment, which only those see who can read its record', () => {
    const file = { Name: 'prices.csv', Body: content, ParentId: record };
    const [made] = org.save('rep', 'insert', 'Attachment', file);
    const id = String(made?.id);
    assert.equal(row(`SELECT BodyLength FROM Attachment WHERE Id = '${id}'`)['BodyLength'], 8);
    assert.equal(
      org.query('rep', `SELECT Body FROM Attachment WHERE ParentId = '${record}'`).records[0]?.['Body'],
      content,
    );
    const readers = org.readers(
      'Case',
      record,
      PEOPLE.filter((name) => name !== 'nobody'),
    );
    assert.deepEqual(org.readers('Attachment', id, PEOPLE), readers);
    assert.equal(
      org.outcome('stranger', 'insert', 'Attachment', file),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    const email = org.insert('EmailMessage', 'rep', { ParentId: record, Status: '5' });
    assert.equal(org.outcome('admin', 'insert', 'Attachment', { ...file, ParentId: email }), 'ok');
    assert.equal(row(`SELECT HasAttachment FROM EmailMessage WHERE Id = '${email}'`)['HasAttachment'], true);
    assert.equal(org.outcome('admin', 'update', 'EmailMessage', { Id: email, Status: '3' }), 'ok');
    assert.equal(
      org.outcome('admin', 'insert', 'Attachment', { ...file, ParentId: email }, 'system'),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(org.outcome('rep', 'delete', 'Attachment', { Id: id }), 'ok');
  });

  // Salesforce Help, "Secure Guest Users' Sharing Settings and Record Access", and "Allow Guest Users to Upload Files".
  it('is neither read nor uploaded by a guest', () => {
    const sites = [{ name: 'Shop', path: '/shop', component: 'shop', permissionSet: 'Worker' }];
    const open = new SharingOrg({ sites, freshOrg: true });
    const guest = open.org.guest(sites[0] as SiteDef);
    const file = { Title: 'x', PathOnClient: 'x.txt', VersionData: content };
    const shared = open.insert('Case', 'rep', { Subject: 'Public' });
    const [made] = open.save('admin', 'insert', 'ContentVersion', { ...file, FirstPublishLocationId: shared });
    const versionOf = open.org.schema.requireObject('ContentVersion');
    const ids = [String(made?.id)];
    assert.deepEqual([...open.org.access.rows.reached(guest, versionOf, 'read', ids)], []);
    const [refused] = open.org.transaction(guest, (transaction) =>
      open.org.dml.run(transaction, 'insert', [{ type: 'ContentVersion', fields: file }], {
        allOrNone: false,
        access: 'system',
      }),
    );
    assert.equal(refused?.errors[0]?.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    open.close();
  });

  // Object Reference, "ContentVersion", "ContentDocument": Supported Calls. What the local org leaves out is refused by name.
  it('can be deleted by its owner, and neither gets another version nor another name', () => {
    const own = upload('rep');
    const ownDocument = documentOf(own);
    const next = { Title: 'x', PathOnClient: 'x.txt', VersionData: content, ContentDocumentId: ownDocument };
    const [again] = org.save('rep', 'insert', 'ContentVersion', next);
    assert.match(again?.errors[0]?.message ?? '', /local org: another version of a file/);
    const [broken] = org.save('rep', 'insert', 'ContentVersion', { ...next, VersionData: 'no base64!' });
    assert.equal(broken?.errors[0]?.statusCode, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
    for (const [operation, type, id] of [
      ['insert', 'ContentDocument', null],
      ['update', 'ContentDocument', ownDocument],
      ['delete', 'ContentVersion', own],
    ] as const) {
      const change = (): unknown => org.save('rep', operation, type, id === null ? { Title: 'x' } : { Id: id });
      assert.throws(change, /entity type cannot be/, `${operation} ${type}`);
    }
    assert.equal(
      org.outcome('lead', 'delete', 'ContentDocument', { Id: ownDocument }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    assert.equal(org.outcome('rep', 'delete', 'ContentDocument', { Id: ownDocument }), 'ok');
    assert.deepEqual(org.readers('ContentVersion', own, PEOPLE), []);
    assert.deepEqual(links('rep', `ContentDocumentId = '${ownDocument}'`), []);
  });

  // Object Reference, "ContentDocumentLink", "Special Access Rules". The texts: SFDO-Community/declarative-lookup-rollup-summaries, issue 433.
  it('has links that are found only by ID, document, or record', () => {
    const from = 'SELECT Id FROM ContentDocumentLink';
    const restriction =
      /^MALFORMED_QUERY Implementation restriction: ContentDocumentLink requires a filter by a single Id/;
    for (const where of [
      '',
      ` WHERE LinkedEntityId != '${record}'`,
      ` WHERE LinkedEntityId = '${record}' OR ContentDocumentId = '${documentId}'`,
      ` WHERE ContentDocument.Title = 'prices'`,
      " WHERE ShareType = 'V'",
    ])
      assert.match(refusal(from + where), restriction, where);
    assert.equal(refusal(`${from} WHERE LinkedEntityId IN ('${record}')`), 'ok');
    assert.equal(refusal(`${from} l WHERE l.ContentDocumentId = '${documentId}'`), 'ok');
    assert.equal(refusal(`${from} WHERE LinkedEntityId = '${record}' AND ContentDocument.FileType = 'CSV'`), 'ok');
    assert.match(
      refusal(`${from} WHERE LinkedEntityId IN ('${record}') AND ContentDocument.FileType = 'CSV'`),
      /filtering on non-id fields is only permitted when filtering by ContentDocumentLink.LinkedEntityId using the equals/,
    );
  });

  // Object Reference, "ContentVersion": a query without an ID leaves out files that only a record shares.
  it('isn’t found without an ID, and not by a sub-select', () => {
    for (const text of [
      'SELECT Id FROM ContentDocument',
      "SELECT Id FROM ContentVersion WHERE Title = 'prices'",
      'SELECT Id FROM Case WHERE Id IN (SELECT LinkedEntityId FROM ContentDocumentLink)',
      'SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Case)',
    ])
      assert.match(refusal(text), /not supported by the local org|Implementation restriction/, text);
    assert.equal(refusal(`SELECT Id FROM ContentVersion WHERE ContentDocumentId = '${documentId}'`), 'ok');
    assert.equal(refusal('SELECT Id, (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Case'), 'ok');
    assert.match(
      refusal(`SELECT Id FROM ContentVersion WHERE Id = '${version}' AND VersionData = 'x'`),
      /can not be filtered/,
    );
  });
});
