/**
 * Fixed responses in the shape of the org's endpoints, to show and test the page without an org. `node
 * local-org/web/test/fakeOrg.ts DIST PORT` serves a built page over them.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fakeConfig, fakeObjectInfo, fakePicklist, fakeSession, fakeUsers, invoices } from './fakeData.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface FakeOrg {
  readonly server: Server;
  /** The paths of all requests under /services and /local, in order. */
  readonly requests: string[];
  signedOut: boolean;
}

export function fakeOrg(dist: string): FakeOrg {
  const requests: string[] = [];
  const paid = new Set<string>();
  const state = { signedOut: false };

  const answer = async (request: IncomingMessage, url: URL): Promise<[number, unknown]> => {
    const path = url.pathname.replace(/^\/services\/data\/v\d+\.0/, '');
    const { method } = request;
    if (path === '/local/session' && method === 'POST') state.signedOut = false;
    if (state.signedOut) return [401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]];
    if (path === '/local/session') return [200, fakeSession];
    if (path === '/local/users') return [200, fakeUsers];
    if (path === '/local/config') return [200, fakeConfig];
    const info = /^\/ui-api\/object-info\/(\w+)(\/picklist-values\/\w+\/(\w+))?$/.exec(path);
    if (info) return info[2] ? [200, fakePicklist] : [200, fakeObjectInfo(info[1] ?? '')];
    if (path.startsWith('/ui-api/list-info/')) {
      return [
        200,
        {
          label: 'Open Invoices',
          displayColumns: fakeColumns,
          orderedByInfo: [{ fieldApiName: 'Name', isAscending: true }],
        },
      ];
    }
    if (path.startsWith('/ui-api/list-records/') || path.startsWith('/ui-api/related-list-records/')) {
      const records = path.includes('related') ? [] : invoices.map((record) => withStatus(record, paid));
      return [200, { count: records.length, records, nextPageToken: null }];
    }
    const record = /^\/ui-api\/records\/(\w+)$/.exec(path);
    if (record) {
      const found = invoices.find(({ id }) => id === record[1]);
      if (!found) return [404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]];
      return method === 'PATCH' ? refuseOrUpdate(found, await bodyOf(request)) : [200, withStatus(found, paid)];
    }
    if (path === '/query') return [200, { totalSize: 0, done: true, records: [] }];
    if (path.startsWith('/local/apex/InvoiceController/')) {
      const { invoiceId = '' } = (await bodyOf(request)) as { invoiceId?: string };
      if (path.endsWith('/pay')) paid.add(invoiceId);
      return [
        200,
        {
          returnValue: path.endsWith('/pay') ? null : { status: paid.has(invoiceId) ? 'Paid' : 'Open' },
          cacheable: true,
        },
      ];
    }
    return [404, [{ errorCode: 'NOT_FOUND', message: `The fake org has no ${path}` }]];
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!/^\/(?:services|local)\//.test(url.pathname)) return sendFile(dist, url.pathname, response);
    requests.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    void answer(request, url).then(([status, body]) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  return Object.assign(state, { server, requests });
}

const fakeColumns = [
  { fieldApiName: 'Name', label: 'Invoice Number', sortable: true },
  { fieldApiName: 'Customer__r.Name', label: 'Customer', sortable: true },
  { fieldApiName: 'Status__c', label: 'Status', sortable: true },
  { fieldApiName: 'Amount__c', label: 'Amount', sortable: true },
  { fieldApiName: 'Due__c', label: 'Due', sortable: true },
  { fieldApiName: 'Sent__c', label: 'Sent', sortable: true },
];

type Invoice = (typeof invoices)[number];

function withStatus(record: Invoice, paid: ReadonlySet<string>): Invoice {
  if (!paid.has(record.id)) return record;
  return { ...record, fields: { ...record.fields, Status__c: { value: 'Paid', displayValue: 'Paid' } } };
}

/** An amount below zero is a field error. */
function refuseOrUpdate(record: Invoice, body: unknown): [number, unknown] {
  const { fields } = body as { fields: Record<string, string | number | null> };
  if (Number(fields['Amount__c'] ?? 0) < 0) {
    const problem = {
      constituentField: null,
      duplicateRecordError: null,
      errorCode: 'FIELD_INTEGRITY_EXCEPTION',
      field: 'Amount__c',
      fieldLabel: 'Amount',
      message: "The amount can't be negative.",
    };
    return [
      400,
      {
        message: 'An error occurred while trying to update the record. Please try again.',
        statusCode: 400,
        output: { errors: [], fieldErrors: { Amount__c: [problem] } },
      },
    ];
  }
  for (const [name, value] of Object.entries(fields)) {
    Object.assign(record.fields, { [name]: { value, displayValue: value === null ? null : String(value) } });
  }
  return [200, record];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
}

function sendFile(dist: string, path: string, response: ServerResponse): void {
  const name = extname(path) ? normalize(path) : '/index.html';
  try {
    const content = readFileSync(join(dist, name));
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , dist = '', port = '8511'] = process.argv;
  fakeOrg(dist).server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
}
