/**
 * The port `Org` over jsforce. What jsforce leaves to its caller is done here: requests of at most 200 records
 * (REST API Developer Guide, "sObject Collections"), one write at a time, and a second try where the org only asks for patience.
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

/** Without it, the org's assignment rules may give a new case to somebody else (REST API Developer Guide, "Assignment Rule Header"). */
const KEEP_OWNER = { 'Sforce-Auto-Assign': 'FALSE' };

export class JsforceOrg implements Org {
  private readonly connection: Connection;
  private readonly timeZone: string;
  private readonly queries: QueryBundle;
  private readonly stop: AbortSignal | undefined;
  private readonly pause: Pause;
  private lastWrite: Promise<unknown> = Promise.resolve();

  /** `timeZone` is the acting user's, an IANA name: it decides what "today" is. After `stop` no further write is sent. */
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
      throw new RangeError(`All or none holds for one request, which takes at most ${RECORDS_PER_REQUEST} records.`);
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
      // jsforce writes the session and the length of this body into the headers it is given.
      const content = body === undefined ? {} : { body, headers: { ...headers } };
      return this.connection.request<unknown>({ method, url, ...content });
    };
    return this.next(() => withPatience(request, this.pause));
  }

  /** Two writes at once could lock the same parent. */
  private next<T>(write: () => Promise<T>): Promise<T> {
    const mine = this.lastWrite.then(write, write);
    this.lastWrite = mine.catch(() => undefined);
    return mine;
  }
}

/** Records of one account, then of one parent, go together, so that few requests lock the same row. */
function lockOrder(record: Fields): string {
  return `${String(record['AccountId'] ?? '')} ${String(record['ParentId'] ?? '')}`;
}

function pauseUntil(stop: AbortSignal | undefined): Pause {
  return (milliseconds) =>
    sleep(milliseconds, undefined, stop ? { signal: stop } : {}).catch(() => {
      throw stopped();
    });
}
