/**
 * How one set or map finds a value. Objects of a class with `equals` and `hashCode` are looked for among those of the same hash, as in a
 * hash table: the hash alone says little, `equals` decides. Apex Developer Guide, "Using Custom Types in Map Keys and Sets".
 */
import { callMethod } from './calls.ts';
import { isCustomKey, keyOf } from './equality.ts';
import type { ApexValue, Obj } from './values.ts';

/** What such an object stands under: itself with the hash it had when it was put there. With another hash it is not found any more. */
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
  /** By hash. Null until the first such object: most collections hold text and records. */
  private buckets: Map<ApexValue, HashedKey[]> | null = null;

  /** What the value stands under, or would stand under. */
  find(value: ApexValue): unknown {
    if (!isCustomKey(value)) return keyOf(value);
    const wanted = new HashedKey(value);
    return this.buckets?.get(wanted.hash)?.find((known) => wanted.equals(known)) ?? wanted;
  }

  /** `key`, as `find` gave it, is taken from now on. */
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
