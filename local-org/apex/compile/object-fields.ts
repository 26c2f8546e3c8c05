/** Fields and properties of the project's classes. */
import { ensureInitialized, invoke } from '../runtime/calls.ts';
import type { ClassInfo, FieldInfo, Method, Visibility } from '../runtime/classes.ts';
import { current } from '../runtime/execution.ts';
import { throwNullPointer } from '../runtime/exceptions.ts';
import { Obj, type ApexValue } from '../runtime/values.ts';
import type { Position } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import { SKIPPED, type Compiled, type Place } from './compiled.ts';
import type { Scope } from './scope.ts';

export function staticsOf(cls: ClassInfo): ApexValue[] {
  return current().statics[cls.index] ?? ensureInitialized(cls);
}

export function staticField(field: FieldInfo, scope: Scope): Compiled {
  const { owner, slot, type } = field;
  const inside = scope.accessorOf === field;
  const getter = inside ? undefined : field.getter;
  const setter = inside ? undefined : field.setter;
  const read = getter
    ? (): ApexValue => {
        staticsOf(owner);
        return invoke(getter, null, []);
      }
    : (): ApexValue => staticsOf(owner)[slot] ?? null;
  const write = setter
    ? (value: ApexValue): void => {
        staticsOf(owner);
        invoke(setter, null, [value]);
      }
    : (value: ApexValue): void => {
        staticsOf(owner)[slot] = value;
      };
  const place: Place = {
    container: () => null,
    key: null,
    read,
    write: (_container, _key, value) => write(value),
    refusal: writeRefusal(field, scope),
  };
  return { type, evaluate: read, place };
}

/** A field of the object in `object`. */
export function instanceField(object: Compiled, field: FieldInfo, scope: Scope): Compiled {
  const { slot, type } = field;
  const inside = scope.accessorOf === field;
  const getter = inside ? undefined : field.getter;
  const setter = inside ? undefined : field.setter;
  const read = (container: ApexValue): ApexValue => {
    if (container === SKIPPED) return SKIPPED;
    const target = instance(container);
    return getter ? invoke(getter, target, []) : (target.fields[slot] ?? null);
  };
  const { evaluate } = object;
  const place: Place = {
    container: evaluate,
    key: null,
    read,
    write: (container, _key, value) => {
      const target = instance(container);
      if (setter) invoke(setter, target, [value]);
      else target.fields[slot] = value;
    },
    refusal: writeRefusal(field, scope),
  };
  return { type, evaluate: (frame) => read(evaluate(frame)), place, skips: object.skips };
}

function instance(value: ApexValue): Obj {
  if (value === null) return throwNullPointer();
  if (value instanceof Obj) return value;
  throw new TypeError("A field was read from a value that isn't an object");
}

function writeRefusal(field: FieldInfo, scope: Scope): string | null {
  const { access } = scope.context;
  // A getter sets a final property on its first read.
  if (scope.accessorOf === field) return null;
  if (field.isFinal && !mayInitialize(field, scope)) return `Final field cannot be assigned: ${field.name}`;
  if (access.isReadOnly(field) && !mayInitialize(field, scope)) return `Field is not writeable: ${field.name}`;
  const visibility = access.writeVisibility(field);
  const opened = access.isVisibleToTests(field) && scope.cls.isTest;
  return opened || isVisible(visibility, field.owner, scope.cls) ? null : `Field is not writeable: ${field.name}`;
}

/** In the constructors and initializers of its class. */
const mayInitialize = (field: FieldInfo, scope: Scope): boolean =>
  scope.cls === field.owner && scope.initializes === (field.isStatic ? 'static' : 'instance');

/** Private means within the outermost class. Protected also includes subclasses. */
function isVisible(visibility: Visibility, owner: ClassInfo, from: ClassInfo): boolean {
  if (visibility === 'public' || visibility === 'global') return true;
  if (owner.outermost === from.outermost) return true;
  return visibility === 'protected' && from.isA(owner.type);
}

/** A test sees private members of other classes only if they have @TestVisible. */
export function requireVisible(member: FieldInfo | Method, scope: Scope, what: string, at: Position): void {
  const opened =
    'annotations' in member ? member.annotations.has('testvisible') : scope.context.access.isVisibleToTests(member);
  if ((opened && scope.cls.isTest) || isVisible(member.visibility, member.owner, scope.cls)) return;
  refuse(`${what} is not visible: ${member.owner.name}.${member.name}`, at);
}
