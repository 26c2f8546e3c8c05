/** The positions of an object's fields, and the method for each class, superclass first. */
import type { ClassInfo, Method, Visibility } from '../runtime/classes.ts';
import type { Type } from '../runtime/types.ts';
import type { DeclaredClass } from './declarations.ts';
import type { Problems } from './problems.ts';

/** Methods of every object. A class can redefine them with or without `override`. */
const OF_OBJECT: ReadonlySet<string> = new Set(['tostring', 'equals', 'hashcode']);

/** Visibility from narrow to wide. Global differs from public only outside its namespace. */
const BREADTH: Readonly<Record<Visibility, number>> = { private: 0, protected: 1, public: 2, global: 2 };
const breadth = ({ visibility }: Method): number => BREADTH[visibility];

/**
 * Platform interfaces: each method with its parameter types. `T` is the type argument. A batch can have its
 * scope as a list of any type.
 */
const PROMISED: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  comparable: [['compareTo', 'object']],
  comparator: [['compare', 'T', 'T']],
  iterable: [['iterator']],
  iterator: [['hasNext'], ['next']],
  queueable: [['execute', 'queueablecontext']],
  schedulable: [['execute', 'schedulablecontext']],
  callable: [['call', 'string', 'map<string,object>']],
  'database.batchable': [
    ['start', 'database.batchablecontext'],
    ['execute', 'database.batchablecontext', 'list'],
    ['finish', 'database.batchablecontext'],
  ],
};

const isPromised = (type: Type, wanted: string, promise: Type): boolean =>
  wanted === 'T' ? type === promise.args[0] : type.key === wanted || (wanted === 'list' && type.base === wanted);

export class Layout {
  private readonly done = new Set<ClassInfo>();
  private readonly byInfo: Map<ClassInfo, DeclaredClass>;
  private readonly problems: Problems;

  constructor(classes: readonly DeclaredClass[], problems: Problems) {
    this.byInfo = new Map(classes.map((declared) => [declared.info, declared]));
    this.problems = problems;
  }

  run(): void {
    for (const declared of this.byInfo.values()) this.layOut(declared.info);
    for (const declared of this.byInfo.values()) if (declared.info.kind === 'class') this.refuseMissing(declared);
  }

  private layOut(cls: ClassInfo): void {
    if (this.done.has(cls)) return;
    this.done.add(cls);
    const superclass = cls.superclass;
    if (superclass !== null) {
      this.layOut(superclass);
      cls.instanceSlots = superclass.instanceSlots;
      for (const [key, method] of superclass.virtuals) cls.virtuals.set(key, method);
      this.refuseFinalClass(cls, superclass);
    }
    for (const field of cls.fields.values()) field.slot = field.isStatic ? cls.staticSlots++ : cls.instanceSlots++;
    for (const method of [...cls.methods.values()].flat()) if (!method.isStatic) this.addVirtual(cls, method);
  }

  private refuseFinalClass(cls: ClassInfo, superclass: ClassInfo): void {
    const parent = this.byInfo.get(superclass);
    if (parent !== undefined && !parent.isVirtual)
      this.refuse(cls, null, `Non-virtual and non-abstract type cannot be extended: ${superclass.name}`);
  }

  private addVirtual(cls: ClassInfo, method: Method): void {
    const inherited = cls.virtuals.get(method.key);
    if (inherited !== undefined && inherited.visibility !== 'private') this.checkOverride(cls, method, inherited);
    else if (method.isOverride && !OF_OBJECT.has(method.name.toLowerCase()) && !declaredByInterface(cls, method))
      this.refuse(cls, method, `@Override specified for non-overriding method: ${method.name}`);
    cls.virtuals.set(method.key, method);
  }

  private checkOverride(cls: ClassInfo, method: Method, inherited: Method): void {
    if (cls.kind !== 'class') return;
    if (!method.isOverride) this.refuse(cls, method, `Method must use the override keyword: ${method.name}`);
    else if (!inherited.isVirtual)
      this.refuse(cls, method, `Non-virtual, non-abstract methods cannot be overridden: ${method.name}`);
    if (breadth(method) < breadth(inherited))
      this.refuse(cls, method, `Cannot reduce the visibility of an overridden method: ${method.name}`);
    if (inherited.returns !== method.returns)
      this.refuse(cls, method, `Method ${method.name} must return ${inherited.returns.name}, as what it overrides`);
  }

  /** The class must have all methods of an abstract superclass or platform interface. */
  private refuseMissing({ info }: DeclaredClass): void {
    if (info.isAbstract) return;
    for (const method of info.virtuals.values())
      if (method.isAbstract)
        this.refuse(info, null, `Class ${info.name} must implement the abstract method: ${signature(method)}`);
    for (const type of allInterfaces(info)) this.refuseUnkeptPromise(info, type);
    for (const type of allInterfaces(info))
      for (const method of [...(type.cls?.methods.values() ?? [])].flat()) this.refuseUnimplemented(info, type, method);
  }

  /** Platform interfaces. */
  private refuseUnkeptPromise(info: ClassInfo, type: Type): void {
    for (const [name, ...parameters] of PROMISED[type.base] ?? []) {
      const candidates = [...info.virtuals.values(), ...(type.base === 'queueable' ? staticMethods(info) : [])];
      const found = candidates.find(
        (method) =>
          method.name.toLowerCase() === name.toLowerCase() &&
          method.parameters.length === parameters.length &&
          method.parameters.every((parameter, i) => isPromised(parameter.type, parameters[i] ?? '', type)),
      );
      if (found === undefined)
        this.refuse(info, null, `Class ${info.name} must implement the method: ${type.name}.${name}`);
      else if (found.visibility !== 'public' && found.visibility !== 'global')
        this.refuse(info, found, `Method ${found.name} implements an interface and must be public or global`);
    }
  }

  private refuseUnimplemented(info: ClassInfo, type: Type, method: Method): void {
    const found = info.virtuals.get(method.key);
    if (found === undefined)
      return this.refuse(info, null, `Class ${info.name} must implement the method: ${type.name}.${signature(method)}`);
    if (found.visibility !== 'public' && found.visibility !== 'global')
      return this.refuse(info, found, `Method ${found.name} implements an interface and must be public or global`);
    if (found.returns !== method.returns)
      this.refuse(info, found, `Method ${found.name} must return ${method.returns.name}, as in ${type.name}`);
  }

  private refuse(cls: ClassInfo, method: Method | null, message: string): void {
    const declared = this.byInfo.get(cls);
    const at = declared?.methods.find((candidate) => candidate.method === method)?.at ?? declared?.at;
    this.problems.add(cls.file, at ?? { line: 0, column: 0 }, message);
  }
}

/** Code that deploys shows that a static method also implements Queueable. */
const staticMethods = (cls: ClassInfo): Method[] => [...cls.methods.values()].flat().filter(({ isStatic }) => isStatic);

const signature = (method: Method): string =>
  `${method.returns.name} ${method.name}(${method.parameters.map(({ type }) => type.name).join(', ')})`;

const declaredByInterface = (cls: ClassInfo, method: Method): boolean =>
  allInterfaces(cls).some((type) => type.cls === null || type.cls.methods.has(method.name.toLowerCase()));

/** The interfaces of a class and its superclasses, with the interfaces they extend. */
export function allInterfaces(cls: ClassInfo): Type[] {
  const found: Type[] = [];
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass)
    for (const type of c.interfaces) {
      found.push(type);
      if (type.cls !== null) found.push(...allInterfaces(type.cls));
    }
  return found;
}
