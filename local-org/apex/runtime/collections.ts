/** List, Set, and Map. Sets and maps keep insertion order, as Salesforce does without promising it. */
import { KeyFinder } from './key-finder.ts';
import type { Type } from './types.ts';
import type { ApexValue } from './values.ts';

export class ApexList {
  readonly type: Type;
  readonly items: ApexValue[];
  /** The number of loops that iterate over the list. It can't change meanwhile. */
  iterating = 0;

  constructor(type: Type, items: ApexValue[] = []) {
    this.type = type;
    this.items = items;
  }
}

export class ApexSet {
  readonly type: Type;
  private readonly entries = new Map<unknown, ApexValue>();
  private readonly finder = new KeyFinder();
  private loops = 0;

  constructor(type: Type, items: Iterable<ApexValue> = []) {
    this.type = type;
    for (const item of items) this.add(item);
  }

  /** The number of loops that iterate over the set. It can't change meanwhile. */
  get iterating(): number {
    return this.loops;
  }

  set iterating(loops: number) {
    this.loops = loops;
  }

  get size(): number {
    return this.entries.size;
  }

  values(): ApexValue[] {
    return [...this.entries.values()];
  }

  has(value: ApexValue): boolean {
    return this.entries.has(this.finder.find(value));
  }

  /** False if the value was already in the set. */
  add(value: ApexValue): boolean {
    const key = this.finder.find(value);
    if (this.entries.has(key)) return false;
    this.finder.note(key);
    this.entries.set(key, value);
    return true;
  }

  delete(value: ApexValue): boolean {
    const key = this.finder.find(value);
    this.finder.forget(key);
    return this.entries.delete(key);
  }

  clear(): void {
    this.finder.clear();
    this.entries.clear();
  }
}

/** A view of a map's keys. Removing a key removes it from the map. */
class KeySet extends ApexSet {
  private readonly map: ApexMap;

  constructor(type: Type, map: ApexMap) {
    super(type);
    this.map = map;
  }

  /** A loop over the keys is a loop over the map. */
  override get iterating(): number {
    return this.map.iterating;
  }

  override set iterating(loops: number) {
    this.map.iterating = loops;
  }

  override get size(): number {
    return this.map.size;
  }

  override values(): ApexValue[] {
    return this.map.keys();
  }

  override has(value: ApexValue): boolean {
    return this.map.has(value);
  }

  override add(): boolean {
    throw new TypeError("The keys of a map can't be extended");
  }

  override delete(value: ApexValue): boolean {
    const had = this.map.has(value);
    this.map.delete(value);
    return had;
  }

  override clear(): void {
    this.map.clear();
  }
}

export class ApexMap {
  readonly type: Type;
  /** Text keys ignore case: for the maps that describe calls return. */
  readonly ignoresCase: boolean;
  private readonly entries = new Map<unknown, { readonly key: ApexValue; value: ApexValue }>();
  private readonly finder = new KeyFinder();
  iterating = 0;

  constructor(type: Type, ignoresCase = false) {
    this.type = type;
    this.ignoresCase = ignoresCase;
  }

  private hash(key: ApexValue): unknown {
    return this.ignoresCase && typeof key === 'string' ? key.toLowerCase() : this.finder.find(key);
  }

  get size(): number {
    return this.entries.size;
  }

  has(key: ApexValue): boolean {
    return this.entries.has(this.hash(key));
  }

  get(key: ApexValue): ApexValue {
    return this.entries.get(this.hash(key))?.value ?? null;
  }

  /** Returns the previous value, or null. */
  put(key: ApexValue, value: ApexValue): ApexValue {
    const hash = this.hash(key);
    const entry = this.entries.get(hash);
    if (entry === undefined) {
      this.finder.note(hash);
      this.entries.set(hash, { key, value });
      return null;
    }
    const before = entry.value;
    entry.value = value;
    return before;
  }

  delete(key: ApexValue): ApexValue {
    const hash = this.hash(key);
    const before = this.entries.get(hash)?.value ?? null;
    this.finder.forget(hash);
    this.entries.delete(hash);
    return before;
  }

  clear(): void {
    this.finder.clear();
    this.entries.clear();
  }

  /** A live view of the keys. */
  keySet(type: Type): ApexSet {
    return new KeySet(type, this);
  }

  keys(): ApexValue[] {
    return Array.from(this.entries.values(), (entry) => entry.key);
  }

  values(): ApexValue[] {
    return Array.from(this.entries.values(), (entry) => entry.value);
  }

  pairs(): [ApexValue, ApexValue][] {
    return Array.from(this.entries.values(), (entry) => [entry.key, entry.value]);
  }
}
