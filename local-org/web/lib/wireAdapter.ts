/**
 * Wire adapters over the cache. A configuration becomes a query, or nothing while a required value is
 * missing. As on the platform (npm package `@luvio/lwc-luvio`), a wire emits nothing when its parameters
 * change, so the old data stays until the new data arrives, and `refreshApex` finds the query of what was
 * emitted.
 */
import { cache } from './cache.ts';
import type { Emission, QuerySpec } from './queryCache.ts';

type Emit = (value: unknown) => void;

export interface WireAdapter {
  connect(): void;
  update(config: Record<string, unknown>): void;
  disconnect(): void;
}

export type WireAdapterClass = new (emit: Emit) => WireAdapter;

/** The query of an emitted `{ data, error }`, for `refreshApex`. A wire's first emission has none. */
const sources = new WeakMap<object, { readonly key: string | undefined }>();

export function sourceOf(emitted: object): { readonly key: string | undefined } | undefined {
  return sources.get(emitted);
}

export function wireAdapter<T>(
  queryOf: (config: Record<string, unknown>) => QuerySpec<T> | undefined,
): WireAdapterClass {
  return class CachedQueryAdapter implements WireAdapter {
    readonly #emit: Emit;
    #query: QuerySpec<T> | undefined;
    #connected = false;
    #stop: (() => void) | undefined;

    constructor(emit: Emit) {
      this.#emit = emit;
      this.#send({ data: undefined, error: undefined });
    }

    connect(): void {
      this.#connected = true;
      this.#start();
    }

    /** Emits again for equal parameters, because the component may have dropped its data when it set them. */
    update(config: Record<string, unknown>): void {
      this.#stop?.();
      this.#stop = undefined;
      this.#query = queryOf(config);
      this.#start();
    }

    disconnect(): void {
      this.#connected = false;
      this.#stop?.();
      this.#stop = undefined;
    }

    #start(): void {
      if (!this.#connected || !this.#query || this.#stop) return;
      this.#stop = cache.observe(this.#query, (emission) => this.#send(emission));
    }

    #send({ data, error }: Emission<unknown>): void {
      const emitted = { data, error };
      sources.set(emitted, { key: this.#query?.key });
      this.#emit(emitted);
    }
  };
}
