/**
 * Apex's static types. Types are compared by identity: the constants below, one type per class of a program,
 * and one type per collection with its element types, which is stored on the element types. There is no table
 * of a program's types elsewhere.
 */
import type { ClassInfo } from './classes.ts';

export type TypeKind = 'primitive' | 'collection' | 'sobject' | 'class' | 'enum' | 'native';

export class Type {
  readonly name: string;
  /** Lower case, because Apex names ignore case. */
  readonly key: string;
  /** `list` for `List<String>`. Equals `key` for a type without arguments. */
  readonly base: string;
  readonly kind: TypeKind;
  readonly args: readonly Type[];
  /** The project's class or enum, or the built-in exception. */
  readonly cls: ClassInfo | null;
  /** Constants of a platform enum in order, otherwise null. */
  readonly constants: readonly string[] | null;
  /** The superclass of a platform class, if it has one. */
  readonly parent: Type | null;
  private readonly generics = new Map<string, WeakMap<Type, Type>>();

  constructor(
    name: string,
    kind: TypeKind,
    more: { args?: readonly Type[]; cls?: ClassInfo; constants?: readonly string[]; parent?: Type } = {},
  ) {
    this.args = more.args ?? [];
    this.name = this.args.length === 0 ? name : `${name}<${this.args.map((arg) => arg.name).join(',')}>`;
    this.key = this.name.toLowerCase();
    this.base = name.toLowerCase();
    this.kind = kind;
    this.cls = more.cls ?? null;
    this.constants = more.constants ?? null;
    this.parent = more.parent ?? null;
  }

  get isNumber(): boolean {
    return this === INTEGER || this === LONG || this === DOUBLE || this === DECIMAL;
  }

  get isText(): boolean {
    return this === STRING || this === ID;
  }

  get isSObject(): boolean {
    return this.kind === 'sobject';
  }

  get isEnum(): boolean {
    return this.kind === 'enum';
  }

  /** Whether the type is the other one or one of its platform subclasses. */
  extends(other: Type): boolean {
    return this === other || (this.parent?.extends(other) ?? false);
  }

  /** The generic type `base` whose last argument is this type, created once. */
  generic(base: string, first: Type): Type {
    let byFirst = this.generics.get(base);
    if (byFirst === undefined) this.generics.set(base, (byFirst = new WeakMap()));
    let found = byFirst.get(first);
    if (found === undefined) {
      const args = base === 'Map' || base === 'Pair' ? [first, this] : [this];
      byFirst.set(first, (found = new Type(base, 'collection', { args })));
    }
    return found;
  }
}

const primitive = (name: string): Type => new Type(name, 'primitive');

export const INTEGER = primitive('Integer');
export const LONG = primitive('Long');
export const DOUBLE = primitive('Double');
export const DECIMAL = primitive('Decimal');
export const STRING = primitive('String');
export const ID = primitive('Id');
export const BOOLEAN = primitive('Boolean');
export const DATE = primitive('Date');
export const DATETIME = primitive('Datetime');
export const TIME = primitive('Time');
export const BLOB = primitive('Blob');
export const OBJECT = primitive('Object');
export const VOID = primitive('void');
/** The type of the literal `null`. */
export const NULL = primitive('null');
/** A record whose object is known only at run time. */
export const SOBJECT = new Type('SObject', 'sobject');

export const listOf = (element: Type): Type => element.generic('List', element);
export const setOf = (element: Type): Type => element.generic('Set', element);
export const iterableOf = (element: Type): Type => element.generic('Iterable', element);
export const iteratorOf = (element: Type): Type => element.generic('Iterator', element);
export const batchableOf = (element: Type): Type => element.generic('Database.Batchable', element);
export const comparatorOf = (element: Type): Type => element.generic('Comparator', element);
export const mapOf = (key: Type, value: Type): Type => value.generic('Map', key);

/**
 * `generic('list', [STRING])`: the type of a generic name. Null if it isn't one or has the wrong number of
 * arguments.
 */
export function genericType(base: string, args: readonly Type[]): Type | null {
  const [first, second] = args;
  if (first === undefined) return null;
  if (base.toLowerCase() === 'map') return second !== undefined && args.length === 2 ? mapOf(first, second) : null;
  const make = SINGLE[base.toLowerCase()];
  return make !== undefined && args.length === 1 ? make(first) : null;
}
const SINGLE: Record<string, (element: Type) => Type> = {
  list: listOf,
  set: setOf,
  iterable: iterableOf,
  iterator: iteratorOf,
  'database.batchable': batchableOf,
  comparator: comparatorOf,
};

/** One type per name. The schema has the object's fields. */
const sobjectTypes = new Map<string, Type>([['sobject', SOBJECT]]);

/** The type of an sObject, by its API name in the schema's spelling. */
export function sobjectType(name: string): Type {
  const key = name.toLowerCase();
  let found = sobjectTypes.get(key);
  if (found === undefined) sobjectTypes.set(key, (found = new Type(name, 'sobject')));
  return found;
}
