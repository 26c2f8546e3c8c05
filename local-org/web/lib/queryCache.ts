/**
 * What the page has read, by key. Several observers of one key share one request and one result; after a write, what the write
 * touched is read again in place (by tag) and observers keep the old value until the new one is there.
 *
 * Only the newest read of a key counts: the reply to an older one is dropped when it comes late.
 */
export interface QuerySpec<T> {
  readonly key: string;
  /** Names of what the result depends on: `record:500…`, `object:Case`, `apex`. */
  readonly tags: readonly string[];
  readonly load: () => Promise<T>;
}

export interface Emission<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

export type Observer<T> = (emission: Emission<T>) => void;

export interface CacheOptions {
  readonly now?: () => number;
  /** Number of writes answered so far; a read under way since the last write need not be repeated. */
  readonly writes?: () => number;
  /** Failures that say nothing about the data (no connection, no session): what is shown stays. */
  readonly isPassing?: (error: unknown) => boolean;
  /** Older results are shown at once and read again. */
  readonly freshFor?: number;
  /** How many results nobody observes are kept for coming back to. */
  readonly kept?: number;
}

interface Read {
  readonly promise: Promise<void>;
  readonly sinceWrite: number;
}

interface Entry {
  spec: QuerySpec<unknown>;
  emission: Emission<unknown> | undefined;
  /** The result as text: a repeated read that finds the same is not emitted. */
  text: string | undefined;
  readAt: number;
  /** Writes answered when that reading began. */
  readSinceWrite: number;
  read: Read | undefined;
  readonly observers: Set<Observer<unknown>>;
}

export class QueryCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #writes: () => number;
  readonly #isPassing: (error: unknown) => boolean;
  readonly #freshFor: number;
  readonly #kept: number;

  constructor(options: CacheOptions = {}) {
    this.#now = options.now ?? Date.now;
    this.#writes = options.writes ?? (() => 0);
    this.#isPassing = options.isPassing ?? (() => false);
    this.#freshFor = options.freshFor ?? 30_000;
    this.#kept = options.kept ?? 100;
  }

  /** Calls back with what is known at once, if anything, and with every change until the returned function is called. */
  observe<T>(spec: QuerySpec<T>, observer: Observer<T>): () => void {
    const entry = this.#entry(spec);
    const callback = observer as Observer<unknown>;
    entry.observers.add(callback);
    if (entry.emission) callback(entry.emission);
    if (!entry.read && this.#isStale(entry)) void this.#read(entry);
    return () => {
      entry.observers.delete(callback);
      this.#forgetOldest();
    };
  }

  /** The value of one read; shares a read under way and a fresh result. */
  async get<T>(spec: QuerySpec<T>): Promise<T> {
    const entry = this.#entry(spec);
    if (entry.read) await entry.read.promise;
    else if (this.#isStale(entry) || entry.emission?.error !== undefined) await this.#read(entry);
    if (entry.emission?.error !== undefined) throw entry.emission.error;
    return entry.emission?.data as T;
  }

  /** Reads a key again; resolves when its observers have the answer. */
  async refresh(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const underWay = entry.read;
    if (underWay && underWay.sinceWrite === this.#writes()) return underWay.promise;
    await this.#read(entry);
  }

  /** Reads again what is observed and carries one of the tags, and forgets what is not observed. */
  async invalidate(tags: Iterable<string>): Promise<void> {
    const wanted = new Set(tags);
    await this.#refreshWhere((entry) => entry.spec.tags.some((tag) => wanted.has(tag)));
  }

  /** As `invalidate`, for everything that carries none of the tags and was not read just now, after the last write. */
  async invalidateAllBut(tags: Iterable<string>, { justReadMs = 0 } = {}): Promise<void> {
    const spared = new Set(tags);
    await this.#refreshWhere(
      (entry) => !entry.spec.tags.some((tag) => spared.has(tag)) && !this.#wasJustRead(entry, justReadMs),
    );
  }

  #wasJustRead(entry: Entry, milliseconds: number): boolean {
    return entry.readSinceWrite === this.#writes() && this.#now() - entry.readAt < milliseconds;
  }

  async #refreshWhere(applies: (entry: Entry) => boolean): Promise<void> {
    const reads: Promise<void>[] = [];
    for (const [key, entry] of this.#entries) {
      if (!applies(entry)) continue;
      if (entry.observers.size) reads.push(this.refresh(key));
      else this.#entries.delete(key);
    }
    await Promise.all(reads);
  }

  #entry(spec: QuerySpec<unknown>): Entry {
    const known = this.#entries.get(spec.key);
    if (known) {
      // Moved to the end: the map's order is the order of use.
      this.#entries.delete(spec.key);
      this.#entries.set(spec.key, known);
      return known;
    }
    const entry: Entry = {
      spec,
      emission: undefined,
      text: undefined,
      readAt: 0,
      readSinceWrite: -1,
      read: undefined,
      observers: new Set(),
    };
    this.#entries.set(spec.key, entry);
    return entry;
  }

  #isStale(entry: Entry): boolean {
    return !entry.emission || entry.emission.error !== undefined || this.#now() - entry.readAt > this.#freshFor;
  }

  #read(entry: Entry): Promise<void> {
    const load = async (): Promise<void> => {
      let emission: Emission<unknown>;
      try {
        emission = { data: deepFreeze(await entry.spec.load()), error: undefined };
      } catch (error) {
        emission = { data: undefined, error };
      }
      if (entry.read !== read) return entry.read?.promise;
      entry.read = undefined;
      if (emission.error !== undefined && entry.emission?.data !== undefined && this.#isPassing(emission.error)) return;
      entry.readAt = this.#now();
      entry.readSinceWrite = read.sinceWrite;
      this.#emit(entry, emission);
    };
    const read: { promise: Promise<void>; sinceWrite: number } = {
      promise: Promise.resolve(),
      sinceWrite: this.#writes(),
    };
    entry.read = read;
    read.promise = load();
    return read.promise;
  }

  #emit(entry: Entry, emission: Emission<unknown>): void {
    const text = emission.error === undefined ? JSON.stringify(emission.data) : undefined;
    if (entry.emission && text !== undefined && text === entry.text) return;
    entry.text = text;
    entry.emission = emission;
    for (const observer of [...entry.observers]) observer(emission);
  }

  #forgetOldest(): void {
    const unobserved = [...this.#entries].filter(([, entry]) => !entry.observers.size);
    for (const [key] of unobserved.slice(0, Math.max(0, unobserved.length - this.#kept))) this.#entries.delete(key);
  }
}

/** Wired data is read-only on the platform; a component that changes it should fail here too. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
