/**
 * The heap of a transaction: 6 MB, or 12 MB in asynchronous Apex (Apex Developer Guide, "Execution Governors
 * and Limits"). New values are counted. When the count would pass the limit, the values that variables still
 * hold are measured, and only these count.
 */
import type { Frame } from './classes.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { LimitExceeded } from './failures.ts';
import { NativeObject, Obj, SObj, type ApexValue } from './values.ts';

const ALLOWED = { synchronous: 6_000_000, asynchronous: 12_000_000 };

/** Shorter texts aren't counted, and are found when the heap is measured. */
export const HEAP_COUNTS_FROM = 64;
/**
 * The average size of a statement's other values: short texts, numbers, and records. The estimate only
 * decides when to measure the heap.
 */
const STATEMENT_MAKES = 64;
/** Near the limit, the heap is measured again only after this much new data, unless a long text may not fit. */
const STEP = 250_000;
/**
 * Texts with this length are remembered, so that two equal texts count twice and one text in two variables
 * counts once.
 */
const REMEMBERED_FROM = 100_000;
/** Bytes of a value without its contents. An estimate, because Salesforce documents none. */
const EACH = 8;

/** Where values are held. */
export interface HeapRoots {
  readonly isAsync: boolean;
  /** Identifies the values of a statement. */
  readonly statements: number;
  readonly statics: readonly (readonly ApexValue[] | undefined)[];
  readonly stack: readonly { readonly frame: Frame | null }[];
}

export class Heap {
  private readonly roots: HeapRoots;
  /** Created since the last measurement, and held at that time. */
  private counted = 0;
  private measureAt = 0;
  private readonly made = new Map<string, number>();
  /** Long texts of the running statement, which may not be in a variable yet. */
  private fresh: string[] = [];
  private freshOf = -1;

  constructor(roots: HeapRoots) {
    this.roots = roots;
  }

  get allowed(): number {
    return this.roots.isAsync ? ALLOWED.asynchronous : ALLOWED.synchronous;
  }

  /** Throws LimitExceeded if the text doesn't fit. */
  note(text: string): void {
    if (text.length < HEAP_COUNTS_FROM) return;
    if (text.length < REMEMBERED_FROM) {
      this.counted += text.length;
      if (this.counted > Math.max(this.allowed, this.measureAt)) this.measure();
      return;
    }
    this.counted += text.length;
    this.remember(text);
    if (this.counted > this.allowed) this.measure();
  }

  /** A value with many parts, such as the rows of a query. It's not in a variable yet. */
  noteBytes(bytes: number): void {
    this.counted += bytes;
    if (this.counted > Math.max(this.allowed, this.measureAt)) this.measure(bytes);
  }

  /** The estimated size of these statements' values. */
  noteStatements(count: number): void {
    this.counted += count * STATEMENT_MAKES;
    if (this.counted > Math.max(this.allowed, this.measureAt)) this.measure();
  }

  /** The bytes held now. */
  size(): number {
    return new Measure(this.made, this.freshOf === this.roots.statements ? this.fresh : []).of(this.roots);
  }

  private remember(text: string): void {
    if (this.freshOf !== this.roots.statements) this.fresh = [];
    this.freshOf = this.roots.statements;
    this.fresh.push(text);
    this.made.set(text, (this.made.get(text) ?? 0) + 1);
  }

  /** `unheld` is the size of new values that aren't in a variable yet. */
  private measure(unheld = 0): void {
    this.counted = this.size() + unheld;
    this.measureAt = this.counted + STEP;
    if (this.counted > this.allowed) throw new LimitExceeded(`Apex heap size too large: ${this.counted}`);
  }
}

/** One walk over everything that variables reach. */
class Measure {
  private readonly made: Map<string, number>;
  private readonly fresh: readonly string[];
  private readonly seen = new Set<object>();
  private readonly found = new Map<string, number>();
  private readonly waiting: object[] = [];
  private bytes = 0;

  constructor(made: Map<string, number>, fresh: readonly string[]) {
    this.made = made;
    this.fresh = fresh;
  }

  of({ statics, stack }: HeapRoots): number {
    for (const values of statics) this.wait(values ?? []);
    for (const { frame } of stack) if (frame !== null) this.wait([frame.self, frame.result, ...frame.variables]);
    for (let value = this.waiting.pop(); value !== undefined; value = this.waiting.pop()) this.addParts(value);
    this.addLongTexts();
    return this.bytes;
  }

  private wait(values: Iterable<ApexValue>): void {
    for (const value of values) this.add(value);
  }

  private add(value: ApexValue): void {
    if (value === null) return;
    this.bytes += EACH;
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'object' && !this.seen.has(value)) {
      this.seen.add(value);
      this.waiting.push(value);
    }
  }

  private addText(text: string): void {
    if (text.length < REMEMBERED_FROM) this.bytes += text.length;
    else this.found.set(text, (this.found.get(text) ?? 0) + 1);
  }

  private addParts(value: object): void {
    if (value instanceof ApexList) this.wait(value.items);
    else if (value instanceof ApexSet) this.wait(value.values());
    else if (value instanceof ApexMap) for (const pair of value.pairs()) this.wait(pair);
    else if (value instanceof SObj) this.wait(value.fields.values());
    else if (value instanceof Obj) this.wait(value.fields);
    else if (value instanceof NativeObject) this.bytes += value.heapBytes;
  }

  /**
   * Counts a text as often as it was created, up to the number of times it's held. A text of the running
   * statement counts even if it's not in a variable yet.
   */
  private addLongTexts(): void {
    for (const [text, made] of [...this.made]) {
      const fresh = this.fresh.filter((one) => one === text).length;
      const found = this.found.get(text) ?? 0;
      const count = Math.min(found + fresh, made);
      if (count === 0) this.made.delete(text);
      else this.made.set(text, count);
      this.found.delete(text);
      this.bytes += count * text.length;
    }
    for (const text of this.found.keys()) this.bytes += text.length;
  }
}
