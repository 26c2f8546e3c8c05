/** One call of the API, after sign-in and parsing: what every resource under `/services/data/vNN.0` is given. */
import type { Org } from '../org.ts';
import type { Reader } from '../store/reader.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Session } from '../types.ts';
import type { ApexCalls } from './local/apex-calls.ts';
import type { Reply } from './http/reply.ts';
import type { Cursors } from './rest/cursors.ts';
import type { ProjectPages } from './page/project-pages.ts';

/** What lives as long as the server. */
export interface Services {
  readonly org: Org;
  readonly apex: ApexCalls | null;
  readonly pages: ProjectPages;
  readonly cursors: Cursors;
  /** The project's name with a capital letter. */
  readonly name: string;
  readonly log: (line: string) => void;
  /** Counted since the server started. */
  readonly usage: { requests: number };
}

export interface ApiRequest {
  readonly method: string;
  /** `/services/data/v67.0`, as the caller spelt the version. */
  readonly base: string;
  /** Below the base, without the query: `/sobjects/Case`. */
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string | null;
  readonly body: unknown;
}

/**
 * Where a call reads and writes. Alone, each write is a transaction and reads see what is committed; as part of a composite request with
 * `allOrNone` all of it shares one transaction.
 */
export interface Unit {
  write<T>(work: (transaction: Transaction) => T): T;
  read<T>(work: (reader: Reader) => T): T;
  /** Runs calls that stand or fall together. */
  together<T>(work: (inner: Unit) => T): T;
}

export interface Call {
  readonly services: Services;
  readonly session: Session;
  readonly request: ApiRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly unit: Unit;
  /** Answers another request in the same unit, or in one given; for composite resources. */
  dispatch(request: ApiRequest, unit?: Unit): Reply;
}

export type Handler = (call: Call) => Reply;

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}
