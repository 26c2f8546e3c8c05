/**
 * Salesforce Files (Object Reference, "ContentVersion", "ContentDocument", "ContentDocumentLink"): the version of a file creates its document,
 * and a link shares the document with a record. As for other records that the platform creates, no triggers fire for the document and these links.
 * An attachment belongs to one record ("Attachment").
 */
import type { ObjectDef } from '../schema/model.ts';
import type { Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import { changed, isGood, type Work } from './work.ts';

/** Object Reference, "ContentVersion", FileType: it follows from the extension. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  doc: 'WORD',
  docx: 'WORD_X',
  gif: 'GIF',
  html: 'HTML',
  jpeg: 'JPG',
  jpg: 'JPG',
  pdf: 'PDF',
  png: 'PNG',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  xml: 'XML',
  zip: 'ZIP',
};
const DRAFT = '5';
const VIEWER = 'V';
/** The access of a file's owner and of its library. */
const INFERRED = 'I';
/** Salesforce Help, "Default visibility for files shared on records". */
const VISIBILITY = 'AllUsers';

/** Sets the fields that depend on the file, and rejects what an org rejects. */
export function completeFiles(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name === 'ContentVersion') {
    refuseGuest(chunk, works);
    for (const work of works) completeVersion(work);
    refuseSentEmails(chunk, works, 'FirstPublishLocationId');
  }
  if (chunk.object.name === 'ContentDocumentLink') {
    refuseGuest(chunk, works);
    refuseSentEmails(chunk, works, 'LinkedEntityId');
  }
  if (chunk.object.name === 'Attachment') {
    refuseGuest(chunk, works);
    for (const { row } of works) row['BodyLength'] = sizeOf(row['Body']);
    refuseSentEmails(chunk, works, 'ParentId');
  }
}

/** Salesforce Help, "Allow Guest Users to Upload Files": off unless a setting turns it on. */
function refuseGuest(chunk: Chunk, works: readonly Work[]): void {
  if (!chunk.services.access.isGuest(chunk.transaction.session)) return;
  for (const work of works)
    work.errors.push(dmlError('INSUFFICIENT_ACCESS_OR_READONLY', "Guest users can't upload files", []));
}

const sizeOf = (content: Row[string] | undefined): number => Buffer.byteLength(String(content ?? ''), 'base64');

function completeVersion(work: Work): void {
  const { row } = work;
  if ((row['ContentDocumentId'] ?? null) !== null) {
    work.errors.push(
      dmlError('FUNCTIONALITY_NOT_ENABLED', 'Not supported by the local org: another version of a file', [
        'ContentDocumentId',
      ]),
    );
  }
  const extension = /\.([^./\\]{1,40})$/.exec(String(row['PathOnClient'] ?? ''))?.[1] ?? null;
  row['FileExtension'] = extension;
  row['FileType'] = TYPES[extension?.toLowerCase() ?? ''] ?? 'UNKNOWN';
  row['ContentSize'] = sizeOf(row['VersionData']);
  row['VersionNumber'] = '1';
}

/**
 * Object Reference, "EmailMessage": only the permission Update Email Messages lets a user change the links of an email that isn't a draft. The
 * local org doesn't have it. The error of an org: infallibletechie.com, "Can't create link for Salesforce Email Message Exception".
 */
function refuseSentEmails(chunk: Chunk, works: readonly Work[], field: string): void {
  if (chunk.options.asPlatform === true) return;
  const email = chunk.services.schema.requireObject('EmailMessage');
  const added = works.filter((work) => changed(work, field) && isOf(email, work.row[field]));
  const stored = chunk.services.records.byIds(
    email,
    added.map(({ row }) => String(row[field])),
  );
  for (const work of added) {
    const found = stored.get(String(work.row[field]));
    if (!found || found['Status'] === DRAFT) continue;
    const message = "You can't create a link for Email Message when it's not in draft state.";
    work.errors.push(dmlError('INSUFFICIENT_ACCESS_OR_READONLY', message, [field]));
  }
}

const isOf = (object: ObjectDef, id: unknown): boolean => typeof id === 'string' && id.startsWith(object.keyPrefix);

/** Each new version needs the ID of its document before it is written. */
export function startDocuments(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name !== 'ContentVersion') return;
  const { keyPrefix } = chunk.services.schema.requireObject('ContentDocument');
  for (const { row } of works) row['ContentDocumentId'] = chunk.services.registry.newId(keyPrefix);
}

/** Saves the documents of new versions with their links, and marks the emails that got a file. */
export function keepDocuments(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.name === 'ContentVersion') for (const { row } of works.filter(isGood)) keepDocument(chunk, row);
  if (chunk.object.name === 'ContentDocumentLink')
    for (const { row } of works.filter(isGood)) markEmail(chunk, row['LinkedEntityId']);
  if (chunk.object.name === 'Attachment') for (const { row } of works.filter(isGood)) markEmail(chunk, row['ParentId']);
}

const TAKEN_OVER = ['Title', 'Description', 'FileType', 'FileExtension', 'ContentSize', 'OwnerId', 'CreatedById'];
const STAMPS = ['CreatedDate', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

function keepDocument(chunk: Chunk, version: Row): void {
  const { records, schema } = chunk.services;
  records.insert(schema.requireObject('ContentDocument'), {
    ...Object.fromEntries([...TAKEN_OVER, ...STAMPS].map((name) => [name, version[name] ?? null])),
    Id: version['ContentDocumentId'] ?? null,
    LatestPublishedVersionId: version['Id'] ?? null,
  });
  keepLink(chunk, version, version['OwnerId'], INFERRED);
  if (version['FirstPublishLocationId']) keepLink(chunk, version, version['FirstPublishLocationId'], VIEWER);
}

function keepLink(chunk: Chunk, version: Row, linkedTo: Row[string] | undefined, shareType: string): void {
  const { records, registry, schema } = chunk.services;
  const object = schema.requireObject('ContentDocumentLink');
  records.insert(object, {
    Id: registry.newId(object.keyPrefix),
    ContentDocumentId: version['ContentDocumentId'] ?? null,
    LinkedEntityId: linkedTo ?? null,
    ShareType: shareType,
    Visibility: VISIBILITY,
    SystemModstamp: chunk.stamp,
  });
  markEmail(chunk, linkedTo);
}

/** Object Reference, "EmailMessage", HasAttachment. */
function markEmail(chunk: Chunk, id: Row[string] | undefined): void {
  const email = chunk.services.schema.requireObject('EmailMessage');
  if (isOf(email, id)) chunk.services.records.update(email, String(id), ['HasAttachment'], { HasAttachment: true });
}
