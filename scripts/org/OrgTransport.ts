/**
 * Sends jsforce's requests. jsforce's own transport waits 30 minutes for an answer, ends the process if an answer breaks off, sends the
 * session along with redirects, and never retries a write. Here, each of these becomes a clear error or a retry.
 */
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/common.js';
import { Agent, fetch, ProxyAgent, type Dispatcher, type Response } from 'undici';
import { brokenOff, connectionFault, noAnswer, OrgFault, sessionExpired, stopped, unreadable } from './OrgFault.ts';
import { ATTEMPTS, pauseAskedFor, type Pause } from './patience.ts';
import { proxyProblem } from './proxy.ts';

export const DEFAULT_TIMEOUT_SECONDS = 120;

export interface TransportOptions {
  readonly httpProxy?: string | undefined;
  /** For each answer, including its body. */
  readonly timeoutSeconds?: number | undefined;
  /** Ends reads and pauses at once. A write still waits for its answer. */
  readonly stop?: AbortSignal | undefined;
  /** Signs in again, once per run, and returns the new access token. */
  readonly renew?: (() => Promise<string>) | undefined;
  readonly pause?: Pause;
}

/** The org didn't process the request, so a write can be sent again. */
const NOT_PROCESSED = new Set([429, 503]);
/** The org may have processed the request, so only a read can be sent again. */
const TEMPORARY = new Set([420, 429, 502, 503, 504]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export class OrgTransport extends Transport {
  readonly #timeoutSeconds: number;
  readonly #stop: AbortSignal | undefined;
  readonly #pause: Pause;
  readonly #renew: (() => Promise<string>) | undefined;
  readonly #httpProxy: string | undefined;
  readonly #dispatcher: Dispatcher;
  #renewal: Promise<string> | undefined;
  /** If the org answered before, a failed connection may be temporary. */
  #hasAnswered = false;

  constructor({ httpProxy, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, stop, renew, pause }: TransportOptions = {}) {
    super();
    this.#timeoutSeconds = timeoutSeconds;
    this.#stop = stop;
    this.#pause = pause ?? ((milliseconds) => sleep(milliseconds, undefined, stop ? { signal: stop } : {}));
    this.#renew = renew;
    this.#httpProxy = httpProxy;
    this.#dispatcher = dispatcherFor(httpProxy, timeoutSeconds);
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.#inSession(request) }));
  }

  /** If the session expires during a run, it's renewed once. */
  async #inSession(request: HttpRequest): Promise<HttpResponse> {
    const answer = await this.#send(request);
    if (answer.statusCode !== 401 || !request.headers?.['Authorization']) return answer;
    const reason = reasonOf(answer);
    if (this.#renew === undefined) throw sessionExpired(reason);
    this.#renewal ??= this.#renew();
    const token = await this.#renewal.catch((cause: unknown) => {
      throw cause instanceof OrgFault ? cause : sessionExpired(reason);
    });
    const again = await this.#send({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });
    if (again.statusCode === 401) throw sessionExpired(reasonOf(again));
    return again;
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#try(request);
      const pause = attempt < ATTEMPTS && this.#isRetryable(answer, request) ? pauseFor(answer, attempt) : null;
      if (pause === null) return settled(answer, request);
      await this.#wait(pause);
    }
  }

  /** Returns the fault instead of throwing it, so that a request can be retried. */
  async #try(request: HttpRequest): Promise<HttpResponse | OrgFault> {
    try {
      const answer = await this.#ask(request);
      this.#hasAnswered = true;
      return answer;
    } catch (error) {
      if (error instanceof OrgFault) return error;
      throw error;
    }
  }

  async #ask(request: HttpRequest): Promise<HttpResponse> {
    const { host } = new URL(request.url);
    const ends = AbortSignal.timeout(this.#timeoutSeconds * 1000);
    const stop = isWrite(request) ? undefined : this.#stop;
    let response: Response | null = null;
    try {
      response = await this.#fetch(request, stop ? AbortSignal.any([ends, stop]) : ends);
      return { statusCode: response.status, headers: headersOf(response), body: await response.text() };
    } catch (error) {
      if (stop?.aborted) throw stopped();
      if (ends.aborted) throw noAnswer(host, this.#timeoutSeconds, isWrite(request));
      if (response !== null) throw brokenOff(host, isWrite(request), error);
      const problem = this.#httpProxy === undefined ? null : proxyProblem(error, this.#httpProxy);
      if (problem) throw problem;
      throw connectionFault(error, host, isWrite(request)) ?? error;
    }
  }

  #fetch({ url, method, headers = {}, body }: HttpRequest, signal: AbortSignal): Promise<Response> {
    // fetch sets this header itself.
    const sent = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    return fetch(url, {
      method,
      headers: Object.fromEntries(sent),
      ...(body === undefined || body === null ? {} : { body: body as string }),
      redirect: 'manual',
      signal,
      dispatcher: this.#dispatcher,
    });
  }

  #isRetryable(answer: HttpResponse | OrgFault, request: HttpRequest): boolean {
    if (!(answer instanceof OrgFault)) return (isWrite(request) ? NOT_PROCESSED : TEMPORARY).has(answer.statusCode);
    if (answer.code === 'ORG_NOT_REACHABLE') return this.#hasAnswered;
    return answer.code === 'CONNECTION_LOST' && !isWrite(request);
  }

  async #wait(milliseconds: number): Promise<void> {
    try {
      await this.#pause(milliseconds);
    } catch (error) {
      throw this.#stop?.aborted ? stopped() : error;
    }
  }
}

function dispatcherFor(httpProxy: string | undefined, timeoutSeconds: number): Dispatcher {
  // The abort signal is the timeout. undici's own limits of five minutes must be longer.
  const longest = { headersTimeout: timeoutSeconds * 2000, bodyTimeout: timeoutSeconds * 2000 };
  return httpProxy === undefined
    ? new Agent({ connect: { allowH2: false }, ...longest })
    : new ProxyAgent({ uri: httpProxy, requestTls: { allowH2: false }, ...longest });
}

function isWrite({ method, url, body }: HttpRequest): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
  // A bundle of queries is a POST.
  return !(url.endsWith('/composite') && typeof body === 'string' && !/"method":"(?!GET")/.test(body));
}

function headersOf(response: Response): Record<string, string> {
  return Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value]));
}

function pauseFor(answer: HttpResponse | OrgFault, attempt: number): number | null {
  return pauseAskedFor(answer instanceof OrgFault ? undefined : answer.headers['retry-after'], attempt);
}

/** Returns only a complete answer from Salesforce. */
function settled(answer: HttpResponse | OrgFault, request: HttpRequest): HttpResponse {
  if (answer instanceof OrgFault) throw answer;
  const { host } = new URL(request.url);
  const fault = faultOf(answer, host, isWrite(request));
  if (fault) throw fault;
  return answer;
}

function faultOf({ statusCode, headers, body }: HttpResponse, host: string, writes: boolean): OrgFault | null {
  if (REDIRECTS.has(statusCode)) return redirected(host, headers['location']);
  const type = headers['content-type'] ?? '';
  const isData = /\b(?:json|xml)\b/.test(type) && !/xhtml/.test(type);
  if (NOT_PROCESSED.has(statusCode) && !(isData && hasMessage(body))) return tooBusy(host, statusCode, headers);
  if (isData) return isWhole(type, statusCode, body) ? null : brokenOff(host, writes, null);
  if (statusCode === 204 || statusCode === 401) return null;
  if (statusCode >= 500) return unavailable(host, statusCode, writes);
  if (statusCode === 407) return unreadable(host, 'through a proxy that requires a sign-in (HTTP 407)', false);
  return unreadable(host, `with ${nameOfType(type, body)} instead of data (HTTP ${statusCode})`, writes);
}

/** The org's message about a session it doesn't accept. */
function reasonOf({ body }: HttpResponse): string {
  return /"message"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? 'HTTP 401';
}

/** True if the body is Salesforce's own error, which has a message. */
function hasMessage(body: string): boolean {
  return /"errorCode"|<faultcode>/.test(body);
}

function isWhole(type: string, statusCode: number, body: string): boolean {
  if (statusCode === 204 || !/\bjson\b/.test(type)) return true;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function nameOfType(type: string, body: string): string {
  if (body.trim() === '') return 'nothing';
  return /html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(body) ? 'a web page' : 'text';
}

function redirected(host: string, location = 'another address'): OrgFault {
  const target = URL.parse(location)?.host ?? location;
  return new OrgFault(
    'REDIRECTED',
    `${host} redirected the request to ${target}. Your session wasn't sent there.`,
    'If the org has a new address, sign in to it again with "sf org login web", then run the command again.',
  );
}

function tooBusy(host: string, statusCode: number, headers: HttpResponse['headers']): OrgFault {
  const wait = headers['retry-after'];
  const advice = wait
    ? `Wait ${/^\d+$/.test(wait) ? `${wait} seconds` : `until ${wait}`}, then run the command again.`
    : 'Wait a few minutes, then run the command again.';
  return statusCode === 429
    ? new OrgFault('ORG_BUSY', `${host} has too many requests right now (HTTP 429).`, advice)
    : new OrgFault('ORG_UNAVAILABLE', `${host} isn't available (HTTP 503).`, advice);
}

function unavailable(host: string, statusCode: number, writes: boolean): OrgFault {
  const advice = 'Wait a few minutes, then run the command again.';
  return new OrgFault('ORG_UNAVAILABLE', `${host} couldn't answer (HTTP ${statusCode}).`, advice, {
    maybeDone: writes,
  });
}
