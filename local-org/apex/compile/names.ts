/** Plain names: variables, fields of this class and enclosing classes, `this`, and `super`. */
import { isUnsupportedType, TYPE_OF_TYPE, typeToken } from '../platform/index.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import { OBJECT } from '../runtime/types.ts';
import type { Name, Position, SelfExpression, TypeExpression } from '../syntax/tree.ts';
import { Consequence, refuse } from '../model/problems.ts';
import type { Compiled, Evaluate, Place } from './compiled.ts';
import { constant } from './literals.ts';
import { instanceField, staticField } from './object-fields.ts';
import type { LocalVariable, Scope } from './scope.ts';

export const THIS: Evaluate = (frame) => frame.self;

export function name(node: Name, scope: Scope): Compiled {
  return variable(node.name, scope, node) ?? missingVariable(node.name, scope.cls, node, scope);
}

/** Reports an unknown name, unless the error in its declaration was already reported. */
export function missingVariable(text: string, cls: ClassInfo | null, at: Position, scope: Scope, owner = ''): never {
  const key = text.toLowerCase();
  if ((owner === '' && scope.isRefused(key)) || scope.context.isRefused(cls, key))
    throw new Consequence(`${text} was refused`, at);
  // Class names start with a capital letter, so `url` is more likely a misspelled variable.
  if (/^[A-Z]/.test(text) && isUnsupportedType(owner + text))
    return refuse(`Not supported: the class ${owner}${text}`, at);
  return refuse(`Variable does not exist: ${owner}${text}`, at);
}

/** The variable or field with this name, or null. Then it can be the name of a type. */
export function variable(text: string, scope: Scope, at: Name): Compiled | null {
  const key = text.toLowerCase();
  const local = scope.find(key);
  if (local !== undefined) return localVariable(local);
  for (let cls: typeof scope.cls | null = scope.cls; cls !== null; cls = cls.outer) {
    const field = cls.field(key);
    if (field === undefined) continue;
    if (field.isStatic) return staticField(field, scope);
    if (cls !== scope.cls) continue;
    if (scope.isStatic) refuse(`Non static field cannot be referenced from a static context: ${field.name}`, at);
    return instanceField({ type: cls.type, evaluate: THIS }, field, scope);
  }
  return null;
}

/** Whether a name is a variable here. Then it can't be a type. */
export function isVariable(text: string, scope: Scope): boolean {
  const key = text.toLowerCase();
  if (scope.find(key) !== undefined) return true;
  for (let cls: typeof scope.cls | null = scope.cls; cls !== null; cls = cls.outer) {
    const field = cls.field(key);
    if (field !== undefined && (field.isStatic || cls === scope.cls)) return true;
  }
  return false;
}

function localVariable({ slot, type, isFinal, name: written }: LocalVariable): Compiled {
  const place: Place = {
    container: () => null,
    key: null,
    read: (_container, _key, frame) => frame.variables[slot] ?? null,
    write: (_container, _key, value, frame) => {
      frame.variables[slot] = value;
    },
    refusal: isFinal ? `Final variable cannot be assigned again: ${written}` : null,
  };
  return { type, evaluate: (frame) => frame.variables[slot] ?? null, place };
}

export function selfReference(node: SelfExpression, scope: Scope): Compiled {
  if (scope.isStatic) refuse(`'${node.kind}' cannot be referenced from a static context`, node);
  const type = node.kind === 'this' ? scope.cls.type : (scope.cls.superType ?? OBJECT);
  return { type, evaluate: THIS };
}

export function typeLiteral(node: TypeExpression, scope: Scope): Compiled {
  return constant({ type: TYPE_OF_TYPE, value: typeToken(scope.type(node.type)) });
}
