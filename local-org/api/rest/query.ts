/** `query`, `queryAll`, and their next pages. Source: REST API Developer Guide, "Query". */
import { ok, type Reply } from '../http/reply.ts';
import { refuse } from '../http/errors.ts';
import { param, type Call } from '../call.ts';
import type { Page } from './cursors.ts';
import { batchSizeOf } from './query-options.ts';
import { shapeRecords, type Json } from './record-json.ts';
import { columnsOfText, runText } from './run-query.ts';

export const query = (call: Call): Reply => answer(call, 'query', false);

export const queryAll = (call: Call): Reply => answer(call, 'queryAll', true);

export function queryMore(call: Call): Reply {
  const page = call.services.cursors.next(call.session.userId, param(call, 'locator'));
  return ok(pageJson(call, 'query', page));
}

function answer(call: Call, resource: string, allRows: boolean): Reply {
  if (call.request.query.has('explain')) refuse('FUNCTIONALITY_NOT_SUPPORTED', notExplained);
  const soql = call.request.query.get('q');
  if (soql === null || soql.trim() === '') {
    return refuse('MALFORMED_QUERY', "A query string has to be specified in the parameter 'q'.");
  }
  if (call.request.query.get('columns') === 'true') return ok(columnsOfText(call, soql));
  const result = runText(call, soql, allRows);
  if (result.records.length === 0) return ok({ totalSize: result.totalSize, done: true, records: [] });
  const records = shapeRecords({ schema: call.services.org.schema, base: call.request.base }, result);
  if (result.aggregate && records.length > batchSizeOf(call)) refuse('EXCEEDED_ID_LIMIT', tooManyGroups);
  return ok(answerPage(call, resource, records));
}

const notExplained = "This local org doesn't support the explain parameter of the Query resource.";

/** SOQL and SOSL Reference, "Considerations for GROUP BY": grouped results have only one page. */
const tooManyGroups =
  'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';

/** The first page of records. The rest is kept for later requests. */
export function answerPage(call: Call, resource: string, records: readonly Json[]): Record<string, unknown> {
  return pageJson(call, resource, call.services.cursors.open(call.session.userId, records, batchSizeOf(call)));
}

function pageJson(call: Call, resource: string, page: Page): Record<string, unknown> {
  const head = { totalSize: page.totalSize, done: page.nextLocator === null };
  return page.nextLocator === null
    ? { ...head, records: page.records }
    : { ...head, nextRecordsUrl: `${call.request.base}/${resource}/${page.nextLocator}`, records: page.records };
}
