/**
 * `@salesforce/apex/Class.method`: a function for a call and, for cacheable methods, a wire adapter. Components that wire one
 * method with equal parameters share one request.
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
 * How long an answer of a cacheable method serves, imperative calls included: Lightning Data Service is asked before the org is ("Call
 * Apex Methods Imperatively", LWC guide). Salesforce publishes no time and tells components not to assume one ("Client-Side Caching of
 * Apex Method Results"); with so long a one, data that a component forgets to refresh is seen to be old.
 */
const CACHED_FOR_MS = 5 * 60_000;

/**
 * Each import gives a function of its own that can also stand in `@wire`. The LWC engine takes what stands there either as a class or
 * as a function with an `adapter` property.
 */
export function apexMethod(className: string, method: string, cacheable: boolean) {
  const ask = async (parameters: Arguments): Promise<unknown> => {
    const path = `${API}/local/apex/${className}/${method}`;
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
 * Asks the org again for what a wire emitted; resolves when every component that shows it has the answer, and rejects when there is none. What
 * a wire emitted before it was asked for anything stands for nothing, and anything else is refused (npm package `@luvio/lwc-luvio`).
 */
export function refreshApex(emitted: unknown): Promise<void> {
  const source = typeof emitted === 'object' && emitted !== null ? sourceOf(unwrapped(emitted)) : undefined;
  if (!source) throw new Error('refreshApex takes an object that an Apex wire emitted.');
  return source.key === undefined ? Promise.resolve() : cache.refresh(source.key);
}

/** The value of a field of an sObject an Apex method returned, over relationships where the field's path has them. */
export function getSObjectValue(record: unknown, field: { fieldApiName: string } | string): unknown {
  const path = (typeof field === 'string' ? field.replace(/^[^.]+\./, '') : field.fieldApiName).split('.');
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Arguments)[name] : undefined),
    record,
  );
}

let unwrap: (value: object) => object = (value) => value;

/** The engine wraps objects a component keeps in tracked fields; the host hands in the engine's own way back. */
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

/** Equal parameters have equal text, whatever the order of their names. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
