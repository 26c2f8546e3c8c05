/** A small project with invoices and shipments for the local org's tests. */
import { join } from 'node:path';
import { openOrg, type OpenOptions, type Org, type SeedUser } from '../../org.ts';
import type { DmlOptions } from '../../dml/dml.ts';
import type { DmlOperation, Row, SaveResult, Session } from '../../types.ts';

export const FIXTURE = join(import.meta.dirname, 'fixture');

export const CLERK: SeedUser = {
  username: 'clerk@fixture.example',
  firstName: 'Carla',
  lastName: 'Clerk',
  timeZone: 'Asia/Tokyo',
  permissionSets: ['Invoice_Clerk'],
  queues: ['Repairs'],
};
export const GUEST: SeedUser = { username: 'guest@fixture.example', lastName: 'Guest' };

export const NOW = new Date('2026-11-03T15:30:12.345Z');

export function openFixture(options: Partial<OpenOptions> = {}): Org {
  return openOrg({ project: FIXTURE, data: ':memory:', users: [CLERK, GUEST], clock: () => NOW, ...options });
}

export function admin(org: Org): Session {
  return org.session(org.adminId);
}

/** Runs one DML call in its own transaction. */
export function save(
  org: Org,
  operation: DmlOperation,
  type: string,
  rows: readonly Row[],
  options: Partial<DmlOptions> & { session?: Session } = {},
): SaveResult[] {
  const { session = admin(org), ...dmlOptions } = options;
  const records = rows.map((fields) => ({ type, fields }));
  return org.transaction(session, (transaction) =>
    org.dml.run(transaction, operation, records, { allOrNone: true, access: 'system', ...dmlOptions }),
  );
}

/** Saves one record, which must succeed, and returns its ID. */
export function insert(org: Org, type: string, row: Row): string {
  const [result] = save(org, 'insert', type, [row]);
  if (!result?.success || result.id === null) throw new Error(JSON.stringify(result));
  return result.id;
}

/** The stored columns of one record. */
export function stored(org: Org, type: string, id: string): Row {
  const row = org.reader.all(`SELECT * FROM "${type}" WHERE "Id" = ?`, [id])[0];
  if (!row) throw new Error(`There is no ${type} ${id}`);
  return row;
}
