/** The server. It listens only on this computer's address. */
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Org } from '../org.ts';
import { createApp } from './app.ts';
import { Tokens } from './auth/tokens.ts';
import type { PinnedListViews } from './auth/users.ts';
import { HttpRefusal } from './http/errors.ts';
import { requireLocalHost } from './http/guard.ts';
import { refusal, type Reply } from './http/reply.ts';
import type { ApexCalls } from './local/apex-calls.ts';
import { ProjectPages } from './page/project-pages.ts';
import { Cursors } from './rest/cursors.ts';

/** Handles a request itself, such as live reload's event stream, or returns false. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface ServerOptions {
  readonly org: Org;
  /** The DX project's folder, for apps, pages, layouts, and list views. */
  readonly project: string;
  readonly apex?: ApexCalls | null;
  /** Folder of the built page. */
  readonly site?: string | null;
  readonly intercept?: Interceptor;
  /** The project's name with a capital letter. */
  readonly name?: string;
  readonly tokens?: Tokens;
  /** The password of all users. */
  readonly password?: string;
  readonly usernames?: readonly string[];
  readonly pinnedListViews?: PinnedListViews;
  readonly log?: (line: string) => void;
}

export interface LocalServer {
  readonly http: Server;
  /** Starts to listen on 127.0.0.1 and returns the address. Port 0 takes any free port. */
  listen(port: number): Promise<string>;
  /** Until the first call, a closed server answers all requests with 503. Servers are open by default. */
  open(): void;
  close(): Promise<void>;
}

const maxHeaderBytes = 64 * 1024;

export function createServer(options: ServerOptions): LocalServer {
  const listener = createListener(options);
  return serve(listener, true);
}

/** The request handler, for one or more listeners. */
export function createListener(options: ServerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { org } = options;
  const app = createApp({
    services: {
      org,
      apex: options.apex ?? null,
      pages: new ProjectPages(options.project, org.schema),
      cursors: new Cursors(),
      name: options.name ?? 'Local org',
      log: options.log ?? (() => undefined),
      usage: { requests: 0 },
    },
    tokens: options.tokens ?? new Tokens(),
    password: options.password ?? 'laptop',
    usernames: options.usernames ?? [],
    pinnedListViews: options.pinnedListViews ?? {},
    site: options.site ?? null,
  });
  const answer = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false });
  return (request, response) => {
    request.url = collapseSlashes(request.url ?? '/');
    if (refusesHost(request, response)) return;
    if (options.intercept?.(request, response)) return;
    void answer(request, response);
  };
}

/** A server on one port. While closed, it answers 503. */
export function serve(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  isOpen: boolean,
): LocalServer {
  let open = isOpen;
  const http = createHttpServer({ maxHeaderSize: maxHeaderBytes }, (request, response) => {
    if (open) listener(request, response);
    else sendPlain(response, notReady);
  });
  return {
    http,
    listen: (port) => listen(http, port),
    open: () => {
      open = true;
    },
    close: () => close(http),
  };
}

const notReady: Reply = {
  ...refusal(503, 'SERVER_UNAVAILABLE', 'The local org is starting. Try again in a moment.'),
  headers: { 'Retry-After': '1' },
};

/** A client with a slash at the end of its instance URL requests `//services/data`. */
const collapseSlashes = (url: string): string => url.replace(/^\/{2,}/, '/');

/** The org's addresses. All others belong to the page. */
export const isOrgAddress = (url: string): boolean => /^\/(?:services|id|local|cometd)(?:\/|\?|$)/i.test(url);

function refusesHost(request: IncomingMessage, response: ServerResponse): boolean {
  try {
    requireLocalHost(request.headers.host);
    return false;
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    sendPlain(response, error.reply);
    return true;
  }
}

export function sendPlain(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'Content-Type': 'application/json; charset=UTF-8',
    Connection: 'close',
  });
  response.end(JSON.stringify(reply.body));
}

function listen(http: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve(`http://localhost:${(http.address() as AddressInfo).port}`);
    });
  });
}

/** Completes pending requests and closes idle connections. */
function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    setTimeout(() => http.closeAllConnections(), 2000).unref();
  });
}
