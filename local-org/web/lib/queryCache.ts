/**
 * The data the page has read, by key. Observers of one key share one request and one result. After a write,
 * results with its tags are read again, and observers keep the old value until the new one arrives. Only the
 * newest read of a key counts: a late response to an older read is dropped.
 */
export interface QuerySpec<T> {
  readonly key: string;
  /** What the result depends on: `record:500…`, `object:Case`, `apex`. */
  readonly tags: readonly string[];
  readonly load: () => Promise<T>;
  /** How long the result is used without another read, if that differs from the cache's default. */
  readonly freshFor?: number;
  /** Whether observers get every error, including errors that say nothing about the data. */
  readonly emitsEveryFailure?: boolean;
}

export interface Emission<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

export type Observer<T> = (emission: Emission<T>) => void;

export interface CacheOptions {
  readonly now?: () => number;
  /** The number of completed writes. A read that started after the last write isn't repeated. */
  readonly writes?: () => number;
  /** Whether an error says nothing about the data (no connection, no session). The old data stays. */
  readonly isPassing?: (error: unknown) => boolean;
  /** Older results are shown immediately and read again. */
  readonly freshFor?: number;
  /** How many results without observers are kept. */
  readonly kept?: number;
}

/** Why a read failed. */
interface Failure {
  readonly error: unknown;
}

interface Read {
  /** Always resolves. If the read failed, resolves to the error. */
  readonly promise: Promise<Failure | undefined>;
  readonly sinceWrite: number;
}

interface Entry {
  spec: QuerySpec<unknown>;
  emission: Emission<unknown> | undefined;
  /** The result as text, to find out whether a new read changed it. */
  text: string | undefined;
  readAt: number;
  /** The number of completed writes when that read started. */
  readSinceWrite: number;
  read: Read | undefined;
  /** The error of the last read, if it failed. */
  failure: Failure | undefined;
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
    this.#now = options.now ?? (() => Date.now());
    this.#writes = options.writes ?? (() => 0);
    this.#isPassing = options.isPassing ?? (() => false);
    this.#freshFor = options.freshFor ?? 30_000;
    this.#kept = options.kept ?? 100;
  }

  /** Calls back immediately if there is a result, and after each change until the returned function is called. */
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

  /** The value of one read. Shares a pending read and a recent result. */
  async get<T>(spec: QuerySpec<T>): Promise<T> {
    const entry = this.#entry(spec);
    const read = entry.read ?? (this.#isStale(entry) ? { promise: this.#read(entry) } : undefined);
    const failure = await read?.promise;
    this.#forgetOldest();
    if (failure && (spec.emitsEveryFailure || entry.emission?.data === undefined)) throw failure.error;
    if (entry.emission?.error !== undefined) throw entry.emission.error;
    return entry.emission?.data as T;
  }

  /** Reads a key again. Resolves when its observers have the result, and rejects if the read fails. */
  async refresh(key: string): Promise<void> {
    const failure = await this.#reread(key);
    if (failure) throw failure.error;
  }

  async #reread(key: string): Promise<Failure | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const underWay = entry.read;
    if (underWay && underWay.sinceWrite === this.#writes()) return underWay.promise;
    return this.#read(entry);
  }

  /** Reads observed results with one of the tags again, and removes the others with these tags. */
  async invalidate(tags: Iterable<string>): Promise<void> {
    await this.#rereadWithTags(tags);
  }

  /** Like `invalidate`, but rejects if one of the reads fails. */
  async refreshTags(tags: Iterable<string>): Promise<void> {
    const [failure] = await this.#rereadWithTags(tags);
    if (failure) throw failure.error;
  }

  #rereadWithTags(tags: Iterable<string>): Promise<Failure[]> {
    const wanted = new Set(tags);
    return this.#refreshWhere((entry) => entry.spec.tags.some((tag) => wanted.has(tag)));
  }

  /** Like `invalidate`, but for results with none of the tags. Skips results that were read just now, after the last write. */
  async invalidateAllBut(tags: Iterable<string>, { justReadMs = 0 } = {}): Promise<void> {
    const spared = new Set(tags);
    await this.#refreshWhere(
      (entry) => !entry.spec.tags.some((tag) => spared.has(tag)) && !this.#wasJustRead(entry, justReadMs),
    );
  }

  #wasJustRead(entry: Entry, milliseconds: number): boolean {
    return entry.readSinceWrite === this.#writes() && this.#now() - entry.readAt < milliseconds;
  }

  async #refreshWhere(applies: (entry: Entry) => boolean): Promise<Failure[]> {
    const reads: Promise<Failure | undefined>[] = [];
    for (const [key, entry] of this.#entries) {
      if (!applies(entry)) continue;
      if (entry.observers.size) reads.push(this.#reread(key));
      else this.#entries.delete(key);
    }
    const outcomes = await Promise.all(reads);
    return outcomes.filter((failure) => failure !== undefined);
  }

  #entry(spec: QuerySpec<unknown>): Entry {
    const known = this.#entries.get(spec.key);
    if (known) {
      // The map's order is the order of use, so move the entry to the end.
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
      failure: undefined,
      observers: new Set(),
    };
    this.#entries.set(spec.key, entry);
    return entry;
  }

  #isStale(entry: Entry): boolean {
    const freshFor = entry.spec.freshFor ?? this.#freshFor;
    return !entry.emission || entry.emission.error !== undefined || this.#now() - entry.readAt > freshFor;
  }

  #read(entry: Entry): Promise<Failure | undefined> {
    const load = async (): Promise<Failure | undefined> => {
      let emission: Emission<unknown>;
      let failure: Failure | undefined;
      try {
        emission = { data: deepFreeze(await entry.spec.load()), error: undefined };
      } catch (error) {
        failure = { error };
        emission = { data: undefined, error };
      }
      if (entry.read !== read) return entry.read ? entry.read.promise : entry.failure;
      entry.read = undefined;
      entry.failure = failure;
      if (failure && this.#staysShown(entry, failure)) return failure;
      entry.readAt = this.#now();
      entry.readSinceWrite = read.sinceWrite;
      this.#emit(entry, emission);
      return failure;
    };
    const read: { promise: Promise<Failure | undefined>; sinceWrite: number } = {
      promise: Promise.resolve(undefined),
      sinceWrite: this.#writes(),
    };
    entry.read = read;
    read.promise = load();
    return read.promise;
  }

  #staysShown({ emission, spec }: Entry, { error }: Failure): boolean {
    return !spec.emitsEveryFailure && emission?.data !== undefined && this.#isPassing(error);
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

/** Wired data is read-only on the platform, so a component that changes it should fail here too. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
