/** What a compiled program knows about a class. It doesn't change after compilation. Statics are in the `Execution`. */
import { OBJECT, Type } from './types.ts';
import type { ApexValue, EnumValue, Obj } from './values.ts';

export type Visibility = 'private' | 'protected' | 'public' | 'global';

export interface Parameter {
  readonly name: string;
  readonly type: Type;
}

export interface FieldInfo {
  name: string;
  type: Type;
  owner: ClassInfo;
  isStatic: boolean;
  /** Index into the object's fields, or into the class's statics. */
  slot: number;
  isProperty: boolean;
  isFinal: boolean;
  isTransient: boolean;
  isAuraEnabled: boolean;
  visibility: Visibility;
  getter?: Method;
  setter?: Method;
  line: number;
}

/** Runs compiled code and returns how the statement ended, which only the compiler reads. */
export type Code = (frame: Frame) => unknown;

export interface Method {
  /** As in the source. `<init>` for a constructor. */
  name: string;
  /** Identifies overloads: lower-case name and parameter types. */
  key: string;
  parameters: readonly Parameter[];
  returns: Type;
  owner: ClassInfo;
  isStatic: boolean;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  visibility: Visibility;
  /** Lower-case annotation names, with `testmethod` for the keyword. */
  annotations: ReadonlySet<string>;
  /** Null until compiled, and for abstract and interface methods. */
  run: Code | null;
  /** Slots of the frame. */
  size: number;
  line: number;
}

export type ClassKind = 'class' | 'interface' | 'enum' | 'builtin';

export class ClassInfo {
  readonly name: string;
  readonly type: Type;
  kind: ClassKind;
  /** The class's number in its program, which is the index of its statics in an Execution. -1 for platform classes. */
  index = -1;
  outer: ClassInfo | null = null;
  superType: Type | null = null;
  interfaces: Type[] = [];
  /** By lower-case name. */
  inner = new Map<string, ClassInfo>();
  fields = new Map<string, FieldInfo>();
  methods = new Map<string, Method[]>();
  constructors: Method[] = [];
  /** The method for a method's key on an object of this class. */
  virtuals = new Map<string, Method>();
  staticSlots = 0;
  instanceSlots = 0;
  staticInitializers: Code[] = [];
  instanceInitializers: Code[] = [];
  /** Frame slots that initializers need. */
  initializerSize = 0;
  /** For an enum, in order. */
  constants: EnumValue[] = [];
  isTest = false;
  /** `@IsTest(SeeAllData=true)`, which the runner refuses. */
  seesAllData = false;
  isAbstract = false;
  sharing: 'with' | 'without' | 'inherited' | null = null;
  /** For a file. Inner classes use their outermost class. */
  apiVersion = 67;
  file = '';

  constructor(name: string, kind: ClassKind) {
    this.name = name;
    this.kind = kind;
    this.type = new Type(name, kind === 'enum' ? 'enum' : 'class', { cls: this });
  }

  get superclass(): ClassInfo | null {
    return this.superType?.cls ?? null;
  }

  get outermost(): ClassInfo {
    return this.outer === null ? this : this.outer.outermost;
  }

  /** Whether an object of this class is an instance of the type. */
  isA(type: Type): boolean {
    if (this.type === type || type === OBJECT) return true;
    if (this.interfaces.some((implemented) => sameInterface(implemented, type))) return true;
    return this.superclass?.isA(type) === true;
  }

  /** A field of the class or a superclass, by lower-case name. */
  field(key: string): FieldInfo | undefined {
    return this.fields.get(key) ?? this.superclass?.field(key);
  }
}

function sameInterface(implemented: Type, wanted: Type): boolean {
  if (implemented === wanted) return true;
  if (implemented.cls?.isA(wanted) === true && wanted !== OBJECT) return true;
  return implemented.kind !== 'class' && implemented.base === wanted.base;
}

/** One call of a method: its variables, `this`, and its result. */
export class Frame {
  readonly variables: ApexValue[];
  readonly self: Obj | null;
  result: ApexValue = null;

  constructor(size: number, self: Obj | null) {
    this.variables = new Array<ApexValue>(size).fill(null);
    this.self = self;
  }
}
