/** Method calls: finds the method of a name and compiles the call. */
import { findInstanceMethods, findStaticMethods, isUnsupportedMethod } from '../platform/index.ts';
import type { ClassInfo, Method } from '../runtime/classes.ts';
import { EXCEPTION } from '../runtime/exceptions.ts';
import type { Type } from '../runtime/types.ts';
import type { Expression, MethodCall, OwnCall, Position } from '../syntax/tree.ts';
import { chooseOverload, isAmbiguous } from '../model/assignable.ts';
import { allInterfaces } from '../model/layout.ts';
import { Consequence, refuse } from '../model/problems.ts';
import { addErrorCall } from './add-error.ts';
import type { Compiled } from './compiled.ts';
import { onlyRow } from './conversions.ts';
import { enumCall } from './enums.ts';
import { expression } from './expressions.ts';
import { libraryCall } from './library-calls.ts';
import { chained, typePath } from './members.ts';
import { THIS } from './names.ts';
import { requireVisible } from './object-fields.ts';
import type { Scope } from './scope.ts';
import { futureCall, instanceCall, staticCall } from './user-calls.ts';

/** A call in the form `target.name(args)`. */
export interface CallNode extends Position {
  readonly name: string;
  readonly args: readonly Expression[];
}

export function argumentsOf(node: CallNode, scope: Scope): Compiled[] {
  return node.args.map((argument) => expression(argument, scope));
}

const typesOf = (args: readonly Compiled[]): Type[] => args.map(({ type }) => type);

export function methodCall(node: MethodCall, scope: Scope): Compiled {
  const path = node.safe ? null : typePath(node.object, scope);
  const type = path === null ? null : scope.context.resolver.named(path, scope.cls);
  if (type !== null) return callOnType(type, node, scope);
  const object = chained(node.object, node.safe, scope);
  return callOnValue(object, node, node.object.kind === 'super', scope);
}

/** `name(args)`: in this class, its superclasses, or an enclosing class. */
export function ownCall(node: OwnCall, scope: Scope): Compiled {
  const key = node.name.toLowerCase();
  const args = argumentsOf(node, scope);
  let named = false;
  for (let cls: ClassInfo | null = scope.cls; cls !== null; cls = cls.outer) {
    const candidates = methodsNamed(cls, key);
    named ||= candidates.length > 0;
    const method = chosenMethod(candidates, node, args);
    if (method !== null) return ownMethod(method, cls, args, node, scope);
  }
  if (scope.cls.isA(EXCEPTION.type) && !scope.isStatic)
    return callOnValue({ type: scope.cls.type, evaluate: THIS }, node, false, scope);
  return missingMethod(named, scope.cls, node, args, scope);
}

/** Reports an unknown method, unless the error in its declaration was already reported. */
function missingMethod(named: boolean, cls: ClassInfo, node: CallNode, args: readonly Compiled[], scope: Scope): never {
  if (scope.context.isRefused(cls, node.name.toLowerCase())) throw new Consequence(`${node.name} was refused`, node);
  return refuseCall(named, cls.name, node, args);
}

function ownMethod(method: Method, cls: ClassInfo, args: Compiled[], node: OwnCall, scope: Scope): Compiled {
  if (method.isStatic) return callStatic(method, args, node);
  if (scope.isStatic || cls !== scope.cls)
    return refuse(`Non static method cannot be referenced from a static context: ${method.name}`, node);
  return instanceCall(method, { type: cls.type, evaluate: THIS }, args, method.visibility !== 'private', node);
}

const callStatic = (method: Method, args: Compiled[], node: Position): Compiled =>
  method.annotations.has('future') ? futureCall(method, args, node) : staticCall(method, args, node);

/** The project's method for a call. Null if none accepts the arguments. */
function chosenMethod(candidates: readonly Method[], node: CallNode, args: readonly Compiled[]): Method | null {
  const types = typesOf(args);
  const method = chooseOverload(candidates, types);
  if (method !== null && isAmbiguous(candidates, method, types))
    refuse(`Ambiguous method signature: ${node.name}(${types.map((type) => type.name).join(', ')})`, node);
  return method;
}

/** Methods with this name in the class, its superclasses, and its interfaces. */
function methodsNamed(cls: ClassInfo, key: string): Method[] {
  const found: Method[] = [];
  const keys = new Set<string>();
  const add = (methods: readonly Method[] | undefined): void => {
    for (const method of methods ?? []) {
      if (keys.has(method.key)) continue; // Overridden in a subclass.
      keys.add(method.key);
      found.push(method);
    }
  };
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) add(c.methods.get(key));
  for (const type of allInterfaces(cls)) add(type.cls?.methods.get(key));
  return found;
}

function callOnType(type: Type, node: MethodCall, scope: Scope): Compiled {
  const args = argumentsOf(node, scope);
  const cls = type.cls;
  if (cls !== null && cls.kind === 'enum') return enumCall(cls, node, args);
  if (cls !== null && cls.kind !== 'builtin') {
    const candidates = methodsNamed(cls, node.name.toLowerCase());
    const method = chosenMethod(candidates, node, args);
    if (method === null) return missingMethod(candidates.length > 0, cls, node, args, scope);
    requireVisible(method, scope, 'Method', node);
    if (method.isStatic) return callStatic(method, args, node);
    return refuse(`Non static method cannot be referenced from a static context: ${method.name}`, node);
  }
  const isSetting = scope.context.schema.object(type.name)?.customSetting === true;
  const overloads = findStaticMethods(type, node.name, isSetting);
  const chosen = chooseOverload(overloads, typesOf(args));
  if (chosen === null && isUnsupportedMethod(type, node.name))
    return refuse(`Not supported: the method ${type.name}.${node.name}`, node);
  if (chosen === null) return refuseCall(overloads.length > 0, type.name, node, args);
  return libraryCall(chosen, null, args, node, scope);
}

function callOnValue(object: Compiled, node: CallNode, isSuper: boolean, scope: Scope): Compiled {
  const args = argumentsOf(node, scope);
  const cls = object.type.cls;
  let named = false;
  if (cls !== null && cls.kind !== 'enum') {
    const candidates = methodsNamed(cls, node.name.toLowerCase());
    named = candidates.length > 0;
    const method = chosenMethod(candidates, node, args);
    if (method !== null) {
      requireVisible(method, scope, 'Method', node);
      if (method.isStatic)
        return refuse(`Static method cannot be referenced from a non static context: ${method.name}`, node);
      if (isSuper && method.isAbstract) return refuse(`Cannot call an abstract method: ${method.name}`, node);
      return instanceCall(method, object, args, !isSuper && method.visibility !== 'private', node);
    }
  }
  const receiver = oneRecord(object);
  const error = addErrorCall(receiver, node, args);
  if (error !== null) return error;
  const overloads = findInstanceMethods(receiver.type, node.name);
  const chosen = chooseOverload(overloads, typesOf(args));
  if (chosen === null && cls !== null) return missingMethod(named || overloads.length > 0, cls, node, args, scope);
  if (chosen === null) return refuseCall(overloads.length > 0, object.type.name, node, args);
  return libraryCall(chosen, receiver, args, node, scope);
}

/** `[SELECT …].method()` is a call on the list. Apex doesn't look for methods of the record. */
const oneRecord = (object: Compiled): Compiled =>
  object.isQuery === true && object.type.isSObject ? { ...object, evaluate: onlyRow(object.evaluate) } : object;

export function refuseCall(named: boolean, owner: string, node: CallNode, args: readonly Compiled[]): never {
  const call = `${owner}.${node.name}(${typesOf(args)
    .map((type) => type.name)
    .join(', ')})`;
  return refuse(named ? `Method does not take these arguments: ${call}` : `Method does not exist: ${call}`, node);
}
