/** One page of records for a list: size, token, and order. */
import type { ObjectDef } from '../../schema/model.ts';
import type { QueryRecord } from '../../soql/result.ts';
import type { Condition, OrderItem } from '../../soql/tree.ts';
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { simpleQuery } from '../rest/find.ts';
import { runQuery } from '../rest/run-query.ts';
import { listParameter, readablePath, systemPaths } from './field-tree.ts';

export interface RecordPage {
  readonly records: readonly QueryRecord[];
  readonly pageSize: number;
  readonly offset: number;
  readonly hasMore: boolean;
}

export interface Order {
  readonly path: string;
  readonly descending: boolean;
}

const defaultPageSize = 50;
const maxPageSize = 2000;

export function readPage(
  call: Call,
  object: ObjectDef,
  paths: Iterable<string>,
  where: Condition | null,
  order: readonly Order[],
): RecordPage {
  const pageSize = wholeNumber(call, 'pageSize', defaultPageSize, 1, maxPageSize);
  const offset = wholeNumber(call, 'pageToken', 0, 0, Number.MAX_SAFE_INTEGER);
  const query = {
    ...simpleQuery(object.name, [...paths, ...systemPaths(call, object)], where),
    orderBy: [...order, { path: 'Id', descending: false }].map(orderItem),
    limit: pageSize + 1,
    offset: offset === 0 ? null : offset,
  };
  const records = runQuery(call, query).records;
  return { records: records.slice(0, pageSize), pageSize, offset, hasMore: records.length > pageSize };
}

export function wholeNumber(call: Call, name: string, otherwise: number, least: number, most: number): number {
  const text = call.request.query.get(name);
  if (text === null || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse('INVALID_PARAMETER_VALUE', `The parameter ${name} must be a whole number from ${least} to ${most}.`);
}

export const orderItem = ({ path, descending }: Order): OrderItem => ({
  by: { kind: 'field', path: path.split('.'), alias: null },
  descending,
  nulls: descending ? 'last' : 'first',
});

/** `sortBy=Name` or `sortBy=-Case.CreatedDate`. A field that the user can't read is refused. */
export function requestedOrder(call: Call, object: ObjectDef): Order[] {
  return listParameter(call, 'sortBy').map((written) => {
    const descending = written.startsWith('-');
    const plain = written.replace(/^-/, '');
    const prefix = `${object.name}.`.toLowerCase();
    const relative = plain.toLowerCase().startsWith(prefix) ? plain.slice(prefix.length) : plain;
    const path = readablePath(call, object, relative) ?? refuse('INVALID_FIELD', `Can't sort by '${plain}'.`);
    return { path, descending };
  });
}

/** The part of the response that all lists share. */
export function pageJson(call: Call, page: RecordPage): Record<string, unknown> {
  const next = page.hasMore ? String(page.offset + page.pageSize) : null;
  const previous = page.offset === 0 ? null : String(Math.max(0, page.offset - page.pageSize));
  return {
    count: page.records.length,
    currentPageToken: String(page.offset),
    currentPageUrl: urlWith(call, String(page.offset)),
    nextPageToken: next,
    nextPageUrl: next === null ? null : urlWith(call, next),
    pageSize: page.pageSize,
    previousPageToken: previous,
    previousPageUrl: previous === null ? null : urlWith(call, previous),
  };
}

function urlWith(call: Call, pageToken: string): string {
  const query = new URLSearchParams(call.request.query);
  query.set('pageToken', pageToken);
  return `${call.request.base}${call.request.path}?${query.toString()}`;
}
