/**
 * The values Apex code computes with. Integer is a JavaScript number, Long a bigint, String and Id a string; everything else is one of the
 * classes below, so that `instanceof` tells them apart.
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { DmlError } from '../../types.ts';
import type { ApexList, ApexMap, ApexSet } from './collections.ts';
import type { ClassInfo } from './classes.ts';
import type { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import type { Decimal, Double } from './decimal.ts';
import type { ExceptionState } from './exceptions.ts';
import { sobjectType, type Type } from './types.ts';

export type { ApexList, ApexMap, ApexSet } from './collections.ts';

export type ApexValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Decimal
  | Double
  | ApexDate
  | ApexDatetime
  | ApexTime
  | ApexList
  | ApexSet
  | ApexMap
  | Obj
  | SObj
  | EnumValue
  | NativeObject;

/** An object of a class of the program, or an exception of the platform. */
export class Obj {
  readonly cls: ClassInfo;
  readonly fields: ApexValue[];
  /** Set for exceptions only. */
  exception: ExceptionState | null = null;

  constructor(cls: ClassInfo) {
    this.cls = cls;
    this.fields = new Array<ApexValue>(cls.instanceSlots).fill(null);
  }
}

/** A record. An AggregateResult has no object definition. */
export class SObj {
  readonly type: Type;
  readonly object: ObjectDef | null;
  /** By lower-case name: fields, parent relationships (SObj) and child relationships (ApexList). A field that is absent was never set. */
  readonly fields = new Map<string, ApexValue>();
  /** The values a queried record came with: DML sends only what changed since. */
  asQueried: ReadonlyMap<string, ApexValue> | null = null;
  /** It came from a query: reading a field that was not selected fails. */
  queried = false;
  /** Trigger.old, after-trigger records and custom metadata. */
  readOnly = false;
  /** What addError collected. */
  errors: DmlError[] = [];

  constructor(object: ObjectDef | null, name = object?.name ?? 'AggregateResult') {
    this.object = object;
    this.type = sobjectType(name);
  }

  get id(): string | null {
    const id = this.fields.get('id');
    return typeof id === 'string' ? id : null;
  }
}

/** A constant of an enum, of the program or of the platform; one object per constant. */
export class EnumValue {
  readonly type: Type;
  readonly name: string;
  readonly ordinal: number;

  constructor(type: Type, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** An object of the platform's library that Apex code only holds: a Savepoint, a describe result, a Matcher. */
export abstract class NativeObject {
  abstract readonly type: Type;

  /** Objects of one type with the same key are equal; without a key an object equals only itself. */
  get equalityKey(): string | null {
    return null;
  }

  /** What it holds, in bytes of the heap. */
  get heapBytes(): number {
    return 0;
  }

  /** What String.valueOf and concatenation print. */
  get text(): string {
    return `${this.type.name}[]`;
  }
}
