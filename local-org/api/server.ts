/** The server: one listener on this machine's own address. */
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

/** Answers a request of its own, such as the event stream of live reload, or leaves it: false. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface ServerOptions {
  readonly org: Org;
  /** The DX project's folder, for apps, pages, layouts and list views. */
  readonly project: string;
  readonly apex?: ApexCalls | null;
  /** Folder of the built page. */
  readonly site?: string | null;
  readonly intercept?: Interceptor;
  /** The project's name with a capital letter. */
  readonly name?: string;
  readonly tokens?: Tokens;
  /** Everybody's password. */
  readonly password?: string;
  readonly usernames?: readonly string[];
  readonly pinnedListViews?: PinnedListViews;
  readonly log?: (line: string) => void;
}

export interface LocalServer {
  readonly http: Server;
  /** Starts to listen on 127.0.0.1; port 0 takes any that is free. Answers the address. */
  listen(port: number): Promise<string>;
  /** Until the first call everything is answered with 503. A server is open unless it was made closed. */
  open(): void;
  close(): Promise<void>;
}

const maxHeaderBytes = 64 * 1024;

export function createServer(options: ServerOptions): LocalServer {
  const listener = createListener(options);
  return serve(listener, true);
}

/** What answers requests, to be put behind one listener or several. */
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

/** Behind one port; closed, it answers 503 until it is opened. */
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

/** `//services/data` is what a client with a slash at the end of its instance URL asks for. */
const collapseSlashes = (url: string): string => url.replace(/^\/{2,}/, '/');

/** The org's own addresses; all others are the page's. */
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

/** Requests under way are answered; connections kept alive for later are cut. */
function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    setTimeout(() => http.closeAllConnections(), 2000).unref();
  });
}
