/** Prepares and runs queries. */
import { formulasOf } from '../formula/formulas.ts';
import type { Schema } from '../schema/model.ts';
import type { Reader, SqlValue } from '../store/reader.ts';
import type { AccessMode, Session } from '../types.ts';
import { checkReadable, type ReadAccess } from './access.ts';
import { compileQuery } from './compile/compile.ts';
import type { RunContext } from './compile/sql.ts';
import type { QueryOrigin } from './parse.ts';
import type { ChildPlan, Level, Plan } from './plan.ts';
import { QueryError } from './query-error.ts';
import { readRows } from './read-rows.ts';
import type { Binds, QueryRecord, QueryResult } from './result.ts';
import { recordOf } from './shape.ts';
import type { Query } from './tree.ts';
import { askedAccess } from './user-record-access.ts';

export interface RunOptions {
  readonly session: Session;
  /** Used if the query names no mode. */
  readonly access: AccessMode;
  /** What `WITH SYSTEM_MODE` means here. In a `with sharing` class, `shared`. */
  readonly systemMode?: 'shared' | 'system';
  /** Values of the query's binds. Queries of the API have none. */
  readonly binds?: Binds;
  /** The moment for "today". */
  readonly now: Date;
  /** The write connection inside a transaction, otherwise the read-only one. */
  readonly reader: Reader;
}

export interface PrepareOptions {
  /** Includes deleted records, for ALL ROWS or `queryAll`. */
  readonly allRows?: boolean;
  /** `apex` by default. Apex and the API each allow things that the other doesn't. */
  readonly origin?: QueryOrigin;
}

export class SoqlEngine {
  readonly #schema: Schema;
  readonly #access: ReadAccess;
  /** By the options they were prepared for. */
  readonly #plans = new WeakMap<Query, Map<string, Plan>>();
  /** Plans without the sharing test, by the plan with it. */
  readonly #sharedPlans = new WeakMap<Plan, Plan>();

  constructor(schema: Schema, access: ReadAccess) {
    this.#schema = schema;
    this.#access = access;
  }

  /** The plan of a query, which lasts as long as the Query object. Throws OrgError with Salesforce's codes. */
  prepare(query: Query, options: PrepareOptions = {}): Plan {
    const { allRows = false, origin = 'apex' } = options;
    const key = `${origin} ${allRows}`;
    const plans = this.#plans.get(query) ?? new Map<string, Plan>();
    this.#plans.set(query, plans);
    const known = plans.get(key);
    if (known) return known;
    const plan = compileQuery(this.#schema, query, { allRows, origin, shared: false, readable: () => true });
    plans.set(key, plan);
    return plan;
  }

  run(prepared: Plan, options: RunOptions): QueryResult {
    const mode = modeOf(prepared.query, options);
    const userMode = mode === 'user';
    const visible = userMode && prepared.expandsFields ? this.#withReadableFields(prepared, options.session) : prepared;
    if (userMode) checkReadable(this.#access, options.session, visible.touches, visible.query);
    const plan = mode === 'system' ? visible : this.#withReadableRows(visible);
    const context = this.#contextOf(prepared.query, options);
    formulasOf(this.#schema).occasion(options);
    const rows = readRows(options.reader, plan.statement(context), plan.query);
    if (!plan.level || !plan.shape) return countResult(rows);
    const records = rows.map(recorder(plan.level));
    const childRows = readChildren(plan, plan.level, records, options.reader, context);
    return {
      records,
      totalSize: records.length,
      aggregate: plan.kind === 'aggregate',
      rowCount: records.length + childRows,
      shape: plan.shape,
    };
  }

  /** The same plan for the records that the user can read, which are looked up at each run. */
  #withReadableRows(plan: Plan): Plan {
    if (plan.shared) return plan;
    let shared = this.#sharedPlans.get(plan);
    if (!shared) {
      const { allRows, origin } = plan;
      const options = { allRows, origin, shared: true, readable: () => true };
      this.#sharedPlans.set(plan, (shared = compileQuery(this.#schema, plan.query, options)));
    }
    return shared;
  }

  #contextOf(query: Query, { binds, now, session }: RunOptions): RunContext {
    return {
      recordAccess: () => this.#recordAccess(query, binds ?? noBinds),
      bind: binds ?? noBinds,
      now,
      timeZone: session.timeZone,
      userId: session.userId,
      parentIds: '[]',
      rows: (object, alias) => this.#access.rows.test(session, object, 'read', alias),
    };
  }

  #recordAccess(query: Query, binds: Binds): string {
    const { userId, recordIds } = askedAccess(query, binds);
    const rows = this.#access.recordAccess(userId, recordIds);
    return JSON.stringify(rows.map((row) => ({ ...row, IsDeleted: 0 })));
  }

  /** FIELDS() depends on the user, so its plan isn't kept. */
  #withReadableFields(plan: Plan, session: Session): Plan {
    const readable = (object: string, field: string): boolean => this.#access.canField(session, object, field, 'read');
    const { allRows, origin } = plan;
    return compileQuery(this.#schema, plan.query, { allRows, origin, shared: true, readable });
  }
}

const recorder = (level: Level) => (row: readonly SqlValue[]) => recordOf(level, row);

function countResult(rows: readonly (readonly SqlValue[])[]): QueryResult {
  const totalSize = Number(rows[0]?.[0] ?? 0);
  return { records: [], totalSize, aggregate: false, rowCount: 1 };
}

function modeOf({ withMode }: Query, { access, systemMode }: RunOptions): AccessMode {
  return withMode === 'system' ? (systemMode ?? 'system') : (withMode ?? access);
}

function noBinds(name: string): never {
  throw new QueryError('MALFORMED_QUERY', `Bind variables only allowed in Apex code: ${name}`);
}

/** Runs one statement for each child relationship, and returns the number of rows read. */
function readChildren(
  plan: Plan,
  level: Level,
  parents: readonly QueryRecord[],
  reader: Reader,
  context: RunContext,
): number {
  if (level.children.length === 0 || parents.length === 0) return 0;
  const byId = new Map(parents.map((parent) => [parent.values.Id, parent]));
  const parentIds = JSON.stringify([...byId.keys()]);
  const counts = level.children.map((child) => readRelationship(plan, child, byId, reader, { ...context, parentIds }));
  return counts.reduce((sum, count) => sum + count, 0);
}

function readRelationship(
  plan: Plan,
  child: ChildPlan,
  parents: ReadonlyMap<unknown, QueryRecord>,
  reader: Reader,
  context: RunContext,
): number {
  const records = readRows(reader, child.statement(context), plan.query).map((row) => {
    const record = recordOf(child.level, row);
    parents.get(row[child.parentId])?.children[child.name]?.push(record);
    return record;
  });
  return records.length + readChildren(plan, child.level, records, reader, context);
}
