/** A server for a small project on a free port, for tests over HTTP. */
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { openOrg, type OpenOptions, type Org, type SeedUser } from '../../org.ts';
import { createServer, type LocalServer, type ServerOptions } from '../index.ts';

export const PROJECT = join(import.meta.dirname, 'project');
export const PASSWORD = 'laptop';

export const USERS: readonly SeedUser[] = [
  { username: 'admin@billing.example', firstName: 'Ada', lastName: 'Admin', profile: 'System Administrator' },
  {
    username: 'clerk@billing.example',
    firstName: 'Carla',
    lastName: 'Clerk',
    title: 'Clerk',
    timeZone: 'Asia/Tokyo',
    permissionSets: ['Invoice_Clerk'],
    queues: ['Repairs'],
  },
  { username: 'guest@billing.example', lastName: 'Guest' },
  { username: 'caller@billing.example', lastName: 'Caller', permissionSets: ['Task_Editor'] },
];

export interface TestServer {
  readonly org: Org;
  readonly url: string;
  readonly log: string[];
  connect(username?: string): Promise<Connection>;
  /** Sends a raw request as a user or without a session. */
  request(path: string, options?: RawOptions): Promise<RawReply>;
  close(): Promise<void>;
}

export interface RawOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Username. Null sends no token. */
  readonly as?: string | null;
}

export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body, or undefined. */
  readonly json: unknown;
}

export async function startServer(
  options: Partial<ServerOptions> = {},
  orgOptions: Partial<OpenOptions> = {},
): Promise<TestServer> {
  const org = options.org ?? openOrg({ project: PROJECT, data: ':memory:', users: USERS, ...orgOptions });
  const log: string[] = [];
  const server: LocalServer = createServer({
    org,
    project: PROJECT,
    name: 'Billing',
    password: PASSWORD,
    usernames: USERS.map((user) => user.username),
    log: (line) => log.push(line),
    ...options,
  });
  const url = await server.listen(0);
  const tokens = new Map<string, string>();
  const tokenFor = async (username: string): Promise<string> => {
    const known = tokens.get(username) ?? (await signIn(url, username));
    tokens.set(username, known);
    return known;
  };
  return {
    org,
    url,
    log,
    connect: async (username = 'admin@billing.example') =>
      new Connection({ instanceUrl: url, accessToken: await tokenFor(username), version: '67.0', maxRequest: 10 }),
    request: async (path, raw = {}) => {
      const username = raw.as === undefined ? 'admin@billing.example' : raw.as;
      const headers: Record<string, string> = { ...raw.headers };
      if (username !== null) headers.Authorization = `Bearer ${await tokenFor(username)}`;
      return send(url + path, raw, headers);
    },
    close: async () => {
      await server.close();
      org.close();
    },
  };
}

async function send(url: string, raw: RawOptions, headers: Record<string, string>): Promise<RawReply> {
  const isText = typeof raw.body === 'string';
  if (raw.body !== undefined && headers['Content-Type'] === undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(url, {
    method: raw.method ?? (raw.body === undefined ? 'GET' : 'POST'),
    headers,
    body: raw.body === undefined ? undefined : isText ? (raw.body as string) : JSON.stringify(raw.body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function signIn(url: string, username: string, password = PASSWORD): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'any',
    client_secret: 'any',
    username,
    password,
  });
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const reply = (await response.json()) as { access_token?: string };
  if (reply.access_token === undefined) throw new Error(`sign-in failed: ${JSON.stringify(reply)}`);
  return reply.access_token;
}

/** The first error of a list of errors. */
export function firstError(reply: RawReply): { errorCode?: string; message?: string; fields?: string[] } {
  return Array.isArray(reply.json)
    ? ((reply.json as { errorCode?: string; message?: string; fields?: string[] }[])[0] ?? {})
    : {};
}
