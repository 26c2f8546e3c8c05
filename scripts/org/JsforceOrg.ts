/**
 * The port `Org` over jsforce. What jsforce leaves to its caller is done here: requests of at most 200 records
 * (REST API Developer Guide, "sObject Collections"), several at a time, and a second try where the org only asks for patience.
 */
import type { Connection } from 'jsforce';
import type { Binds, Fields, Org, QueriedRecord, SaveError, SaveResult } from '../../services/Org.ts';
import { bindSoql } from './soqlBinds.ts';
import { withPatience } from './patience.ts';
import { QueryBundle, type Page } from './QueryBundle.ts';

const RECORDS_PER_REQUEST = 200;
const REQUESTS_AT_ONCE = 3;

/** One row of a collections answer; `statusCode` and `fields` are spelled so by the platform. */
interface CollectionResult {
  id?: string;
  success: boolean;
  created?: boolean;
  errors?: { statusCode: string; message: string; fields?: string[] }[];
}

export class JsforceOrg implements Org {
  private readonly connection: Connection;
  private readonly timeZone: string;
  private readonly queries: QueryBundle;

  /** `timeZone` is the acting user's, an IANA name: it decides what "today" is. */
  constructor(connection: Connection, timeZone: string) {
    this.connection = connection;
    this.timeZone = timeZone;
    this.queries = new QueryBundle(connection);
  }

  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone }).format(new Date());
  }

  async query<T extends QueriedRecord>(soql: string, binds?: Binds): Promise<T[]> {
    const bound = bindSoql(soql, binds);
    let page: Page = await withPatience(() => this.queries.ask(bound));
    const records = [...page.records];
    while (!page.done && page.nextRecordsUrl !== undefined) {
      const next = page.nextRecordsUrl;
      page = await withPatience(async () => this.connection.queryMore<QueriedRecord>(next));
      records.push(...page.records);
    }
    return records as T[];
  }

  insert(sObject: string, records: readonly Fields[], allOrNone: boolean): Promise<SaveResult[]> {
    return this.write('POST', '/composite/sobjects', sObject, records, allOrNone);
  }

  update(sObject: string, records: readonly Fields[], allOrNone: boolean): Promise<SaveResult[]> {
    return this.write('PATCH', '/composite/sobjects', sObject, records, allOrNone);
  }

  upsert(
    sObject: string,
    externalIdField: string,
    records: readonly Fields[],
    allOrNone: boolean,
  ): Promise<SaveResult[]> {
    const path = `/composite/sobjects/${sObject}/${externalIdField}`;
    return this.write('PATCH', path, sObject, records, allOrNone);
  }

  async delete(_sObject: string, ids: readonly string[], allOrNone: boolean): Promise<SaveResult[]> {
    const requests = chunks(ids).map(
      (part) => () =>
        this.send('DELETE', `/composite/sobjects?ids=${part.join(',')}&allOrNone=${allOrNone}`, undefined),
    );
    return (await inTurns(requests)).flat();
  }

  private async write(
    method: 'POST' | 'PATCH',
    path: string,
    sObject: string,
    records: readonly Fields[],
    allOrNone: boolean,
  ): Promise<SaveResult[]> {
    if (allOrNone && records.length > RECORDS_PER_REQUEST) {
      throw new RangeError(`All or none holds for one request, which takes at most ${RECORDS_PER_REQUEST} records.`);
    }
    const requests = chunks(records).map((part) => () => {
      const body = { allOrNone, records: part.map((fields) => ({ attributes: { type: sObject }, ...fields })) };
      return this.send(method, path, JSON.stringify(body));
    });
    return (await inTurns(requests)).flat();
  }

  private async send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: string | undefined,
  ): Promise<SaveResult[]> {
    const results = await withPatience(() =>
      this.connection.request<CollectionResult[]>({
        method,
        url: `/services/data/v${this.connection.version}${path}`,
        ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      }),
    );
    return results.map(saveResult);
  }
}

function saveResult(result: CollectionResult): SaveResult {
  return {
    id: result.id ?? null,
    success: result.success,
    created: result.success && (result.created ?? true),
    errors: (result.errors ?? []).map(saveError),
  };
}

function saveError(error: { statusCode: string; message: string; fields?: string[] }): SaveError {
  return { statusCode: error.statusCode, message: error.message, fields: error.fields ?? [] };
}

function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += RECORDS_PER_REQUEST) parts.push(items.slice(at, at + RECORDS_PER_REQUEST));
  return parts;
}

/** Runs the requests a few at a time and keeps their order. */
async function inTurns<T>(requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = new Array<T>(requests.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let mine = next++; mine < requests.length; mine = next++) {
      const request = requests[mine];
      if (request) results[mine] = await request();
    }
  };
  await Promise.all(Array.from({ length: Math.min(REQUESTS_AT_ONCE, requests.length) }, worker));
  return results;
}
