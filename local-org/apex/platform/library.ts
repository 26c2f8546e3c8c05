/**
 * Finds members of the library. A platform class declares its members as Apex signatures (`'Boolean
 * contains(String)'`), each with its function. The checker, the compiler, and the call use the same
 * signature.
 */
import type { AccessMode } from '../../types.ts';
import { EXCEPTION, EXCEPTION_CLASSES } from '../runtime/exceptions.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  genericType,
  ID,
  INTEGER,
  LONG,
  OBJECT,
  SOBJECT,
  STRING,
  TIME,
  VOID,
  type Type,
} from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import { businessHoursMembers } from './businessHours.ts';
import { catalog } from './catalog.ts';
import type { ClassDefinition, Implementation, Members } from './definition.ts';
import { customMetadataMembers } from './customMetadata.ts';
import { customSettingMembers } from './customSettings.ts';
import { recordTypeMembers } from './describe.ts';
import { enumMembers, platformEnum } from './enums.ts';
import { parseSignature, parseTypeText, type Signature, type TypeText } from './signature.ts';

/** What a call knows about its position in the code. */
export interface CallSite {
  /** Visible variables by lower-case name, for the binds of Database.query. Undefined for an unknown name. */
  readonly variable: ((name: string) => ApexValue | undefined) | null;
  /** The access mode of queries and DML without one. */
  readonly access: AccessMode;
  /** Whether the class enforces sharing now. */
  shares(): boolean;
}

export interface LibraryMethod {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly returns: Type;
  readonly isStatic: boolean;
  /** Database.query and similar methods, which need the visible variables. */
  readonly bindsVariables: boolean;
  /**
   * The receiver is never null for an instance method, and null for a static method. Arguments are converted
   * to the parameters' types.
   */
  readonly run: Implementation;
  /** The type that has the method, for `run`. */
  readonly generic: Type;
}

export interface LibraryProperty {
  readonly name: string;
  readonly type: Type;
  read(receiver: ApexValue): ApexValue;
  /** Null if it's read-only. */
  readonly write: ((receiver: ApexValue, value: ApexValue) => void) | null;
}

export interface LibraryField {
  readonly type: Type;
  read(): ApexValue;
}

const PRIMITIVES: ReadonlyMap<string, Type> = new Map(
  [INTEGER, LONG, DOUBLE, DECIMAL, STRING, ID, BOOLEAN, DATE, DATETIME, TIME, BLOB, OBJECT, VOID, SOBJECT].map(
    (type) => [type.key, type],
  ),
);

/** Namespaces that can be left out. */
const withoutNamespace = (key: string): string => key.replace(/^(?:system|schema)\.(?=.)/, '');

/** A platform type by its name, with or without its namespace, or null. */
export function libraryType(name: string, args: readonly Type[] = []): Type | null {
  const key = withoutNamespace(name.toLowerCase());
  if (args.length > 0) return genericType(key, args);
  return (
    PRIMITIVES.get(key) ?? EXCEPTION_CLASSES.get(key)?.type ?? platformEnum(key) ?? catalog().get(key)?.type ?? null
  );
}

/** Overloads of an instance method. The type's methods come before those of every object. */
export function findInstanceMethods(receiver: Type, name: string): readonly LibraryMethod[] {
  const key = name.toLowerCase();
  for (const definition of definitionsOf(receiver)) {
    const found = overloads(definition, 'instance', key, receiver);
    if (found.length > 0) return found;
  }
  return [];
}

/** `isSetting`: whether the type is a custom setting, which only the schema knows. */
export function findStaticMethods(type: Type, name: string, isSetting: boolean): readonly LibraryMethod[] {
  const key = name.toLowerCase();
  if (isSetting) {
    const found = build(customSettingMembers(type), key, true, type);
    if (found.length > 0) return found;
  }
  if (type.isSObject && type.key === 'businesshours') {
    const found = build(businessHoursMembers, key, true, type);
    if (found.length > 0) return found;
  }
  if (type.isSObject && type.key.endsWith('__mdt')) return build(customMetadataMembers(type), key, true, type);
  if (type.isEnum) return build(enumMembers(type), key, true, type);
  if (type.isSObject) return build(recordTypeMembers(type), key, true, type);
  const definition = definitionOfBase(type);
  return definition === undefined ? [] : overloads(definition, 'statics', key, type);
}

/** `new Foo(…)`, including collections. */
export function findConstructors(type: Type): readonly LibraryMethod[] {
  const definition = definitionOfBase(type);
  return definition === undefined ? [] : overloads(definition, 'constructors', 'new', type);
}

export function findInstanceProperty(receiver: Type, name: string): LibraryProperty | null {
  const key = name.toLowerCase();
  for (const definition of definitionsOf(receiver)) {
    const property = definition.properties?.find((candidate) => candidate.name.toLowerCase() === key);
    if (property !== undefined) {
      const type = resolve(typeText(property.type), definition, receiver);
      return { name: property.name, type, read: property.read, write: property.write ?? null };
    }
  }
  return null;
}

const typeText = (text: string): TypeText => parseTypeText(text) ?? { name: text, args: [] };

/** A constant of a platform enum, or a static field of a platform class. */
export function findStaticField(type: Type, name: string): LibraryField | null {
  const key = name.toLowerCase();
  const constant = platformConstant(type, key);
  if (constant !== undefined) return { type, read: () => constant };
  const definition = definitionOfBase(type);
  const field = definition?.staticFields?.find((candidate) => candidate.name.toLowerCase() === key);
  if (definition === undefined || field === undefined) return null;
  return { type: resolve({ name: field.type, args: [] }, definition, type), read: field.read };
}

import { platformConstant } from './enums.ts';

const definitionOfBase = (type: Type): ClassDefinition | undefined => catalog().get(withoutNamespace(type.base));

/** The definitions for a receiver, closest first. */
function definitionsOf(receiver: Type): ClassDefinition[] {
  const keys: string[] = [];
  if (receiver.isEnum) keys.push('enum');
  else if (receiver.isSObject) keys.push('sobject');
  else if (receiver.cls !== null) keys.push(...(receiver.cls.isA(EXCEPTION.type) ? ['exception'] : []));
  else for (let type: Type | null = receiver; type !== null; type = type.parent) keys.push(withoutNamespace(type.base));
  return [...keys, 'object'].map((key) => catalog().get(key)).filter((found) => found !== undefined);
}

type Section = 'instance' | 'statics' | 'constructors';

/** Overloads of types without type arguments don't change, so they're built once. */
const made = new WeakMap<ClassDefinition, Map<string, readonly LibraryMethod[]>>();

function overloads(
  definition: ClassDefinition,
  section: Section,
  key: string,
  receiver: Type,
): readonly LibraryMethod[] {
  const members = definition[section];
  if (members === undefined) return [];
  if (receiver.args.length > 0 || receiver.isSObject)
    return build(members, key, section !== 'instance', receiver, definition);
  let known = made.get(definition);
  if (known === undefined) made.set(definition, (known = new Map()));
  const slot = `${section} ${key} ${receiver.key}`;
  let found = known.get(slot);
  if (found === undefined) known.set(slot, (found = build(members, key, section !== 'instance', receiver, definition)));
  return found;
}

interface ParsedMember {
  readonly signature: Signature;
  readonly run: Implementation;
  readonly bindsVariables: boolean;
}

const parsed = new WeakMap<Members, Map<string, ParsedMember[]>>();

/** The members of a table by lower-case name. `$` before a signature requests the visible variables. */
function membersByName(members: Members): Map<string, ParsedMember[]> {
  let found = parsed.get(members);
  if (found !== undefined) return found;
  found = new Map();
  for (const [text, run] of Object.entries(members)) {
    const signature = parseSignature(text);
    const member = { signature, run, bindsVariables: text.startsWith('$') };
    const key = signature.name.toLowerCase();
    found.set(key, [...(found.get(key) ?? []), member]);
  }
  parsed.set(members, found);
  return found;
}

function build(
  members: Members,
  key: string,
  isStatic: boolean,
  receiver: Type,
  definition?: ClassDefinition,
): readonly LibraryMethod[] {
  return (membersByName(members).get(key) ?? []).map((member) => ({
    name: member.signature.name,
    parameters: member.signature.parameters.map((parameter) => resolve(parameter, definition, receiver)),
    returns: resolve(member.signature.returns, definition, receiver),
    isStatic,
    bindsVariables: member.bindsVariables,
    run: member.run,
    generic: receiver,
  }));
}

/** The type in a signature, with type variables replaced. `this` is the receiver's type. */
function resolve(text: TypeText, definition: ClassDefinition | undefined, receiver: Type): Type {
  if (text.name === 'this') return receiver;
  const variable = definition?.variables?.indexOf(text.name) ?? -1;
  if (variable >= 0) return receiver.args[variable] ?? OBJECT;
  const args = text.args.map((arg) => resolve(arg, definition, receiver));
  const found = libraryType(text.name, args);
  if (found === null) throw new Error(`The library names no type ${text.name}`);
  return found;
}
