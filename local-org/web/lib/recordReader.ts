/**
 * Reads records for a page on which many components show the same record. Reads at the same time share one
 * request for all their fields, and a later read uses the result if it has its fields. Lightning Data Service
 * combines wires the same way ("Lightning Data Service", LWC guide).
 */
import type { RecordData } from './uiTypes.ts';

export interface RecordReaderOptions {
  /** One request for the fields, each optional. */
  readonly fetch: (recordId: string, paths: readonly string[]) => Promise<RecordData>;
  /** The number of completed writes. Data that was read before the last write can be outdated. */
  readonly writes: () => number;
  readonly now?: () => number;
  /** How long later reads can use a result, in milliseconds. */
  readonly freshFor?: number;
}

interface Read {
  readonly paths: ReadonlySet<string>;
  readonly reply: Promise<RecordData>;
  readonly at: number;
  readonly sinceWrite: number;
}

interface Gathering {
  readonly paths: Set<string>;
  readonly reply: Promise<RecordData>;
}

export class RecordReader {
  readonly #options: RecordReaderOptions;
  readonly #now: () => number;
  readonly #freshFor: number;
  readonly #gatherings = new Map<string, Gathering>();
  readonly #reads = new Map<string, Read>();

  constructor(options: RecordReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#freshFor = options.freshFor ?? 5000;
  }

  /** Paths start with the object: `Case.Account.Name`. */
  async read(recordId: string, paths: readonly string[]): Promise<RecordData> {
    const record = await (this.#known(recordId, paths) ?? this.#gather(recordId, paths));
    return withFields(record, paths);
  }

  /** Call this after another module changed the record. Its results aren't used again. */
  forget(recordId: string): void {
    for (const known of this.#reads.keys()) if (isSameId(known, recordId)) this.#reads.delete(known);
  }

  #known(recordId: string, paths: readonly string[]): Promise<RecordData> | undefined {
    const read = this.#reads.get(recordId);
    if (!read || read.sinceWrite !== this.#options.writes() || this.#now() - read.at > this.#freshFor) return undefined;
    return paths.every((path) => read.paths.has(path)) ? read.reply : undefined;
  }

  #gather(recordId: string, paths: readonly string[]): Promise<RecordData> {
    let gathering = this.#gatherings.get(recordId);
    if (!gathering) {
      const all = new Set<string>();
      gathering = { paths: all, reply: Promise.resolve().then(() => this.#send(recordId, all)) };
      this.#gatherings.set(recordId, gathering);
    }
    for (const path of paths) gathering.paths.add(path);
    return gathering.reply;
  }

  #send(recordId: string, paths: ReadonlySet<string>): Promise<RecordData> {
    this.#gatherings.delete(recordId);
    const reply = this.#options.fetch(recordId, [...paths].sort());
    const read: Read = { paths, reply, at: this.#now(), sinceWrite: this.#options.writes() };
    this.#reads.set(recordId, read);
    const failed = (): void => {
      if (this.#reads.get(recordId) === read) this.#reads.delete(recordId);
    };
    reply.catch(failed);
    return reply;
  }
}

/** The 15-character and 18-character forms of an ID name the same record. */
const isSameId = (a: string, b: string): boolean => a.slice(0, 15) === b.slice(0, 15);

/** Returns only the requested fields, so that changes to other fields don't affect the caller. */
function withFields(record: RecordData, paths: readonly string[]): RecordData {
  const wanted = new Set(paths.map((path) => path.split('.')[1] ?? ''));
  const fields = Object.entries(record.fields).filter(([name]) => wanted.has(name));
  return { ...record, fields: Object.fromEntries(fields) };
}
