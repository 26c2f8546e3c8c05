/** Reads from the org and writes nothing. Each write succeeds without being sent, to show what a service would do. */
import type { Binds, Fields, Org, QueriedRecord, SaveResult } from '../../services/Org.ts';

export class DryRunOrg implements Org {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  today(): string {
    return this.org.today();
  }

  query<T extends QueriedRecord>(soql: string, binds?: Binds): Promise<T[]> {
    return this.org.query<T>(soql, binds);
  }

  fieldTypes(sObject: string): Promise<ReadonlyMap<string, string>> {
    return this.org.fieldTypes(sObject);
  }

  async insert(_sObject: string, records: readonly Fields[]): Promise<SaveResult[]> {
    return records.map(() => asIf(null, true));
  }

  async update(_sObject: string, records: readonly Fields[]): Promise<SaveResult[]> {
    return records.map((record) => asIf(String(record['Id']), false));
  }

  async upsert(_sObject: string, _externalIdField: string, records: readonly Fields[]): Promise<SaveResult[]> {
    return records.map(() => asIf(null, true));
  }

  async delete(_sObject: string, ids: readonly string[]): Promise<SaveResult[]> {
    return ids.map((id) => asIf(id, false));
  }
}

function asIf(id: string | null, created: boolean): SaveResult {
  return { id, success: true, created, errors: [] };
}
