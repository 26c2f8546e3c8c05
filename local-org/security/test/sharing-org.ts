/**
 * An org with private accounts, cases, and opportunities, a role hierarchy, groups, rules, and a user in each
 * position.
 */
import { join } from 'node:path';
import { openOrg, type OpenOptions, type Org, type SeedUser } from '../../org.ts';
import type { DmlOptions } from '../../dml/dml.ts';
import { parseQuery } from '../../soql/index.ts';
import type { QueryRecord, QueryResult } from '../../soql/result.ts';
import type { AccessMode, DmlOperation, Row, SaveResult, Session, Value } from '../../types.ts';

export const PROJECT = join(import.meta.dirname, 'project');

const user = (name: string, more: Partial<SeedUser> = {}): SeedUser => ({
  username: `${name}@sharing.example`,
  lastName: name,
  permissionSets: ['Worker'],
  ...more,
});

export const USERS: readonly SeedUser[] = [
  user('head', { role: 'Head' }),
  user('lead', { role: 'Sales_Lead' }),
  user('rep', { role: 'Sales_Rep' }),
  user('colleague', { role: 'Sales_Rep' }),
  user('service', { role: 'Service_Lead' }),
  user('reviewer', { groups: ['Reviewers'] }),
  user('auditor', { groups: ['Auditors'] }),
  user('stranger'),
  user('nobody', { permissionSets: [] }),
  user('viewer', { permissionSets: ['Worker', 'Deal_Viewer'] }),
  user('everything', { permissionSets: ['Worker', 'Everything'] }),
];

export class SharingOrg {
  readonly org: Org;

  constructor(options: Partial<OpenOptions> = {}) {
    this.org = openOrg({ project: PROJECT, data: ':memory:', users: USERS, ...options });
  }

  session(name: string): Session {
    return this.org.session(name === 'admin' ? this.org.adminId : `${name}@sharing.example`);
  }

  id(name: string): string {
    return this.session(name).userId;
  }

  /** A record that a user owns, saved in system mode. */
  insert(type: string, owner: string, fields: Row): string {
    const hasOwner = this.org.schema.field(type, 'OwnerId') !== undefined;
    const [result] = this.save(
      'admin',
      'insert',
      type,
      { ...fields, ...(hasOwner && { OwnerId: this.id(owner) }) },
      'system',
    );
    if (!result?.success || result.id === null) throw new Error(JSON.stringify(result));
    return result.id;
  }

  save(
    name: string,
    operation: DmlOperation,
    type: string,
    fields: Row,
    access: AccessMode = 'user',
    options: Partial<DmlOptions> = {},
  ): SaveResult[] {
    return this.org.transaction(this.session(name), (transaction) =>
      this.org.dml.run(transaction, operation, [{ type, fields }], { allOrNone: false, access, ...options }),
    );
  }

  /** The error code, or `ok`. */
  outcome(name: string, operation: DmlOperation, type: string, fields: Row, access: AccessMode = 'user'): string {
    const [result] = this.save(name, operation, type, fields, access);
    return result?.success ? 'ok' : (result?.errors[0]?.statusCode ?? '');
  }

  records(name: string, text: string, access: AccessMode = 'user'): readonly QueryRecord[] {
    return this.#run(name, text, access).records;
  }

  query(name: string, text: string, access: AccessMode = 'user'): { records: Row[]; totalSize: number } {
    const { records, totalSize } = this.#run(name, text, access);
    return { records: records.map((record) => record.values), totalSize };
  }

  /** The users who can find a record. */
  readers(type: string, id: string, names: readonly string[]): string[] {
    return names.filter((name) => this.query(name, `SELECT Id FROM ${type} WHERE Id = '${id}'`).totalSize === 1);
  }

  access(name: string, id: string): Value | undefined {
    const text = `SELECT MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${this.id(name)}' AND RecordId = '${id}'`;
    return this.query('admin', text).records[0]?.['MaxAccessLevel'];
  }

  #run(name: string, text: string, access: AccessMode): QueryResult {
    const { org } = this;
    const session = this.session(name);
    return org.soql.run(org.soql.prepare(parseQuery(text)), {
      session,
      access,
      now: org.now(),
      reader: org.currentReader,
    });
  }

  close(): void {
    this.org.close();
  }
}
