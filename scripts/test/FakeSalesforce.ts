/**
 * A fake org over HTTP, with what the local org doesn't support: CRUD calls of the Metadata API and queries of the Tooling API. It returns
 * the contents that a test gives it, keeps updates, and answers everything else with Salesforce's error.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { XMLParser } from 'fast-xml-parser';
import { Connection } from 'jsforce';

/** As in Salesforce (REST API Developer Guide, "Query"). */
const ROWS_PER_PAGE = 2000;

type Row = Readonly<Record<string, unknown>>;
/** A component in the Metadata API, with its `fullName`. */
export type Component = Readonly<Record<string, unknown>>;

export interface FakeContents {
  /** Rows by the object in `FROM`, for REST and the Tooling API. The org has no other objects. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  /** Components by metadata type. If `null`, the user can't use the Metadata API. */
  readonly components?: Readonly<Record<string, readonly Component[]>> | null;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another answer: JSON, or text of another type. The connection ends after `cut` characters. */
export interface Instead {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly cut?: number;
}

/** The connection ends, or no answer comes. */
export type Silence = 'hang up' | 'never';

export class FakeSalesforce {
  /** Called first. If it returns null, the org answers the request. */
  instead: (asked: Asked) => Instead | Silence | null = () => null;
  /** Requests that write records. */
  readonly writes: Asked[] = [];
  /** Requests of the REST API, by path. */
  readonly requests: string[] = [];
  /** Queries to the Tooling API. */
  readonly toolingQueries: string[] = [];
  /** Components sent to `updateMetadata`. */
  readonly updates: Component[] = [];
  /** Changes what the org saves, for an org that doesn't save what it was sent. */
  onUpdate: (component: Component) => Component = (component) => component;
  /** The error for the next update. */
  refuseUpdate: string | null = null;
  connection: Connection = new Connection({ instanceUrl: 'http://localhost', accessToken: 'none' });
  url = '';
  readonly #contents: FakeContents;
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  constructor(contents: FakeContents) {
    this.#contents = contents;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    this.url = `http://127.0.0.1:${port}`;
    this.connection = new Connection({ instanceUrl: this.url, accessToken: 'token', version: '67.0', maxRequest: 1 });
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, body: await textOf(request) };
    const instead = this.instead(asked);
    if (instead === 'hang up') request.socket.destroy();
    else if (instead !== null) answerInstead(response, instead);
    else {
      const { status, type, body } = this.#answer(asked);
      response.writeHead(status, { 'content-type': type }).end(body);
    }
  }

  #answer(asked: Asked): { status: number; type: string; body: string } {
    const url = new URL(asked.path, 'http://fake');
    if (url.pathname.includes('/Soap/m/')) return this.#metadata(asked.body);
    this.requests.push(url.pathname);
    if (url.pathname.endsWith('/composite')) return json(200, this.#together(asked.body));
    if (url.pathname.includes('/composite/sobjects')) return json(200, this.#write(asked, url));
    return json(...this.#rest(url));
  }

  /** Saves each record. */
  #write(asked: Asked, url: URL): unknown {
    this.writes.push(asked);
    return asked.method === 'DELETE'
      ? (url.searchParams.get('ids') ?? '').split(',').map((id) => ({ id, success: true, errors: [] }))
      : recordsOf(asked).map((_record, index) => ({ id: `500${index}`, success: true, errors: [] }));
  }

  /** Each subrequest has its own status. */
  #together(text: string): unknown {
    const { compositeRequest } = JSON.parse(text) as { compositeRequest: { url: string; referenceId: string }[] };
    const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
      const [httpStatusCode, body] = this.#rest(new URL(url, 'http://fake'));
      return { body, httpHeaders: {}, httpStatusCode, referenceId };
    });
    return { compositeResponse };
  }

  #rest(url: URL): [number, unknown] {
    if (url.pathname.endsWith('/sobjects')) return [200, { sobjects: this.#objects().map((name) => ({ name })) }];
    if (url.pathname.endsWith('/describe')) return [404, [{ errorCode: 'NOT_FOUND', message: 'Not here.' }]];
    const next = /^(.*\/query)\/(\w+)-(\d+)$/.exec(url.pathname);
    if (next) return this.#page(next[1] ?? '', next[2] ?? '', Number(next[3]));
    const soql = url.searchParams.get('q') ?? '';
    if (url.pathname.endsWith('/tooling/query')) this.toolingQueries.push(soql);
    return this.#page(url.pathname.replace(/\/$/, ''), /\bFROM\s+(\w+)/i.exec(soql)?.[1] ?? '', 0);
  }

  #objects(): string[] {
    return Object.keys(this.#contents.rows ?? {});
  }

  #page(path: string, object: string, from: number): [number, unknown] {
    const rows = this.#contents.rows?.[object];
    if (!rows) return [400, [{ errorCode: 'INVALID_TYPE', message: `sObject type '${object}' is not supported.` }]];
    const to = from + ROWS_PER_PAGE;
    const more = to < rows.length ? { done: false, nextRecordsUrl: `${path}/${object}-${to}` } : { done: true };
    return [200, { totalSize: rows.length, records: rows.slice(from, to), ...more }];
  }

  #metadata(envelope: string): { status: number; type: string; body: string } {
    const { components } = this.#contents;
    if (components === null)
      return soapFault(
        'sf:INSUFFICIENT_ACCESS',
        'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
      );
    const [method, message] = callOf(envelope);
    if (method === 'listMetadata') {
      const { type } = message['queries'] as { type: string };
      return soap(
        method,
        this.#componentsOf(type).map((found) => ({ type, ...found })),
      );
    }
    if (method === 'readMetadata') {
      const found = this.#componentsOf(String(message['type'])).find(
        ({ fullName }) => fullName === message['fullNames'],
      );
      return soap(method, { records: found ?? null });
    }
    if (method === 'updateMetadata') return soap(method, this.#update(message['metadata'] as Component));
    return soapFault('sf:UNKNOWN', method);
  }

  #componentsOf(type: string): readonly Component[] {
    const latest = (found: Component): Component =>
      this.updates.findLast(({ fullName }) => fullName === found['fullName']) ?? found;
    return (this.#contents.components?.[type] ?? []).map((found) => ({ ...found, ...latest(found) }));
  }

  #update(component: Component): Component {
    const fullName = component['fullName'];
    if (this.refuseUpdate !== null) {
      const errors = { message: this.refuseUpdate, statusCode: 'INVALID_CROSS_REFERENCE_KEY' };
      return { errors, fullName, success: false };
    }
    this.updates.push(this.onUpdate(component));
    return { fullName, success: true };
  }
}

/** The records in a write request. */
export function recordsOf({ body }: Asked): Row[] {
  return (JSON.parse(body) as { records: Row[] }).records;
}

function answerInstead(response: ServerResponse, instead: Instead | 'never'): void {
  if (instead === 'never') return;
  const { status = 200, headers = {}, json, text = JSON.stringify(json), cut } = instead;
  const type = instead.text === undefined ? 'application/json' : 'text/html';
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers });
  if (cut === undefined) response.end(text);
  else response.write(text.slice(0, cut), () => response.destroy());
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });

const xml = (status: number, body: string) => ({
  status,
  type: 'text/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
});

const soap = (method: string, result: unknown) =>
  xml(200, `<${method}Response>${element('result', result)}</${method}Response>`);

const soapFault = (code: string, message: string) =>
  xml(500, `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${message}</faultstring></soapenv:Fault>`);

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (value === null || value === undefined) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}>${String(value).replaceAll('&', '&amp;')}</${name}>`;
  return `<${name}>${Object.entries(value)
    .map(([child, content]) => element(child, content))
    .join('')}</${name}>`;
}

function callOf(envelope: string): [string, Record<string, unknown>] {
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
  const { Envelope } = parser.parse(envelope) as { Envelope: { Body: Record<string, Record<string, unknown>> } };
  const [method = '', message = {}] = Object.entries(Envelope.Body)[0] ?? [];
  return [method, message];
}
