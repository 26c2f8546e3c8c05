/**
 * The heap of a transaction: 6 MB, in asynchronous Apex 12 MB (Apex Developer Guide, "Execution Governors and Limits"). What is made is counted as it is
 * made; once that would pass the limit, what is still held by variables is measured, and only that counts.
 */
import type { Frame } from './classes.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { LimitExceeded } from './failures.ts';
import { NativeObject, Obj, SObj, type ApexValue } from './values.ts';

const ALLOWED = { synchronous: 6_000_000, asynchronous: 12_000_000 };

/** Shorter texts are left out of the count, and found when the heap is measured. */
export const HEAP_COUNTS_FROM = 64;
/** What a statement makes besides, on average: short texts, numbers, records. An estimate that only decides when the heap is measured. */
const STATEMENT_MAKES = 64;
/** Close to the limit the heap is measured again only when so much was made, unless a long text may not fit. */
const STEP = 250_000;
/** Texts this long are remembered, so that two that are equal count twice and one that two variables hold counts once. */
const REMEMBERED_FROM = 100_000;
/** Bytes of a value beside what it holds: an estimate, the platform tells none. */
const EACH = 8;

/** Where values are held. */
export interface HeapRoots {
  readonly isAsync: boolean;
  /** Tells one statement's values from those of another. */
  readonly statements: number;
  readonly statics: readonly (readonly ApexValue[] | undefined)[];
  readonly stack: readonly { readonly frame: Frame | null }[];
}

export class Heap {
  private readonly roots: HeapRoots;
  /** Made since the heap was last measured, and what was held then. */
  private counted = 0;
  private measureAt = 0;
  private readonly made = new Map<string, number>();
  /** Long texts of the running statement, which no variable may hold yet. */
  private fresh: string[] = [];
  private freshOf = -1;

  constructor(roots: HeapRoots) {
    this.roots = roots;
  }

  get allowed(): number {
    return this.roots.isAsync ? ALLOWED.asynchronous : ALLOWED.synchronous;
  }

  /** Throws LimitExceeded where the text does not fit beside what is held. */
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

  /** Something made of many parts, such as the rows of a query. No variable has it yet. */
  noteBytes(bytes: number): void {
    this.counted += bytes;
    if (this.counted > Math.max(this.allowed, this.measureAt)) this.measure(bytes);
  }

  /** What so many statements made. */
  noteStatements(count: number): void {
    this.counted += count * STATEMENT_MAKES;
    if (this.counted > Math.max(this.allowed, this.measureAt)) this.measure();
  }

  /** What is held now, in bytes. */
  size(): number {
    return new Measure(this.made, this.freshOf === this.roots.statements ? this.fresh : []).of(this.roots);
  }

  private remember(text: string): void {
    if (this.freshOf !== this.roots.statements) this.fresh = [];
    this.freshOf = this.roots.statements;
    this.fresh.push(text);
    this.made.set(text, (this.made.get(text) ?? 0) + 1);
  }

  /** `unheld` are the bytes of what was made just now and no variable has yet. */
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
  private readonly waiting: ApexValue[] = [];
  private bytes = 0;

  constructor(made: Map<string, number>, fresh: readonly string[]) {
    this.made = made;
    this.fresh = fresh;
  }

  of({ statics, stack }: HeapRoots): number {
    for (const values of statics) this.wait(values ?? []);
    for (const { frame } of stack) if (frame !== null) this.wait([frame.self, frame.result, ...frame.variables]);
    while (this.waiting.length > 0) this.add(this.waiting.pop() ?? null);
    this.addLongTexts();
    return this.bytes;
  }

  private wait(values: Iterable<ApexValue>): void {
    for (const value of values) this.waiting.push(value);
  }

  private add(value: ApexValue): void {
    if (value === null) return;
    this.bytes += EACH;
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'object' && !this.seen.has(value)) {
      this.seen.add(value);
      this.addParts(value);
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

  /** As often as it was made, at most as often as it is held; one of the running statement is held even if no variable has it yet. */
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
