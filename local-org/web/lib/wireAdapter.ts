/** Wire adapters over the cache: a configuration becomes a query, or nothing while a needed value is missing. */
import { cache } from './cache.ts';
import type { Emission, QuerySpec } from './queryCache.ts';

type Emit = (value: unknown) => void;

export interface WireAdapter {
  connect(): void;
  update(config: Record<string, unknown>): void;
  disconnect(): void;
}

export type WireAdapterClass = new (emit: Emit) => WireAdapter;

/** Which query an emitted `{ data, error }` came from, for `refreshApex`. */
const sources = new WeakMap<object, { readonly key: string | undefined }>();

export function sourceKey(emitted: object): string | undefined {
  return sources.get(emitted)?.key;
}

export function wireAdapter<T>(
  queryOf: (config: Record<string, unknown>) => QuerySpec<T> | undefined,
): WireAdapterClass {
  return class CachedQueryAdapter implements WireAdapter {
    readonly #emit: Emit;
    #query: QuerySpec<T> | undefined;
    #connected = false;
    #stop: (() => void) | undefined;
    /** Mutable on purpose: an emission made before the query was known still leads to it. */
    #source: { key: string | undefined } = { key: undefined };

    constructor(emit: Emit) {
      this.#emit = emit;
      this.#send({ data: undefined, error: undefined });
    }

    connect(): void {
      this.#connected = true;
      this.#start();
    }

    update(config: Record<string, unknown>): void {
      const query = queryOf(config);
      if (query?.key === this.#query?.key) {
        this.#again();
        return;
      }
      const hadQuery = this.#query !== undefined;
      this.#stop?.();
      this.#stop = undefined;
      this.#query = query;
      this.#source.key = query?.key;
      // What belongs to the former parameters must not stand under the new ones while they load.
      if (hadQuery) this.#send({ data: undefined, error: undefined });
      this.#start();
    }

    /** Equal parameters, given anew: a component that has put away what it had gets it again. */
    #again(): void {
      this.#stop?.();
      this.#stop = undefined;
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
      sources.set(emitted, this.#source);
      this.#emit(emitted);
    }
  };
}
