/** One API call, after sign-in and parsing. Each resource under `/services/data/vNN.0` gets one. */
import type { Org } from '../org.ts';
import type { Reader } from '../store/reader.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Session } from '../types.ts';
import type { ApexCalls } from './local/apex-calls.ts';
import type { Reply } from './http/reply.ts';
import type { Cursors } from './rest/cursors.ts';
import type { ProjectPages } from './page/project-pages.ts';

/** What lasts as long as the server. */
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
  /** `/services/data/v67.0`, with the version as the caller wrote it. */
  readonly base: string;
  /** The path below the base, without the query: `/sobjects/Case`. */
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string | null;
  readonly body: unknown;
}

/**
 * Where a call reads and writes. Usually, each write is a transaction, and reads see committed data. In a
 * composite request with `allOrNone`, all calls share one transaction.
 */
export interface Unit {
  write<T>(work: (transaction: Transaction) => T): T;
  read<T>(work: (reader: Reader) => T): T;
  /** Runs calls that succeed or fail together. */
  together<T>(work: (inner: Unit) => T): T;
}

export interface Call {
  readonly services: Services;
  readonly session: Session;
  readonly request: ApiRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly unit: Unit;
  /** Runs another request in this unit or in the given one. For composite resources. */
  dispatch(request: ApiRequest, unit?: Unit): Reply;
}

export type Handler = (call: Call) => Reply;

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}
