/** An org for unit tests. Answers a query with the rows of its object, and evaluates no condition but `IN :caseIds`. Keeps queries and inserted records. */
import type { Binds, Fields, Org, QueriedRecord, SaveResult } from '../Org.ts';

export type Rows = Readonly<Record<string, readonly QueriedRecord[]>>;

export class FakeOrg implements Org {
  readonly queries: string[] = [];
  readonly inserted: Fields[] = [];
  /** The result of each insert. */
  answer: (record: Fields, index: number) => SaveResult = (_record, index) => saved(`500${index}`);
  /** The field types of the rostering form. */
  types: ReadonlyMap<string, string> = new Map([['Notes__c', 'textarea']]);
  private rows: Rows;

  /** Rows by the text after FROM, the most specific first: `Case WHERE ParentId`, `Case`, `Rostering_Form__c`, … */
  constructor(rows: Rows) {
    this.rows = rows;
  }

  /** Replaces the rows of all objects. */
  replaceRows(rows: Rows): void {
    this.rows = rows;
  }

  today(): string {
    return '2026-11-10';
  }

  async query<T extends QueriedRecord>(soql: string, binds: Binds = {}): Promise<T[]> {
    const text = soql.replace(/\s+/g, ' ');
    this.queries.push(text);
    const source = Object.keys(this.rows).find((name) => text.includes(`FROM ${name}`));
    if (source === undefined) throw new Error(`The fake org has no rows for: ${text}`);
    const rows = this.rows[source] ?? [];
    const [, field] = /(\w+) IN :caseIds/.exec(text) ?? [];
    const wanted = binds['caseIds'];
    const found = field && Array.isArray(wanted) ? rows.filter((row) => wanted.includes(row[field])) : rows;
    return found.map((row) => ({ ...row })) as unknown as T[];
  }

  async fieldTypes(): Promise<ReadonlyMap<string, string>> {
    return this.types;
  }

  async insert(_sObject: string, records: readonly Fields[]): Promise<SaveResult[]> {
    this.inserted.push(...records);
    return records.map((record, index) => this.answer(record, index));
  }

  update(): Promise<SaveResult[]> {
    return refuse('update');
  }

  upsert(): Promise<SaveResult[]> {
    return refuse('upsert');
  }

  delete(): Promise<SaveResult[]> {
    return refuse('delete');
  }
}

export function saved(id: string): SaveResult {
  return { id, success: true, created: true, errors: [] };
}

export function notSaved(statusCode: string, message: string): SaveResult {
  return { id: null, success: false, created: false, errors: [{ statusCode, message, fields: [] }] };
}

/** Services only insert: anything else could overwrite the support team's work. */
function refuse(verb: string): never {
  throw new Error(`A service must not ${verb} records.`);
}
