/**
 * Sends requests to the org. Errors have the shape of the platform's modules (`FetchResponse`): `status`,
 * `statusText`, and `body` with a `message`, so that components handle errors the same way as in Salesforce.
 */
import { Drawing } from './drawing.ts';
import { afterPaint, later } from './later.ts';
import { Quiet } from './quiet.ts';

export interface ErrorBody {
  message: string;
  [detail: string]: unknown;
}

export interface PlatformError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly errorType: 'fetchResponse';
  readonly body: ErrorBody | readonly ErrorBody[];
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
}

export const API_VERSION = 'v67.0';
export const API = `/services/data/${API_VERSION}`;

const NO_CONNECTION =
  "We can't reach the server. Check your connection and try again. Your changes are still on this page.";
const NO_SESSION = 'Your session has ended. Log in again to continue. Your changes are still on this page.';

type Listener = () => void;
const sessionEnded = new Set<Listener>();

/** Calls back when the session has ended. */
export function onSessionEnd(listener: Listener): () => void {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

let writes = 0;

/** The number of completed writes. Data that was read before the last write can be outdated. */
export function writeCount(): number {
  return writes;
}

/** Whether requests are waiting for a response. */
export const quiet = new Quiet();

/** The browser doesn't draw a page in the background, so its requests wait only this long. */
const LONGEST_FRAME_MS = 50;

const drawing = new Drawing((work) => {
  afterPaint(work);
  later(work, LONGEST_FRAME_MS);
});

/** An Apex read uses POST. `reads` says that it isn't a write. */
export async function request<T>(path: string, options: RequestOptions & { reads?: boolean } = {}): Promise<T> {
  const method = options.method ?? 'GET';
  const isRead = method === 'GET' || options.reads === true;
  const { response, text } = await quiet.during(async () => {
    if (isRead) await drawing.over();
    return send(path, method, options.body);
  });
  drawing.begin();
  if (!isRead) writes += 1;
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  if (response.status === 401) {
    for (const listener of sessionEnded) listener();
    throw platformError(401, response.statusText, { message: NO_SESSION, errorCode: 'INVALID_SESSION_ID' });
  }
  const body = method === 'GET' ? readErrorBody(text, response) : errorBody(text, response);
  throw platformError(response.status, response.statusText, body);
}

interface Answer {
  readonly response: Response;
  readonly text: string;
}

async function send(path: string, method: string, body: unknown): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await reach(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { response, text: await response.text().catch(() => '') };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw platformError(0, '', { message: NO_CONNECTION, errorCode: 'NO_CONNECTION' });
  }
}

export function platformError(
  status: number,
  statusText: string,
  body: ErrorBody | readonly ErrorBody[],
): PlatformError {
  return { ok: false, status, statusText, errorType: 'fetchResponse', body };
}

/** No connection, no session, or a server that is starting. The same request can succeed later. */
export function isPassing(error: unknown): boolean {
  const { status } = (error ?? {}) as Partial<PlatformError>;
  return status === 0 || status === 401 || status === 503;
}

/**
 * UI API read errors are lists. UI API write errors and Apex errors are objects (see `ldsUtils` in
 * trailheadapps/lwc-recipes).
 */
function readErrorBody(text: string, response: Response): ErrorBody | readonly ErrorBody[] {
  const parsed = parseJson(text);
  return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isErrorBody) ? parsed : errorBody(text, response);
}

/** The org returns a list with one error, and components read `error.body.message`. */
function errorBody(text: string, response: Response): ErrorBody {
  const parsed = parseJson(text);
  const first: unknown = Array.isArray(parsed) ? (parsed as unknown[])[0] : parsed;
  if (isErrorBody(first)) return first;
  return { message: `The server returned ${response.status} ${response.statusText}`.trim() + '.' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && typeof (value as { message?: unknown }).message === 'string';
}

/** One sentence for the user, from any thrown value. */
export function errorMessage(error: unknown): string {
  const body = (error as Partial<PlatformError> | undefined)?.body;
  const first = Array.isArray(body) ? (body as ErrorBody[])[0] : (body as ErrorBody | undefined);
  if (first?.message) return first.message;
  return error instanceof Error ? error.message : 'Something went wrong. Refresh the page and try again.';
}
