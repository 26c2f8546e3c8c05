/**
 * Finds a value in a set or map. Objects with `equals` and `hashCode` are compared with those of the same
 * hash, as in a hash table. Apex Developer Guide, "Using Custom Types in Map Keys and Sets".
 */
import { callMethod } from './calls.ts';
import { isCustomKey, keyOf } from './equality.ts';
import type { ApexValue, Obj } from './values.ts';

/**
 * The key of such an object: the object with the hash it had when it was added. If its hash changes, it isn't
 * found.
 */
class HashedKey {
  readonly object: Obj;
  readonly hash: ApexValue;

  constructor(object: Obj) {
    this.object = object;
    this.hash = callMethod(object, 'hashcode', []);
  }

  equals({ object }: HashedKey): boolean {
    return this.object === object || callMethod(this.object, 'equals', [object]) === true;
  }
}

export class KeyFinder {
  /** By hash. Null until the first such object, because most collections contain text and records. */
  private buckets: Map<ApexValue, HashedKey[]> | null = null;

  /** The value's key, even if it isn't in the collection. */
  find(value: ApexValue): unknown {
    if (!isCustomKey(value)) return keyOf(value);
    const wanted = new HashedKey(value);
    return this.buckets?.get(wanted.hash)?.find((known) => wanted.equals(known)) ?? wanted;
  }

  /** Adds a `key` that `find` returned. */
  note(key: unknown): void {
    if (!(key instanceof HashedKey)) return;
    this.buckets ??= new Map();
    this.buckets.set(key.hash, [...(this.buckets.get(key.hash) ?? []), key]);
  }

  forget(key: unknown): void {
    if (!(key instanceof HashedKey)) return;
    const others = this.buckets?.get(key.hash)?.filter((known) => known !== key);
    if (others !== undefined) this.buckets?.set(key.hash, others);
  }

  clear(): void {
    this.buckets = null;
  }
}
