/**
 * The views behind share objects: stored rows, and calculated rows for each owner and each sharing rule.
 * Object Reference, "CaseShare": an Owner row always exists, and only rows with the cause Manual or an Apex
 * sharing reason can be written.
 */
import type { ObjectDef, Schema } from '../schema/model.ts';
import { shareFields } from '../schema/share-objects.ts';
import type { Connection } from './connection.ts';
import { makeShareId } from './ids.ts';
import { quote, tableOf } from './table.ts';

/** The table of stored rows. */
export const storedShares = (share: string): string => `local_${share}`;

/** A sharing rule as rows: records, groups, and access. */
export interface RuleRows {
  readonly object: string;
  /** SQL over the alias `t`, without parameters. */
  readonly where: string;
  readonly groupId: string;
  readonly level: string;
  /** Access to an account's children, by field of the share object. */
  readonly childLevels: Readonly<Record<string, string>>;
}

/** The SQL function that returns the ID of a calculated share row. */
export const SHARE_ID = 'local_share_id';

export function offerShareIds(connection: Connection): void {
  connection.define(SHARE_ID, (prefix, number, recordId) =>
    makeShareId(String(prefix), Number(number), String(recordId)),
  );
}

/** Creates the views again, because rules and fields may have changed. */
export function createShareViews(connection: Connection, schema: Schema, rules: readonly RuleRows[]): void {
  for (const share of schema.objects.values()) {
    if (share.shareOf === undefined) continue;
    const parent = schema.requireObject(share.shareOf);
    connection.exec(`DROP VIEW IF EXISTS ${quote(share.name)}`);
    const ofObject = rules.filter((rule) => rule.object === parent.name);
    const parts = [
      written(share, parent),
      owned(share, parent),
      ...ofObject.map((rule, i) => ruled(share, parent, rule, i)),
    ];
    connection.exec(`CREATE VIEW ${quote(share.name)} AS ${parts.join(' UNION ALL ')}`);
    for (const trigger of writes(share)) connection.exec(trigger);
  }
}

const columns = (share: ObjectDef): string[] => tableOf(share).columns.map((column) => column.name);

/** Share rows of deleted records are hidden. */
function written(share: ObjectDef, parent: ObjectDef): string {
  const { parent: key } = shareFields(parent);
  const names = columns(share).map((name) => `s.${quote(name)}`);
  return `SELECT ${names.join(', ')} FROM ${quote(storedShares(share.name))} s JOIN ${quote(parent.name)} t ON t."Id" = s.${quote(key)} AND t."IsDeleted" = 0`;
}

function owned(share: ObjectDef, parent: ObjectDef): string {
  return workedOut(share, parent, 0, '1', { UserOrGroupId: 't."OwnerId"', RowCause: "'Owner'" }, "'All'");
}

function ruled(share: ObjectDef, parent: ObjectDef, rule: RuleRows, index: number): string {
  const values: Record<string, string> = { UserOrGroupId: `'${rule.groupId}'`, RowCause: "'Rule'" };
  for (const [field, level] of Object.entries(rule.childLevels)) values[field] = `'${level}'`;
  return workedOut(share, parent, index + 1, rule.where, values, `'${rule.level}'`);
}

function workedOut(
  share: ObjectDef,
  parent: ObjectDef,
  number: number,
  where: string,
  values: Readonly<Record<string, string>>,
  level: string,
): string {
  const names = shareFields(parent);
  const known: Record<string, string> = {
    Id: `${SHARE_ID}('${share.keyPrefix}', ${number}, t."Id")`,
    [names.parent]: 't."Id"',
    LastModifiedDate: 't."LastModifiedDate"',
    LastModifiedById: 't."LastModifiedById"',
    IsDeleted: '0',
    ...values,
    [names.level]: level,
  };
  const selected = columns(share).map((name) => `${known[name] ?? level} AS ${quote(name)}`);
  return `SELECT ${selected.join(', ')} FROM ${quote(parent.name)} t WHERE t."IsDeleted" = 0 AND (${where})`;
}

/** Writes to the view go to the stored rows. */
function writes(share: ObjectDef): string[] {
  const view = quote(share.name);
  const table = quote(storedShares(share.name));
  const names = columns(share);
  const set = names.filter((name) => name !== 'Id').map((name) => `${quote(name)} = NEW.${quote(name)}`);
  const trigger = (event: string, body: string): string =>
    `CREATE TRIGGER ${quote(`${share.name}.${event}`)} INSTEAD OF ${event} ON ${view} BEGIN ${body}; END`;
  return [
    trigger(
      'INSERT',
      `INSERT INTO ${table} (${names.map(quote).join(', ')}) VALUES (${names.map((name) => `NEW.${quote(name)}`).join(', ')})`,
    ),
    trigger('UPDATE', `UPDATE ${table} SET ${set.join(', ')} WHERE "Id" = OLD."Id"`),
    trigger('DELETE', `DELETE FROM ${table} WHERE "Id" = OLD."Id"`),
  ];
}
