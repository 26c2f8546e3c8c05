/**
 * Values of Apex code. Integer is a JavaScript number, Long a bigint, and String and Id are strings.
 * Everything else is one of the classes below, which `instanceof` tells apart.
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

/** An object of a project's class, or a platform exception. */
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
  /**
   * By lower-case name: fields, parent relationships (SObj), and child relationships (ApexList). A missing
   * field was never set.
   */
  readonly fields = new Map<string, ApexValue>();
  /** The queried values. DML sends only what changed since. */
  asQueried: ReadonlyMap<string, ApexValue> | null = null;
  /** It came from a query, so reading a field that wasn't selected fails. */
  queried = false;
  /** Trigger.old, after-trigger records, and custom metadata. */
  readOnly = false;
  /** The errors of addError. */
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

/** An enum constant of the project or the platform. There is one object per constant. */
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

/** A library object that Apex code only holds, such as a Savepoint, a describe result, or a Matcher. */
export abstract class NativeObject {
  abstract readonly type: Type;

  /** Objects of one type with the same key are equal. Without a key, an object equals only itself. */
  get equalityKey(): string | null {
    return null;
  }

  /** Its contents' size on the heap, in bytes. */
  get heapBytes(): number {
    return 0;
  }

  /** The text of String.valueOf and concatenation. */
  get text(): string {
    return `${this.type.name}[]`;
  }
}
