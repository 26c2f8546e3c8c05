/** Finds a type by name: first the project's classes, then the platform's, then the schema's objects. */
import type { Schema } from '../../schema/model.ts';
import { isUnsupportedType, libraryType } from '../platform/index.ts';
import type { ClassInfo } from '../runtime/classes.ts';
import { EXCEPTION_CLASSES } from '../runtime/exceptions.ts';
import { genericType, listOf, sobjectType, VOID, type Type } from '../runtime/types.ts';
import type { Position, TypeName } from '../syntax/tree.ts';
import type { AccessFacts } from './access-facts.ts';
import { refuse } from './problems.ts';

/** The parts of a type's name. `Type.forName` makes them from text, the compiler from the syntax tree. */
interface NameParts {
  readonly parts: readonly { readonly name: string; readonly args: readonly NameParts[] }[];
  readonly arrays: number;
}

export class TypeResolver {
  /** Top-level classes by lower-case name. */
  readonly classes: ReadonlyMap<string, ClassInfo>;
  private readonly schema: Schema;
  private readonly access: AccessFacts;

  constructor(classes: ReadonlyMap<string, ClassInfo>, schema: Schema, access: AccessFacts) {
    this.classes = classes;
    this.schema = schema;
    this.access = access;
  }

  /** The type in a declaration. Reports an error if it doesn't exist. */
  resolve(name: TypeName, from: ClassInfo | null): Type {
    const found = this.lookUp(name, from) ?? refuse(missing(name), name);
    this.requireVisible(found, from, name);
    return found;
  }

  private requireVisible(type: Type, from: ClassInfo | null, at: Position): void {
    if (type.cls !== null && !this.access.isTypeVisible(type.cls, from))
      refuse(`Type is not visible: ${type.name}`, at);
    for (const argument of type.args) this.requireVisible(argument, from, at);
  }

  lookUp(name: NameParts, from: ClassInfo | null): Type | null {
    const args: Type[] = [];
    for (const argument of name.parts.at(-1)?.args ?? []) {
      const found = this.lookUp(argument, from);
      if (found === null || found === VOID) return null;
      args.push(found);
    }
    const words = name.parts.map((part) => part.name);
    let type = args.length > 0 ? generic(words, args) : this.named(words, from);
    for (let i = 0; i < name.arrays && type !== null; i++) type = listOf(type);
    return type;
  }

  /** A plain dotted name, seen from inside a class. */
  named(words: readonly string[], from: ClassInfo | null): Type | null {
    const keys = words.map((word) => word.toLowerCase());
    const cls = this.programClass(keys, from);
    if (cls !== null) return cls.type;
    if (keys.length > 1 && (keys[0] === 'system' || keys[0] === 'schema')) {
      const rest = platformType(words.slice(1)) ?? this.sobject(keys.slice(1));
      if (rest !== null) return rest;
    }
    return platformType(words) ?? this.sobject(keys);
  }

  /** `Type.forName`: null if the type doesn't exist. */
  find(text: string): Type | null {
    const name = parseName(text);
    return name === null ? null : this.lookUp(name, null);
  }

  private sobject(keys: readonly string[]): Type | null {
    const [key] = keys;
    if (key === 'aggregateresult' && keys.length === 1) return sobjectType('AggregateResult');
    const object = key !== undefined && keys.length === 1 ? this.schema.object(key) : undefined;
    return object === undefined ? null : sobjectType(object.name);
  }

  private programClass(keys: readonly string[], from: ClassInfo | null): ClassInfo | null {
    const [first, ...rest] = keys;
    if (first === undefined) return null;
    let cls = visibleFrom(from, first) ?? this.classes.get(first) ?? null;
    for (const key of rest) cls = cls === null ? null : innerClass(cls, key);
    return cls;
  }
}

function missing(name: NameParts): string {
  const unsupported = typesIn(name).find(isUnsupportedType);
  return unsupported === undefined ? `Invalid type: ${textOf(name)}` : `Not supported: the type ${unsupported}`;
}

/** A type and its type arguments, as dotted names. */
function typesIn({ parts }: NameParts): string[] {
  return [parts.map((part) => part.name).join('.'), ...parts.flatMap(({ args }) => args.flatMap(typesIn))];
}

/** An enclosing class, or a class inside an enclosing class. */
function visibleFrom(from: ClassInfo | null, key: string): ClassInfo | null {
  for (let around = from; around !== null; around = around.outer) {
    if (simpleName(around) === key) return around;
    const inner = innerClass(around, key);
    if (inner !== null) return inner;
  }
  return null;
}

function innerClass(cls: ClassInfo, key: string): ClassInfo | null {
  for (let c: ClassInfo | null = cls; c !== null; c = c.superclass) {
    const found = c.inner.get(key);
    if (found !== undefined) return found;
  }
  return null;
}

export const simpleName = (cls: ClassInfo): string => cls.name.slice(cls.name.lastIndexOf('.') + 1).toLowerCase();

function platformType(words: readonly string[]): Type | null {
  const name = words.join('.');
  return libraryType(name) ?? EXCEPTION_CLASSES.get(name.toLowerCase())?.type ?? null;
}

function generic(words: readonly string[], args: readonly Type[]): Type | null {
  const plain = words.length > 1 && words[0]?.toLowerCase() === 'system' ? words.slice(1) : words;
  const name = plain.join('.');
  return genericType(name, args) ?? libraryType(name, args);
}

function textOf(name: NameParts): string {
  const dotted = name.parts
    .map((part) => part.name + (part.args.length > 0 ? `<${part.args.map(textOf).join(',')}>` : ''))
    .join('.');
  return dotted + '[]'.repeat(name.arrays);
}

/** `Map<Id, List<Case>>` as text. */
function parseName(text: string): NameParts | null {
  const tokens = text.match(/[\w]+|[<>,.]|\[\]/g) ?? [];
  let at = 0;
  const name = (): NameParts | null => {
    const parts: { name: string; args: NameParts[] }[] = [];
    do {
      const word = tokens[at++];
      if (word === undefined || !/^\w+$/.test(word)) return null;
      const args: NameParts[] = [];
      if (tokens[at] === '<') {
        do {
          at++;
          const argument = name();
          if (argument === null) return null;
          args.push(argument);
        } while (tokens[at] === ',');
        if (tokens[at++] !== '>') return null;
      }
      parts.push({ name: word, args });
    } while (tokens[at] === '.' && ++at);
    let arrays = 0;
    for (; tokens[at] === '[]'; at++) arrays++;
    return { parts, arrays };
  };
  const found = name();
  return at === tokens.length && tokens.join('') === text.replace(/\s/g, '') ? found : null;
}
