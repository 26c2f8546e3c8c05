/** Apex Reference, "Type Class". */
import { construct } from '../runtime/calls.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { exceptionTypeName, throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { SOBJECT, type Type } from '../runtime/types.ts';
import { NativeObject, SObj, type ApexValue } from '../runtime/values.ts';
import { text, textOrNull } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';
import { fits } from '../model/assignable.ts';

const TYPE = nativeType('Type');

/** `Foo.class`. */
export class TypeToken extends NativeObject {
  readonly type = TYPE;
  readonly named: Type;

  constructor(named: Type) {
    super();
    this.named = named;
  }

  override get equalityKey(): string {
    return this.named.key;
  }

  override get text(): string {
    return this.named.name;
  }
}

export const typeToken = (type: Type): TypeToken => new TypeToken(type);

export const typeOfToken = (value: ApexValue | undefined): Type => instanceOf(TypeToken)(value).named;

function newInstance(type: Type): ApexValue {
  if (type.base === 'list') return new ApexList(type);
  if (type.base === 'set') return new ApexSet(type);
  if (type.base === 'map') return new ApexMap(type);
  if (type.isSObject && type !== SOBJECT) return new SObj(current().org.schema.requireObject(type.name));
  if (type.cls !== null && type.cls.kind === 'class') return construct(type.cls);
  return throwApex('TypeException', `Cannot construct ${type.name}`);
}

function forName(name: string | null): TypeToken | null {
  const found = name === null ? null : current().program.findType(name);
  return found === null ? null : typeToken(found);
}

export const typeClass: ClassDefinition = {
  type: TYPE,
  instance: on(instanceOf(TypeToken), {
    'String getName()': ({ named }) => (named.cls?.kind === 'builtin' ? exceptionTypeName(named.cls) : named.name),
    'Boolean isAssignableFrom(Type)': ({ named }, [source]) => fits(typeOfToken(source), named),
    'Object newInstance()': ({ named }) => newInstance(named),
  }),
  statics: statics({
    'Type forName(String)': ([name]) => forName(text(name)),
    'Type forName(String, String)': ([namespace, name]) =>
      textOrNull(namespace) === null || namespace === ''
        ? forName(text(name))
        : forName(`${text(namespace)}.${text(name)}`),
  }),
};
