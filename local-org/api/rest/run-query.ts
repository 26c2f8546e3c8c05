/** Runs SOQL for the API, always in user mode. */
import { describeColumns, parseQuery, type ColumnsAnswer } from '../../soql/index.ts';
import type { Binds, QueryResult } from '../../soql/result.ts';
import type { Query } from '../../soql/tree.ts';
import type { Call } from '../call.ts';

export interface RunQueryOptions {
  /** Includes deleted records. */
  readonly allRows?: boolean;
  /** For queries that the API builds itself, whose plans are kept. */
  readonly binds?: Binds;
}

export function runQuery(call: Call, query: Query, options: RunQueryOptions = {}): QueryResult {
  const { org } = call.services;
  const plan = org.soql.prepare(query, { allRows: options.allRows ?? false, origin: 'api' });
  return call.unit.read((reader) =>
    org.soql.run(plan, { session: call.session, access: 'user', binds: options.binds, now: org.now(), reader }),
  );
}

export const runText = (call: Call, soql: string, allRows: boolean): QueryResult =>
  runQuery(call, parseQuery(soql, 'api'), { allRows });

/** `columns=true`: what a client needs to print the result as a table. The CLI requests it before each `data query`. */
export const columnsOfText = (call: Call, soql: string): ColumnsAnswer =>
  describeColumns(call.services.org.soql.prepare(parseQuery(soql, 'api'), { origin: 'api' }));
