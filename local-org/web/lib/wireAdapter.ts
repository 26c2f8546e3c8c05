/**
 * Wire adapters over the cache: a configuration becomes a query, or nothing while a needed value is missing. They emit as the platform's do
 * (npm package `@luvio/lwc-luvio`): nothing when parameters change, so that what belongs to the former ones stands until the answer for the new
 * ones is there; and what was emitted leads back to the query it came from.
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

/** Which query an emitted `{ data, error }` came from, for `refreshApex`; the first emission of a wire came from none. */
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

    /** Emits again for equal parameters: the component may have dropped its data when it set them. */
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
