/**
 * Implements the port `Org` with jsforce. Adds what jsforce doesn't do: requests of at most 200 records (REST API Developer Guide, "sObject
 * Collections"), one write at a time, and retries after temporary errors.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import type { Binds, Fields, Org, QueriedRecord, SaveResult } from '../../services/Org.ts';
import { writeInParts } from './collections.ts';
import { stopped } from './OrgFault.ts';
import { withPatience, type Pause } from './patience.ts';
import { queryAll } from './queryAll.ts';
import { QueryBundle } from './QueryBundle.ts';
import { bindSoql } from './soqlBinds.ts';

const RECORDS_PER_REQUEST = 200;

/** Without this header, case assignment rules can change the owner (REST API Developer Guide, "Assignment Rule Header"). */
const KEEP_OWNER = { 'Sforce-Auto-Assign': 'FALSE' };

export class JsforceOrg implements Org {
  private readonly connection: Connection;
  private readonly timeZone: string;
  private readonly queries: QueryBundle;
  private readonly stop: AbortSignal | undefined;
  private readonly pause: Pause;
  private lastWrite: Promise<unknown> = Promise.resolve();

  /** `timeZone` is the IANA name of the user's time zone, used for "today". After `stop`, no write is sent. */
  constructor(connection: Connection, timeZone: string, stop?: AbortSignal, pause: Pause = pauseUntil(stop)) {
    this.connection = connection;
    this.timeZone = timeZone;
    this.queries = new QueryBundle(connection);
    this.stop = stop;
    this.pause = pause;
  }

  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone }).format(new Date());
  }

  async query<T extends QueriedRecord>(soql: string, binds?: Binds): Promise<T[]> {
    const source = {
      query: (bound: string) => this.queries.ask(bound),
      queryMore: async (next: string) => this.connection.queryMore<QueriedRecord>(next),
    };
    return (await queryAll(source, bindSoql(soql, binds), this.pause)) as T[];
  }

  async fieldTypes(sObject: string): Promise<ReadonlyMap<string, string>> {
    const { fields } = await withPatience(async () => this.connection.describe(sObject), this.pause);
    return new Map(fields.map(({ name, type }) => [name, type]));
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

  delete(_sObject: string, ids: readonly string[], allOrNone: boolean): Promise<SaveResult[]> {
    const send = (part: readonly string[]): Promise<unknown> =>
      this.send('DELETE', `/composite/sobjects?ids=${part.join(',')}&allOrNone=${allOrNone}`);
    return writeInParts(ids, send, { allOrNone, perRequest: RECORDS_PER_REQUEST, pause: this.pause });
  }

  private async write(
    method: 'POST' | 'PATCH',
    path: string,
    sObject: string,
    records: readonly Fields[],
    allOrNone: boolean,
  ): Promise<SaveResult[]> {
    if (allOrNone && records.length > RECORDS_PER_REQUEST) {
      throw new RangeError(
        `A write with allOrNone can have at most ${RECORDS_PER_REQUEST} records, because they must fit in one request.`,
      );
    }
    const headers = { 'content-type': 'application/json', ...(/^case$/i.test(sObject) ? KEEP_OWNER : {}) };
    const send = (part: readonly Fields[]): Promise<unknown> => {
      const body = { allOrNone, records: part.map((fields) => ({ attributes: { type: sObject }, ...fields })) };
      return this.send(method, path, { body: JSON.stringify(body), headers });
    };
    const manner = { allOrNone, perRequest: RECORDS_PER_REQUEST, order: lockOrder, pause: this.pause };
    return writeInParts(records, send, manner);
  }

  private send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    { body, headers }: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<unknown> {
    const url = `/services/data/v${this.connection.version}${path}`;
    const request = async (): Promise<unknown> => {
      if (this.stop?.aborted) throw stopped();
      // jsforce changes the headers object, so each request gets a copy.
      const content = body === undefined ? {} : { body, headers: { ...headers } };
      return this.connection.request<unknown>({ method, url, ...content });
    };
    return this.next(() => withPatience(request, this.pause));
  }

  /** Two simultaneous writes could lock the same parent record. */
  private next<T>(write: () => Promise<T>): Promise<T> {
    const mine = this.lastWrite.then(write, write);
    this.lastWrite = mine.catch(() => undefined);
    return mine;
  }
}

/** Keeps records of the same account and parent together, so that fewer requests lock the same record. */
function lockOrder(record: Fields): string {
  return `${String(record['AccountId'] ?? '')} ${String(record['ParentId'] ?? '')}`;
}

function pauseUntil(stop: AbortSignal | undefined): Pause {
  return (milliseconds) =>
    sleep(milliseconds, undefined, stop ? { signal: stop } : {}).catch(() => {
      throw stopped();
    });
}
