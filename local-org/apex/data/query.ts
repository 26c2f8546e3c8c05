/** Queries in Apex: counts limits, applies the class's default access mode, and converts rows to records. */
import { OrgError } from '../../errors.ts';
import { isLongText } from '../../schema/field-uses.ts';
import type { FieldDef } from '../../schema/model.ts';
import { parseQuery } from '../../soql/index.ts';
import type { Plan } from '../../soql/plan.ts';
import type { QueryRecord, QueryResult } from '../../soql/result.ts';
import type { Query, SelectItem } from '../../soql/tree.ts';
import type { AccessMode, Value } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { effectiveMode } from '../runtime/sharing.ts';
import { current } from '../runtime/execution.ts';
import { DATE, listOf, sobjectType } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { recordFromQuery } from './rows.ts';
import { apexValue, boundValue, decimalOf, valueOfType } from './values.ts';

export type BindValues = (name: string) => ApexValue;

/** How a query runs: the mode if it states none, and whether its class enforces sharing. */
export interface QueryRights {
  readonly access: AccessMode;
  readonly shares: boolean;
  /** A read by the platform, which doesn't count toward query limits. */
  readonly uncounted?: boolean;
}

/** The records of a query as a list of their type, or the number for `SELECT COUNT()`. */
export function runQuery(query: Query, binds: BindValues, rights: QueryRights): ApexValue {
  const { plan, result } = execute(query, binds, rights);
  if (plan.kind === 'count') return result.totalSize;
  if (plan.kind === 'aggregate') {
    const items = result.records.map((record) => aggregateRecord(record, plan));
    return new ApexList(listOf(sobjectType('AggregateResult')), items);
  }
  const { schema } = current().org;
  const items = result.records.map((record) => recordFromQuery(record, schema));
  return new ApexList(listOf(sobjectType(plan.object.name)), items);
}

/** `Database.query` and similar methods. */
export function queryText(text: string, binds: BindValues, rights: QueryRights): ApexValue {
  return runQuery(
    asQueryException(() => parseQuery(text)),
    binds,
    rights,
  );
}

function execute(
  query: Query,
  binds: BindValues,
  { access, shares, uncounted = false }: QueryRights,
): { plan: Plan; result: QueryResult } {
  const { org, transaction, limits, heap, session } = current();
  return asQueryException(() => {
    const plan = org.soql.prepare(query);
    if (!uncounted && isCounted(plan)) limits.use('queries', 1);
    const run = (prepared: Plan): QueryResult =>
      org.soql.run(prepared, {
        session,
        access: effectiveMode(access, shares),
        systemMode: shares ? 'shared' : 'system',
        binds: (name) => boundValue(binds(name)),
        now: org.now(),
        reader: transaction.reader,
      });
    const result = run(plan);
    if (query.forUpdate) org.locks.takeAll(result.records.map(({ values }) => String(values['Id'])));
    if (!uncounted && !plan.object.customMetadata) {
      const aggregated = aggregatedRows(query);
      limits.use('queryRows', aggregated ? run(org.soql.prepare(aggregated)).totalSize : countedRows(plan, result));
    }
    heap.noteBytes(result.records.reduce((sum, record) => sum + bytesOf(record), 0));
    return { plan, result };
  });
}

const countedRows = (plan: Plan, result: QueryResult): number => (plan.kind === 'count' ? 1 : result.rowCount);

/**
 * Apex Developer Guide, "Working with SOQL Aggregate Functions": COUNT() and COUNT(fieldname) count as one row, or one
 * for each group. Every other aggregate function counts each row that it uses. Returns the query for their number.
 */
function aggregatedRows(query: Query): Query | undefined {
  const usesRows = query.select.some((item) => item.kind === 'function' && ROW_BY_ROW.has(item.name.toUpperCase()));
  if (!usesRows) return undefined;
  const known = rowQueries.get(query);
  if (known) return known;
  const { from, where, withMode, allRows } = query;
  const alias = query.fromAlias === undefined ? {} : { fromAlias: query.fromAlias };
  const scope = query.scope === undefined ? {} : { scope: query.scope };
  const rows: Query = { ...COUNT, ...alias, ...scope, from, where, withMode, allRows };
  rowQueries.set(query, rows);
  return rows;
}

const ROW_BY_ROW: ReadonlySet<string> = new Set(['AVG', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM']);
const COUNT = {
  select: [{ kind: 'function', name: 'COUNT', args: [], alias: null }],
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  offset: null,
  forUpdate: false,
  countOnly: true,
} satisfies Partial<Query>;
const rowQueries = new WeakMap<Query, Query>();

/**
 * Salesforce Help, "Custom Metadata Allocations and Usage Calculations": a query of custom metadata counts
 * only if it selects a long text area.
 */
const isCounted = ({ object, columns }: Plan): boolean =>
  !object.customMetadata || columns.some(({ field }) => field !== null && isLongText(field));

/** Text values of a record and of its parents and children. */
function bytesOf({ values, parents, children }: QueryRecord): number {
  let bytes = 0;
  for (const name in values) bytes += 8 + (typeof values[name] === 'string' ? values[name].length : 0);
  for (const name in parents) bytes += parents[name] ? bytesOf(parents[name]) : 0;
  for (const name in children) for (const child of children[name] ?? []) bytes += bytesOf(child);
  return bytes;
}

/** Query engine errors, including missing access, are QueryExceptions in Apex. */
function asQueryException<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OrgError) return throwApex('QueryException', error.message);
    throw error;
  }
}

function aggregateRecord(record: QueryRecord, plan: Plan): SObj {
  const aggregate = new SObj(null, 'AggregateResult');
  aggregate.queried = true;
  const functions = functionsByName(plan.query.select);
  for (const [name, value] of Object.entries(record.values)) {
    const key = name.toLowerCase();
    const column = plan.columns.find((candidate) => candidate.name.toLowerCase() === key);
    const field = column?.field;
    const stored = functions.has(key) ? fromFunction(functions.get(key) ?? '', value, field) : fromField(value, field);
    aggregate.fields.set(key, stored);
  }
  return aggregate;
}

/** DAY_ONLY returns a date (SOQL and SOSL Reference, "Date Functions"). */
function fromFunction(name: string, value: Value, field: FieldDef | null | undefined): ApexValue {
  if (name === 'day_only') return valueOfType(value, DATE);
  if (typeof value !== 'number') return fromField(value, field);
  return name.startsWith('count') || name.includes('_') ? value : decimalOf(value);
}

const fromField = (value: Value, field: FieldDef | null | undefined): ApexValue =>
  field ? apexValue(value, field) : value;

/** The function of each column: COUNT and date functions (`CALENDAR_YEAR`) return Integer, the others Decimal. */
function functionsByName(select: readonly SelectItem[]): Map<string, string> {
  const found = new Map<string, string>();
  let unnamed = 0;
  for (const item of select)
    if (item.kind === 'function') found.set((item.alias ?? `expr${unnamed++}`).toLowerCase(), item.name.toLowerCase());
  return found;
}
