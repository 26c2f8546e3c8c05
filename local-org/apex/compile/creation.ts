/** `new`: the project's objects, exceptions, records, and objects of the library. */
import { findConstructors } from '../platform/index.ts';
import { construct } from '../runtime/calls.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import { EXCEPTION } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { fieldType, parentType } from '../runtime/fields.ts';
import { SOBJECT, STRING, type Type } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { convert } from '../runtime/convert.ts';
import type { Expression, NewObject } from '../syntax/tree.ts';
import { chooseOverload, fits } from '../model/assignable.ts';
import { CONSTRUCTOR } from '../model/declare-members.ts';
import { Consequence, refuse } from '../model/problems.ts';
import { argumentsOf, refuseCall } from './calls.ts';
import { collectionFrom } from './collections.ts';
import type { Compiled, Evaluate } from './compiled.ts';
import { converted } from './conversions.ts';
import { expression } from './expressions.ts';
import { libraryCall } from './library-calls.ts';
import { requireVisible } from './object-fields.ts';
import { fieldRefusal } from './record-fields.ts';
import type { Scope } from './scope.ts';

export function newObject(node: NewObject, scope: Scope): Compiled {
  const type = scope.type(node.type);
  if (type.base === 'list' || type.base === 'set' || type.base === 'map') return collectionFrom(type, node, scope);
  if (type.isSObject) return newRecord(type, node, scope);
  if (type.cls !== null) return newInstance(type.cls, node, scope);
  const args = argumentsOf({ ...node, name: 'new' }, scope);
  const overloads = findConstructors(type);
  const chosen = chooseOverload(
    overloads,
    args.map((argument) => argument.type),
  );
  if (chosen === null)
    return overloads.length === 0
      ? refuse(`Type cannot be constructed: ${type.name}`, node)
      : refuseCall(true, type.name, { ...node, name: 'new' }, args);
  return { ...libraryCall(chosen, null, args, node, scope), type };
}

/** `new Case(Subject = 'x', Account = someAccount)`. */
function newRecord(type: Type, node: NewObject, scope: Scope): Compiled {
  const object = scope.context.schema.object(type.name);
  if (object === undefined || type === SOBJECT) return refuse(`Type cannot be constructed: ${type.name}`, node);
  const fields = node.args.map((argument) => recordArgument(argument, type, scope));
  return {
    type,
    evaluate: (frame) => {
      const record = new SObj(object);
      for (const { key, value } of fields) record.fields.set(key, value(frame));
      return record;
    },
  };
}

function recordArgument(node: Expression, type: Type, scope: Scope): { key: string; value: Evaluate } {
  if (node.kind !== 'assign' || node.operator !== null || node.target.kind !== 'name')
    return refuse(`${type.name} constructor takes name = value pairs`, node);
  const key = node.target.name.toLowerCase();
  const object = scope.context.schema.object(type.name);
  const field = object?.fields.get(key);
  const parent = object?.parents.get(key);
  const value = expression(node.value, scope);
  if (object !== undefined && field !== undefined) {
    const refusal = fieldRefusal(object, field);
    if (refusal !== null) refuse(refusal, node.target);
    const wanted = fieldType(field);
    const given = converted(value, wanted, node);
    return { key, value: (frame) => convert(given(frame), wanted) };
  }
  if (parent === undefined) return refuse(`Field does not exist: ${node.target.name} on ${type.name}`, node.target);
  return { key, value: converted(value, parentType(parent), node) };
}

function newInstance(cls: ClassInfo, node: NewObject, scope: Scope): Compiled {
  // Apex Developer Guide, "Create Custom Exceptions": Exception itself can only be extended.
  if (cls.kind === 'interface' || cls.kind === 'enum' || cls.isAbstract || cls === EXCEPTION)
    return refuse(`Type cannot be constructed: ${cls.name}`, node);
  const args = argumentsOf({ ...node, name: 'new' }, scope);
  const types = args.map((argument) => argument.type);
  const chosen = chooseOverload(cls.constructors, types);
  if (chosen !== null) requireVisible(chosen, scope, 'Constructor', node);
  else if (scope.context.isRefused(cls, CONSTRUCTOR)) throw new Consequence('The constructor was refused', node);
  else if (!takesDefaultConstructor(cls, types))
    return refuse(
      `Constructor not defined: [${cls.name}].<Constructor>(${types.map((type) => type.name).join(', ')})`,
      node,
    );
  const values = args.map((argument, i) =>
    chosen === null ? argument.evaluate : converted(argument, chosen.parameters[i]?.type ?? argument.type, node),
  );
  const { line } = node;
  return {
    type: cls.type,
    evaluate: (frame): ApexValue => {
      current().line = line;
      return construct(
        cls,
        values.map((value) => value(frame)),
        chosen ?? undefined,
      );
    },
  };
}

/** A class without constructors has the one without parameters. An exception also has those of Exception. */
export function takesDefaultConstructor(cls: ClassInfo, args: readonly Type[]): boolean {
  if (!cls.isA(EXCEPTION.type)) return args.length === 0 && cls.constructors.length === 0;
  return EXCEPTION_CONSTRUCTORS.some(
    (parameters) => parameters.length === args.length && args.every((arg, i) => fits(arg, parameters[i] ?? STRING)),
  );
}

const EXCEPTION_CONSTRUCTORS: readonly (readonly Type[])[] = [[], [STRING], [EXCEPTION.type], [STRING, EXCEPTION.type]];
