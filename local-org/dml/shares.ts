/**
 * Saves share objects. Object Reference, "AccountShare", "CaseShare"; Apex Developer Guide, "Creating User
 * Managed Sharing Using Apex": only rows with the cause Manual or an Apex sharing reason can be written,
 * their access must be higher than the organization-wide default, and a second row for the same user raises
 * the first one.
 */
import type { ObjectDef, SharingModel } from '../schema/model.ts';
import { shareFields } from '../schema/share-objects.ts';
import type { DmlError, Row } from '../types.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import { changed, isGood, type Work } from './work.ts';

const LEVELS: Readonly<Record<string, number>> = { None: 0, Read: 1, Edit: 2, All: 3 };
const DEFAULTS: Readonly<Record<SharingModel, number>> = {
  Private: 0,
  ControlledByParent: 0,
  Read: 1,
  ReadWrite: 2,
  ReadWriteTransfer: 2,
};
const WORKED_OUT: ReadonlySet<unknown> = new Set(['Owner', 'Rule', 'ImplicitChild', 'ImplicitParent']);

const levelOf = (row: Row, field: string): number => LEVELS[String(row[field] ?? 'None')] ?? 0;

/** The object whose records a share object shares. */
function sharedObject(chunk: Chunk): ObjectDef | undefined {
  return chunk.object.shareOf === undefined ? undefined : chunk.services.schema.object(chunk.object.shareOf);
}

/** Refuses rows that the platform manages, and access levels that give nothing. */
export function checkShares(chunk: Chunk, works: readonly Work[]): void {
  const shared = sharedObject(chunk);
  if (!shared) return;
  const names = shareFields(shared);
  for (const work of works.filter(isGood)) {
    if (WORKED_OUT.has(work.row['RowCause'])) work.errors.push(keptByPlatform());
    else work.errors.push(...levelErrors(chunk, shared, work, names.level));
  }
  refuseOwnersAndInactive(chunk, shared, works.filter(isGood), names.parent);
}

/** Rows of owners and rules can't be deleted either. */
export function checkShareDeletion(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.shareOf === undefined) return;
  for (const work of works.filter(isGood)) if (WORKED_OUT.has(work.row['RowCause'])) work.errors.push(keptByPlatform());
}

const keptByPlatform = (): DmlError =>
  dmlError(
    'INSUFFICIENT_ACCESS_OR_READONLY',
    "insufficient access rights on object id: shares of owners and sharing rules can't be written",
    ['RowCause'],
  );

function levelErrors(chunk: Chunk, shared: ObjectDef, work: Work, field: string): DmlError[] {
  const level = levelOf(work.row, field);
  if (level === LEVELS['All'] || level === 0) return [badLevel(field, String(work.row[field] ?? ''))];
  if (shared.name === 'Account') return accountLevelErrors(chunk, work);
  if (level > DEFAULTS[shared.sharing]) return [];
  const message = `Value must be higher than the organization-wide default: ${field}`;
  return [dmlError('FIELD_FILTER_VALIDATION_EXCEPTION', message, [field])];
}

const badLevel = (field: string, value: string): DmlError =>
  dmlError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${field}: bad value for restricted picklist field: ${value}`, [
    field,
  ]);

/** The share of an account must be higher than the defaults of the account or of one of its children. */
function accountLevelErrors(chunk: Chunk, work: Work): DmlError[] {
  const of = (name: string): number => DEFAULTS[chunk.services.schema.requireObject(name).sharing];
  const names = ['Account', 'Opportunity', 'Case'] as const;
  const given = names.map((name) => ({ name, level: levelOf(work.row, `${name}AccessLevel`), least: of(name) }));
  if (given.some(({ level, least }) => level > least)) return [];
  const levels = given.map(({ name }) => String(work.row[`${name}AccessLevel`] ?? 'None')).join(', ');
  const defaults = given.map(({ name }) => chunk.services.schema.requireObject(name).sharing).join(', ');
  const message = `(Account, Opportunity, Case Levels (${levels}) are below organization levels (${defaults}))`;
  return [
    dmlError(
      'INVALID_ACCESS_LEVEL',
      message,
      given.map(({ name }) => `${name}AccessLevel`),
    ),
  ];
}

/** The owner already has full access, and inactive users can't get more. */
function refuseOwnersAndInactive(chunk: Chunk, shared: ObjectDef, works: readonly Work[], parent: string): void {
  const fresh = works.filter((work) => work.old === null);
  if (fresh.length === 0) return;
  const { records, schema } = chunk.services;
  const parents = records.byIds(shared, [...new Set(fresh.map((work) => String(work.row[parent])))]);
  const users = records.byIds(schema.requireObject('User'), [
    ...new Set(fresh.map((work) => String(work.row['UserOrGroupId']))),
  ]);
  for (const work of fresh) {
    const grantee = String(work.row['UserOrGroupId']);
    if (users.get(grantee)?.['IsActive'] === false) {
      const message = `operation performed with inactive user [${grantee}]`;
      work.errors.push(dmlError('INACTIVE_OWNER_OR_USER', message, ['UserOrGroupId']));
    } else if (parents.get(String(work.row[parent]))?.['OwnerId'] === grantee) {
      const message = 'insufficient access rights on cross-reference id';
      work.errors.push(dmlError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, []));
    }
  }
}

/** Raises the existing share, if any, and returns whether there was one. */
export function raisedShare(chunk: Chunk, work: Work): boolean {
  const shared = sharedObject(chunk);
  if (!shared) return false;
  const { parent } = shareFields(shared);
  const same = chunk.services.records
    .byField(chunk.object, parent, [work.row[parent] ?? null])
    .find((row) => row['UserOrGroupId'] === work.row['UserOrGroupId'] && row['RowCause'] === work.row['RowCause']);
  if (!same) return false;
  const levels = [...chunk.object.fields.values()]
    .map(({ name }) => name)
    .filter((name) => name.endsWith('AccessLevel'));
  for (const name of levels) if (levelOf(same, name) > levelOf(work.row, name)) work.row[name] = same[name] ?? null;
  work.row['Id'] = same['Id'] ?? null;
  chunk.services.records.update(chunk.object, String(same['Id']), levels, work.row);
  return true;
}

/**
 * Apex Developer Guide, "Understanding Sharing": changing the owner removes manual shares. Shares with an
 * Apex sharing reason stay.
 */
export function endManualShares(chunk: Chunk, works: readonly Work[]): void {
  const { schema, records } = chunk.services;
  const names = shareFields(chunk.object);
  const share = schema.object(names.share);
  const moved = works.filter((work) => work.old !== null && changed(work, 'OwnerId'));
  if (share?.shareOf !== chunk.object.name || moved.length === 0) return;
  const rows = records.byField(
    share,
    names.parent,
    moved.map((work) => work.row['Id'] ?? null),
  );
  for (const row of rows.filter(({ RowCause }) => RowCause === 'Manual')) records.remove(share, String(row['Id']));
}
