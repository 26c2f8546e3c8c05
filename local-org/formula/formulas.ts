/**
 * A schema's formula fields and validation rules. Formula fields are evaluated in SQL and on a row, rules on
 * a record that is being saved.
 */
import type { FieldDef, FormulaText, ObjectDef, Schema, ValidationRule } from '../schema/model.ts';
import type { SkippedFile } from '../schema/skipped.ts';
import type { SqlValue } from '../store/reader.ts';
import { quote } from '../store/table.ts';
import type { Row, Session, Value } from '../types.ts';
import { bindFormula, type Formula, type Reference } from './bind.ts';
import { evaluate, type Surroundings } from './evaluate.ts';
import { FormulaProblem } from './parse.ts';
import { FormulaFailure, fromStored, toStored, type FormulaValue } from './values.ts';

/** The SQL function that evaluates a formula field from the columns it reads. */
export const FORMULA = 'local_formula';

/** What formulas read outside their record. */
export interface Reach {
  row(object: ObjectDef, id: string): Row | undefined;
  permission(session: Session, name: string): boolean;
  /** The date at a moment in a time zone. */
  day(timeZone: string, moment: Date): string;
}

/** The user and the moment of an evaluation. */
export interface Occasion {
  readonly now: Date;
  readonly session: Session;
}

/** Records before and after a save. A new record has no old version. */
export interface SavedRow {
  readonly old: Row | null;
  readonly row: Row;
}

interface BoundRule {
  readonly rule: ValidationRule;
  readonly formula: Formula;
}

const known = new WeakMap<Schema, Formulas>();

/** The formulas of a schema, compiled once. */
export function formulasOf(schema: Schema): Formulas {
  let formulas = known.get(schema);
  if (!formulas) known.set(schema, (formulas = new Formulas(schema)));
  return formulas;
}

export class Formulas {
  /** Formulas that can't run, by file. Their fields stay empty, and their rules never apply. */
  readonly skipped: SkippedFile[] = [];
  readonly #schema: Schema;
  readonly #fields = new Map<FieldDef, Formula>();
  readonly #rules = new Map<ObjectDef, BoundRule[]>();
  readonly #byObject = new Map<ObjectDef, readonly FieldDef[]>();
  #reach: Reach | null = null;
  #occasion: Occasion | null = null;

  constructor(schema: Schema) {
    this.#schema = schema;
    for (const object of schema.objects.values()) this.#bindObject(object);
    this.#dropCircles();
  }

  connect(reach: Reach): void {
    this.#reach = reach;
  }

  /** The user for whom the next statements evaluate formulas. */
  occasion(occasion: Occasion): void {
    this.#occasion = occasion;
  }

  /** SQL for a field of a table alias: its column, or its formula over columns. */
  columnSql(object: ObjectDef, field: FieldDef, alias: string): string {
    if (field.calculated !== true) return `${alias}.${quote(field.name)}`;
    const formula = this.#fields.get(field);
    if (!formula) return 'NULL';
    const args = formula.references.map((reference) =>
      reference.from === 'user' ? 'NULL' : this.#referenceSql(reference, 0, alias),
    );
    return `${FORMULA}(${[`'${object.name}.${field.name}'`, ...args].join(', ')})`;
  }

  /** The result of the SQL function. */
  answer(key: string, values: readonly unknown[]): SqlValue {
    const [object = '', name = ''] = key.split('.');
    const field = this.#schema.field(object, name);
    const formula = field && this.#fields.get(field);
    if (!field || !formula) return null;
    const stored = (at: number): Value => values[at] as Value;
    const around = this.#around(formula, (reference, at) =>
      reference.from === 'user' ? this.#userValue(reference) : stored(at),
    );
    const value = result(field, formula, around);
    return typeof value === 'boolean' ? Number(value) : value;
  }

  hasFields(object: ObjectDef): boolean {
    return this.#fieldsOf(object).length > 0;
  }

  /** Adds formula field values to a record, as triggers see them. */
  fill(object: ObjectDef, row: Row): void {
    for (const field of this.#fieldsOf(object)) row[field.name] = this.#valueInRow(field, row);
  }

  /** Removes the values again, because formula fields have no column. */
  clear(object: ObjectDef, row: Row): void {
    for (const field of this.#fieldsOf(object)) Reflect.deleteProperty(row, field.name);
  }

  /** The validation rules that reject a record. */
  refusals(object: ObjectDef, { old, row }: SavedRow): ValidationRule[] {
    const rules = this.#rules.get(object) ?? [];
    return rules.filter(({ formula }) => this.#holds(formula, old, row)).map(({ rule }) => rule);
  }

  #bindObject(object: ObjectDef): void {
    for (const field of object.fields.values()) {
      if (!field.formula) continue;
      const formula = this.#bind(object, field.formula, `the formula field ${object.name}.${field.name} stays empty`);
      if (formula) this.#fields.set(field, formula);
    }
    const rules = object.validationRules.flatMap((rule) => {
      const formula = this.#bind(object, rule.formula, `the validation rule ${rule.name} doesn't run`, true);
      return formula ? [{ rule, formula }] : [];
    });
    if (rules.length > 0) this.#rules.set(object, rules);
  }

  #bind(
    object: ObjectDef,
    { text, blankIsZero, file }: FormulaText,
    otherwise: string,
    inSave = false,
  ): Formula | null {
    try {
      return bindFormula(this.#schema, object, { text, blankIsZero, inSave });
    } catch (error) {
      if (!(error instanceof FormulaProblem)) throw error;
      this.skipped.push({ file, reason: `${otherwise}: ${error.message}` });
      return null;
    }
  }

  /** Salesforce refuses a formula that refers to itself. Here, its field stays empty. */
  #dropCircles(): void {
    for (const [field] of [...this.#fields]) {
      if (!this.#reads(field, field, new Set())) continue;
      this.#fields.delete(field);
      this.skipped.push({
        file: field.formula?.file ?? field.name,
        reason: `the formula of ${field.name} refers to itself`,
      });
    }
  }

  #reads(field: FieldDef, wanted: FieldDef, seen: Set<FieldDef>): boolean {
    if (seen.has(field)) return false;
    seen.add(field);
    const read = this.#fields.get(field)?.references.map((reference) => reference.field) ?? [];
    return read.includes(wanted) || read.some((inner) => this.#reads(inner, wanted, seen));
  }

  /** Found once per object, because each trigger asks for the fields of each row. */
  #fieldsOf(object: ObjectDef): readonly FieldDef[] {
    let found = this.#byObject.get(object);
    if (found === undefined) {
      found = [...object.fields.values()].filter((field) => field.calculated === true);
      this.#byObject.set(object, found);
    }
    return found;
  }

  /** A parent's field is a subquery through each lookup. */
  #referenceSql(reference: Reference, place: number, alias: string): string {
    const step = reference.steps[place];
    if (!step) return this.columnSql(reference.object, reference.field, alias);
    const parent = `${alias}p`;
    const inner = this.#referenceSql(reference, place + 1, parent);
    const key = `${alias}.${quote(step.lookup.name)}`;
    return `(SELECT ${inner} FROM ${quote(step.target.name)} ${parent} WHERE ${parent}."Id" = ${key})`;
  }

  #holds(formula: Formula, old: Row | null, row: Row): boolean {
    const around = this.#around(formula, (reference) => this.#valueOf(reference, row));
    const prior = (at: number): FormulaValue =>
      this.#typed(formula, at, (reference) => this.#valueOf(reference, old ?? row));
    try {
      return evaluate(formula.tree, { ...around, save: { isNew: old === null, prior } }) === true;
    } catch (error) {
      if (error instanceof FormulaFailure) return false;
      throw error;
    }
  }

  #valueInRow(field: FieldDef, row: Row): Value {
    const formula = this.#fields.get(field);
    if (!formula) return null;
    return result(
      field,
      formula,
      this.#around(formula, (reference) => this.#valueOf(reference, row)),
    );
  }

  #valueOf(reference: Reference, row: Row): Value {
    if (reference.from === 'user') return this.#userValue(reference);
    return this.#follow(reference, row);
  }

  #userValue(reference: Reference): Value {
    const user = this.#reach?.row(this.#schema.requireObject('User'), this.#occasion?.session.userId ?? '');
    return user ? this.#follow(reference, user) : null;
  }

  #follow({ steps, field }: Reference, start: Row): Value {
    let row: Row | undefined = start;
    for (const { lookup, target } of steps) {
      const id: Value = row[lookup.name] ?? null;
      row = typeof id === 'string' ? this.#reach?.row(target, id) : undefined;
      if (!row) return null;
    }
    return field.calculated === true ? this.#valueInRow(field, row) : (row[field.name] ?? null);
  }

  #typed(formula: Formula, at: number, read: (reference: Reference, at: number) => Value): FormulaValue {
    const reference = formula.references[at];
    return reference ? fromStored(reference.field, read(reference, at), formula.blankIsZero) : null;
  }

  #around(formula: Formula, read: (reference: Reference, at: number) => Value): Surroundings {
    const occasion = this.#occasion ?? { now: new Date(), session: { userId: '', timeZone: 'UTC' } };
    const { now, session } = occasion;
    const reach = this.#reach;
    return {
      now,
      get today() {
        return reach?.day(session.timeZone, now) ?? now.toISOString().slice(0, 10);
      },
      field: (at) => this.#typed(formula, at, read),
      permission: (name) => reach?.permission(session, name) ?? false,
    };
  }
}

/** A formula that fails, such as a division by zero, shows #Error! on a page and is null in the API. */
function result(field: FieldDef, formula: Formula, around: Surroundings): Value {
  try {
    return toStored(field, evaluate(formula.tree, around));
  } catch (error) {
    if (error instanceof FormulaFailure) return null;
    throw error;
  }
}
