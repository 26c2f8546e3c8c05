/** A small org for SOQL tests: two custom objects, the standard objects, and rows written directly to the tables. */
import { fileURLToPath } from 'node:url';
import { readProject } from '../../schema/read-project.ts';
import { makeId } from '../../store/ids.ts';
import { Store } from '../../store/store.ts';
import type { AccessMode, Row, Session, Value } from '../../types.ts';
import { parseQuery, SoqlEngine, type QueryOrigin, type QueryRecord, type QueryResult } from '../index.ts';

const PROJECT = fileURLToPath(new URL('project', import.meta.url));

export interface QueryOptions {
  readonly binds?: Readonly<Record<string, Value | readonly Value[]>>;
  readonly access?: AccessMode;
  readonly timeZone?: string;
  readonly now?: string;
  readonly allRows?: boolean;
  readonly origin?: QueryOrigin;
  readonly session?: Partial<Session>;
}

export class TestOrg {
  readonly store = new Store(':memory:');
  readonly schema;
  readonly engine: SoqlEngine;
  /** Objects and `Object.Field`s that user mode hides. */
  readonly hidden = new Set<string>();
  /** SQL statements that were run. */
  readonly statements: string[] = [];
  #counter = 0;

  constructor() {
    this.schema = this.store.setup(() => readProject(PROJECT, this.store.registry).schema);
    this.store.upgrade(this.schema);
    this.engine = new SoqlEngine(this.schema, {
      canObject: (_session, object) => !this.hidden.has(object),
      canField: (_session, object, field) => !this.hidden.has(`${object}.${field}`),
      recordAccess: () => [],
      rows: { test: () => null },
    });
  }

  insert(object: string, row: Row): string {
    const definition = this.schema.requireObject(object);
    const id = makeId(definition.keyPrefix, ++this.#counter);
    this.store.records.insert(definition, { Id: id, IsDeleted: false, ...row });
    return id;
  }

  query(text: string, options: QueryOptions = {}): QueryResult {
    const { allRows = false, origin = 'apex' } = options;
    const plan = this.engine.prepare(parseQuery(text), { allRows, origin });
    const binds = options.binds;
    const reader = this.store.reader;
    return this.engine.run(plan, {
      session: { userId: '005000000000001AAA', timeZone: options.timeZone ?? 'UTC', ...options.session },
      access: options.access ?? 'system',
      now: new Date(options.now ?? '2026-11-03T15:30:00Z'),
      reader: {
        all: (sql, parameters) => reader.all(sql, parameters),
        rows: (sql, parameters) => {
          this.statements.push(sql);
          return reader.rows(sql, parameters);
        },
      },
      ...(binds && { binds: (name) => binds[name] ?? null }),
    });
  }

  /** One value of each record, in the order of the result. */
  column(text: string, options: QueryOptions = {}): Value[] {
    const { records, shape } = this.query(text, options);
    const name = shape?.order[0] ?? 'Id';
    return records.map((record) => record.values[name] ?? null);
  }

  /** The sorted names of the found records. */
  names(object: string, where: string, options: QueryOptions = {}): string[] {
    return this.column(`SELECT Name FROM ${object} WHERE ${where}`, options).map(String).sort();
  }

  close(): void {
    this.store.close();
  }
}

/** The path from a record to a value: `['Account', 'Owner', 'Name']`. */
export function valueAt(record: QueryRecord | undefined, path: readonly string[]): Value | undefined {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return record?.values[first];
  return valueAt(record?.parents[first] ?? undefined, rest);
}
