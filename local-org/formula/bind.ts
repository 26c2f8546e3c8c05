/** Checks a formula against the schema: its fields and functions must exist. */
import type { FieldDef, ObjectDef, Schema } from '../schema/model.ts';
import { FUNCTIONS } from './functions.ts';
import { FormulaProblem, parseFormula, type Tree } from './parse.ts';

export type Bound =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'field'; readonly reference: number }
  | { readonly kind: 'permission'; readonly name: string }
  | { readonly kind: 'call' | 'operator'; readonly name: string; readonly args: readonly Bound[] };

/** A field in a formula: the lookups to follow, then the field on their object. */
export interface Reference {
  /** Whether the path starts at the record or at the user who runs the formula. */
  readonly from: 'record' | 'user';
  readonly steps: readonly { readonly lookup: FieldDef; readonly target: ObjectDef }[];
  readonly object: ObjectDef;
  readonly field: FieldDef;
}

export interface Formula {
  readonly tree: Bound;
  readonly references: readonly Reference[];
  readonly blankIsZero: boolean;
}

export interface FormulaSource {
  readonly text: string;
  readonly blankIsZero: boolean;
  /** ISNEW(), ISCHANGED(), and PRIORVALUE() need a save. Formula fields are read outside of saves. */
  readonly inSave: boolean;
}

/** Functions that don't evaluate all their arguments, with their minimum and maximum number. */
const LAZY: Readonly<Record<string, readonly [number, number]>> = {
  IF: [3, 3],
  AND: [1, 1000],
  OR: [1, 1000],
  CASE: [4, 1000],
};
const OF_A_SAVE: Readonly<Record<string, readonly [number, number]>> = {
  ISNEW: [0, 0],
  ISCHANGED: [1, 1],
  PRIORVALUE: [1, 1],
};

/** @throws FormulaProblem that names what is wrong or unknown. */
export function bindFormula(schema: Schema, object: ObjectDef, source: FormulaSource): Formula {
  const binder = new Binder(schema, object, source.inSave);
  const tree = binder.bind(parseFormula(source.text));
  return { tree, references: binder.references, blankIsZero: source.blankIsZero };
}

class Binder {
  readonly references: Reference[] = [];
  readonly #schema: Schema;
  readonly #object: ObjectDef;
  readonly #inSave: boolean;

  constructor(schema: Schema, object: ObjectDef, inSave: boolean) {
    this.#schema = schema;
    this.#object = object;
    this.#inSave = inSave;
  }

  bind(tree: Tree): Bound {
    switch (tree.kind) {
      case 'literal':
        return tree;
      case 'name':
        return this.#name(tree.path);
      case 'operator':
        return { ...tree, args: tree.args.map((arg) => this.bind(arg)) };
      case 'call':
        return this.#call(tree.name, tree.args);
    }
  }

  #call(name: string, args: readonly Tree[]): Bound {
    const known = FUNCTIONS[name];
    const [least, most] = known
      ? [known.least, known.most]
      : (LAZY[name] ?? (this.#inSave ? OF_A_SAVE[name] : undefined) ?? unknown(`the function ${name}()`));
    if (args.length < least || args.length > most)
      throw new FormulaProblem(`Incorrect number of parameters for function '${name}()'`);
    const bound = args.map((arg) => this.bind(arg));
    if (name !== 'ISNEW' && OF_A_SAVE[name] && bound[0]?.kind !== 'field')
      throw new FormulaProblem(`${name}() needs a field`);
    return { kind: 'call', name, args: bound };
  }

  #name(path: readonly string[]): Bound {
    const [first = '', ...rest] = path;
    switch (first.toLowerCase()) {
      case '$user':
        return this.#field('user', rest, path);
      case '$profile':
        return this.#field('user', ['Profile', ...rest], path);
      case '$userrole':
        return this.#field('user', ['UserRole', ...rest], path);
      case '$recordtype':
        return this.#field('record', ['RecordType', ...rest], path);
      case '$permission':
        return { kind: 'permission', name: rest.join('.') };
      case '$label':
        return { kind: 'literal', value: this.#label(rest.at(-1) ?? '') };
      default:
        return first.startsWith('$') ? unknown(path.join('.')) : this.#field('record', path, path);
    }
  }

  #label(name: string): string {
    return this.#schema.labels.get(name.toLowerCase()) ?? unknown(`the label ${name}`);
  }

  #field(from: Reference['from'], path: readonly string[], written: readonly string[]): Bound {
    let object = from === 'user' ? this.#schema.requireObject('User') : this.#object;
    const steps = path.slice(0, -1).map((step) => {
      const found = this.#step(object, step, written);
      object = found.target;
      return found;
    });
    const field = object.fields.get((path.at(-1) ?? '').toLowerCase()) ?? unknown(`the field ${written.join('.')}`);
    if (field.type === 'address') return unknown(`the compound field ${written.join('.')}`);
    return { kind: 'field', reference: this.references.push({ from, steps, object, field }) - 1 };
  }

  /** `Owner:User` names one of a polymorphic lookup's objects. */
  #step(object: ObjectDef, step: string, written: readonly string[]): Reference['steps'][number] {
    const [name = '', narrowed] = step.split(':');
    const lookup = object.parents.get(name.toLowerCase()) ?? unknown(`the relationship ${written.join('.')}`);
    const wanted = narrowed ?? (lookup.referenceTo.length === 1 ? lookup.referenceTo[0] : undefined);
    const target = wanted === undefined ? undefined : this.#schema.object(wanted);
    return { lookup, target: target ?? unknown(`the relationship ${written.join('.')}`) };
  }
}

function unknown(what: string): never {
  throw new FormulaProblem(`${what} is not known`);
}
