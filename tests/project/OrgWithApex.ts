/** An org in memory that runs a project's Apex, for tests that write many rows or read without the API. */
import { join } from 'node:path';
import { loadApex, type ApexRuntime } from '../../local-org/apex/index.ts';
import { openOrg, type Org } from '../../local-org/org.ts';
import { readUsers } from '../../local-org/start.ts';
import type { Row, SaveResult } from '../../local-org/types.ts';

export class OrgWithApex {
  readonly org: Org;
  private readonly apex: ApexRuntime;
  /** What this org requires of new records, by object. */
  private readonly required: Readonly<Record<string, Row>>;

  constructor(project = '.', required: Readonly<Record<string, Row>> = {}) {
    this.required = required;
    this.org = openOrg({ project, data: ':memory:', users: readUsers('data/users.json') });
    this.apex = loadApex(this.org, { project, cache: join(project, '.cache', 'apex') });
  }

  close(): void {
    this.org.close();
  }

  /**
   * Runs one call in its own transaction. Failed rows don't affect the others. `user` is the part of the
   * username before the @.
   */
  save(operation: 'insert' | 'update', type: string, rows: readonly Row[], user = 'admin'): SaveResult[] {
    const required = operation === 'insert' ? (this.required[type] ?? {}) : {};
    const records = rows.map((fields) => ({ type, fields: { ...required, ...fields } }));
    return this.org.transaction(this.session(user), (transaction) =>
      this.org.dml.run(transaction, operation, records, { allOrNone: false, access: 'user' }),
    );
  }

  /** Inserts rows that must succeed, and returns their IDs. */
  insert(type: string, rows: readonly Row[]): string[] {
    return this.save('insert', type, rows).map(({ id, errors }) => {
      if (id === null) throw new Error(JSON.stringify(errors));
      return id;
    });
  }

  /** Saves as `save` does, and loses the jobs of the transaction, as a server that fails right after the commit. */
  saveAndLoseJobs(operation: 'insert' | 'update', type: string, rows: readonly Row[]): SaveResult[] {
    const records = rows.map((fields) => ({ type, fields }));
    return this.org.transaction(this.session('admin'), (transaction) => {
      transaction.afterCommit = () => undefined;
      return this.org.dml.run(transaction, operation, records, { allOrNone: false, access: 'user' });
    });
  }

  /** Runs statements of Apex as the administrator. */
  execute(block: string): void {
    const { success, exceptionMessage, compileProblem } = this.apex.executeAnonymous(this.session('admin'), block);
    if (!success) throw new Error(exceptionMessage ?? compileProblem ?? 'The block failed.');
  }

  call(user: string, cls: string, method: string, args: Record<string, unknown>): unknown {
    return this.apex.callAuraMethod(this.session(user), cls, method, args).returnValue;
  }

  /** A column of the given records, by ID. */
  values(type: string, field: string, ids: readonly string[]): Map<string, unknown> {
    const marks = ids.map(() => '?').join(', ');
    const rows = this.org.reader.rows(`SELECT "Id", "${field}" FROM "${type}" WHERE "Id" IN (${marks})`, [...ids]);
    return new Map(rows.map(([id, value]) => [String(id), value]));
  }

  recordType(name: string): string {
    const found = this.org.schema.requireObject('Case').recordTypes.find(({ developerName }) => developerName === name);
    if (found === undefined) throw new RangeError(`Case has no record type ${name}.`);
    return found.id;
  }

  /** Imported onboarding cases in a stage, each with its own account. */
  onboardingCases(amount: number, stage: string, method: string): { ids: string[]; accountIds: string[] } {
    const numbers = Array.from({ length: amount }, (_, index) => index);
    const accountIds = this.insert(
      'Account',
      numbers.map((number) => ({ Name: `School ${number}` })),
    );
    const today = new Date().toISOString().slice(0, 10);
    const past: Row = stage === 'Monitoring' ? { Rostering_Complete_Date__c: twoDaysBefore(today) } : {};
    const ids = this.insert(
      'Case',
      accountIds.map((accountId) => ({
        RecordTypeId: this.recordType('Onboarding'),
        AccountId: accountId,
        Status: stage,
        Student_Upload_Method__c: method,
        Kickoff_Complete_Date__c: twoDaysBefore(today),
        Gate_Override_Reason__c: 'Imported',
        ...past,
      })),
    );
    return { ids, accountIds };
  }

  private session(user: string): ReturnType<Org['session']> {
    return this.org.session(`${user}@rosterpath.example`);
  }
}

function twoDaysBefore(day: string): string {
  return new Date(Date.parse(day) - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
