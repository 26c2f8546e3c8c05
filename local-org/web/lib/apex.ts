/**
 * `@salesforce/apex/Class.method`: a function to call and, for cacheable methods, a wire adapter. Components
 * that wire one method with equal parameters share one request.
 */
import { cache } from './cache.ts';
import { API, platformError, request } from './http.ts';
import type { QuerySpec } from './queryCache.ts';
import { sourceOf, wireAdapter } from './wireAdapter.ts';

type Arguments = Record<string, unknown>;

interface AuraReply {
  readonly returnValue: unknown;
}

/**
 * How long the result of a cacheable method is used, also by imperative calls ("Call Apex Methods
 * Imperatively", LWC guide). Salesforce documents no duration ("Client-Side Caching of Apex Method Results").
 * Five minutes is long enough to notice data that a component forgets to refresh.
 */
const CACHED_FOR_MS = 5 * 60_000;

let apexAddress = `${API}/local/apex`;

/** A site has an address of its own for Apex, where the caller is its guest user. */
export function setApexAddress(address: string): void {
  apexAddress = address;
}

/**
 * Each import is a function that also works in `@wire`. The LWC engine accepts a class or a function with an
 * `adapter` property there.
 */
export function apexMethod(className: string, method: string, cacheable: boolean) {
  const ask = async (parameters: Arguments): Promise<unknown> => {
    const path = `${apexAddress}/${className}/${method}`;
    const reply = await request<AuraReply>(path, { method: 'POST', body: parameters, reads: cacheable });
    return reply.returnValue ?? null;
  };
  const queryOf = (parameters: Arguments): QuerySpec<unknown> => ({
    key: `apex:${className}.${method}:${stableText(parameters)}`,
    tags: ['apex'],
    freshFor: CACHED_FOR_MS,
    emitsEveryFailure: true,
    load: () => (cacheable ? ask(parameters) : Promise.reject(notCacheable(className, method))),
  });
  const call = async (parameters: Arguments = {}): Promise<unknown> =>
    cacheable ? cache.get(queryOf(parameters)) : ask(parameters);
  const adapter = wireAdapter<unknown>((config) =>
    Object.values(config).some((value) => value === undefined) ? undefined : queryOf(config),
  );
  return Object.assign(call, { adapter });
}

/**
 * Requests again what a wire emitted. Resolves when every component that shows it has the new result, and
 * rejects if the request fails. Ignores what a wire emitted before its first request, and throws for anything
 * else (npm package `@luvio/lwc-luvio`).
 */
export function refreshApex(emitted: unknown): Promise<void> {
  const source = typeof emitted === 'object' && emitted !== null ? sourceOf(unwrapped(emitted)) : undefined;
  if (!source) throw new Error('refreshApex takes an object that an Apex wire emitted.');
  return source.key === undefined ? Promise.resolve() : cache.refresh(source.key);
}

/** A field's value in an sObject that an Apex method returned. The field's path can cross relationships. */
export function getSObjectValue(record: unknown, field: { fieldApiName: string } | string): unknown {
  const path = (typeof field === 'string' ? field.replace(/^[^.]+\./, '') : field.fieldApiName).split('.');
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Arguments)[name] : undefined),
    record,
  );
}

let unwrap: (value: object) => object = (value) => value;

/** The engine wraps objects in tracked fields. The host passes in the engine's function that unwraps them. */
export function setUnwrap(engineUnwrap: (value: object) => object): void {
  unwrap = engineUnwrap;
}

function unwrapped(value: object): object {
  return unwrap(value);
}

function notCacheable(className: string, method: string): unknown {
  return platformError(400, 'Bad Request', {
    message: `${className}.${method} is wired but not marked @AuraEnabled(cacheable=true).`,
    errorCode: 'NOT_CACHEABLE',
  });
}

/** Equal parameters give equal text, regardless of their order. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
