/** Calls methods, initializes classes, and constructs objects. */
import { Frame, type ClassInfo, type Method } from './classes.ts';
import { attachException, EXCEPTION, throwApex } from './exceptions.ts';
import { current, type Execution } from './execution.ts';
import { LimitExceeded } from './failures.ts';
import { MAX_STACK_DEPTH } from './limits.ts';
import { Obj, type ApexValue } from './values.ts';

export function enterCall(execution: Execution, cls: string, method: string, frame: Frame | null): void {
  if (execution.stack.length > MAX_STACK_DEPTH)
    throw new LimitExceeded(`Maximum stack depth reached: ${MAX_STACK_DEPTH + 1}`);
  execution.stack.push({ cls, method, callerLine: execution.line, frame });
}

/** Not called when an exception passes. The code that catches it cuts the stack back. */
export function leaveCall(execution: Execution): void {
  const entry = execution.stack.pop();
  if (entry !== undefined) execution.line = entry.callerLine;
}

export function invoke(method: Method, self: Obj | null, args: readonly ApexValue[]): ApexValue {
  const frame = new Frame(method.size, self);
  for (let i = 0; i < args.length; i++) frame.variables[i] = args[i] ?? null;
  return runMethod(method, frame);
}

/** With a frame whose first variables are the arguments. */
export function runMethod(method: Method, frame: Frame): ApexValue {
  if (method.run === null) throw new Error(`${method.owner.name}.${method.name} has no body`);
  const execution = current();
  enterCall(execution, method.owner.name, method.name, frame);
  method.run(frame);
  leaveCall(execution);
  return frame.result;
}

/** Runs the class's static initializers once per execution, after those of its superclass and outer class. */
export function ensureInitialized(cls: ClassInfo): ApexValue[] {
  const execution = current();
  const known = execution.statics[cls.index];
  if (known !== undefined) return known;
  const statics = new Array<ApexValue>(cls.staticSlots).fill(null);
  if (cls.index < 0) return statics;
  execution.statics[cls.index] = statics;
  if (cls.superclass !== null) ensureInitialized(cls.superclass);
  if (cls.outer !== null) ensureInitialized(cls.outer);
  const frame = new Frame(cls.initializerSize, null);
  enterCall(execution, cls.name, '<clinit>', frame);
  for (const initializer of cls.staticInitializers) initializer(frame);
  leaveCall(execution);
  return statics;
}

/** A method of the class's objects, including inherited ones, by lower-case name and number of parameters. */
export function findMethod(cls: ClassInfo, key: string, parameters: number): Method | undefined {
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) {
    const found = c.methods
      .get(key)
      ?.find((method) => method.parameters.length === parameters && !method.isAbstract && !method.isStatic);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A job can implement Queueable with a static method. */
const staticMethod = (cls: ClassInfo, key: string, parameters: number): Method | undefined =>
  cls.methods.get(key)?.find((method) => method.isStatic && method.parameters.length === parameters);

/** Calls a method by its lower-case name, as the platform calls `compareTo`, `execute`, and `hashCode`. */
export function callMethod(object: Obj, key: string, args: readonly ApexValue[]): ApexValue {
  const method = findMethod(object.cls, key, args.length) ?? staticMethod(object.cls, key, args.length);
  if (method === undefined) throw new Error(`${object.cls.name} has no method ${key} with ${args.length} parameters`);
  return invoke(method, object, args);
}

/** `new`: with the constructor that the compiler chose, or the one without parameters. */
export function construct(cls: ClassInfo, args: readonly ApexValue[] = [], constructor?: Method): Obj {
  if (cls.kind === 'interface' || cls.isAbstract) throwApex('TypeException', `Cannot construct ${cls.name}`);
  ensureInitialized(cls);
  const object = new Obj(cls);
  if (cls.isA(EXCEPTION.type)) attachException(object, null);
  runConstructor(cls, object, args, constructor ?? noArgumentConstructor(cls, args.length));
  return object;
}

function noArgumentConstructor(cls: ClassInfo, count: number): Method | null {
  const found = cls.constructors.find((candidate) => candidate.parameters.length === count) ?? null;
  if (found === null && cls.constructors.length > 0 && count === 0 && !cls.isA(EXCEPTION.type)) {
    throwApex('TypeException', `Class ${cls.name} does not have a default constructor`);
  }
  return found;
}

/**
 * Runs one constructor of a class on an existing object. A class without constructors has the default one. An
 * exception class has those of Exception: (), (message), (cause), (message, cause).
 */
export function runConstructor(
  cls: ClassInfo,
  object: Obj,
  args: readonly ApexValue[],
  constructor: Method | null,
): void {
  if (constructor !== null) {
    invoke(constructor, object, args);
    return;
  }
  if (cls.kind === 'builtin') {
    initializeException(cls, object, args);
    return;
  }
  const superclass = cls.superclass;
  if (superclass !== null) {
    const inherited = superclass.isA(EXCEPTION.type) ? args : [];
    runConstructor(
      superclass,
      object,
      inherited,
      superclass.constructors.find((c) => c.parameters.length === inherited.length) ?? null,
    );
  }
  initializeFields(cls, object);
}

/** Runs the class's instance initializers in source order. */
export function initializeFields(cls: ClassInfo, object: Obj): void {
  if (cls.instanceInitializers.length === 0) return;
  const frame = new Frame(cls.initializerSize, object);
  for (const initializer of cls.instanceInitializers) initializer(frame);
}

/**
 * An AuraHandledException shows its message to the user, but getMessage in Apex returns "Script-thrown
 * exception" until setMessage.
 */
function initializeException(cls: ClassInfo, object: Obj, args: readonly ApexValue[]): void {
  const state = object.exception;
  if (state === null) return;
  for (const arg of args) {
    if (typeof arg === 'string') state.message = cls.name === 'AuraHandledException' ? null : arg;
    else if (arg instanceof Obj) state.cause = arg;
  }
}
