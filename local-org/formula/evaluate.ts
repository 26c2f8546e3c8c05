/** Evaluates a compiled formula with one record's values. */
import { FUNCTIONS, type Clock } from './functions.ts';
import { Day, FormulaFailure, isBlank, Moment, textOf, type FormulaValue } from './values.ts';
import type { Bound } from './bind.ts';

/** What a formula needs to know about its record. */
export interface Surroundings extends Clock {
  /** The value of a reference, by its position among the formula's references. */
  field(reference: number): FormulaValue;
  permission(name: string): boolean;
  /** The record before the save. Undefined outside of a save. */
  readonly save?: { readonly isNew: boolean; prior(reference: number): FormulaValue };
}

export function evaluate(tree: Bound, around: Surroundings): FormulaValue {
  switch (tree.kind) {
    case 'literal':
      return tree.value;
    case 'field':
      return around.field(tree.reference);
    case 'permission':
      return around.permission(tree.name);
    case 'operator':
      return operate(tree.name, tree.args, around);
    case 'call':
      return call(tree.name, tree.args, around);
  }
}

type Args = readonly Bound[];

function call(name: string, args: Args, around: Surroundings): FormulaValue {
  const value = (at: number): FormulaValue => {
    const arg = args[at];
    return arg === undefined ? null : evaluate(arg, around);
  };
  switch (name) {
    case 'IF':
      return value(0) === true ? value(1) : value(2);
    case 'AND':
      return args.every((arg) => evaluate(arg, around) === true);
    case 'OR':
      return args.some((arg) => evaluate(arg, around) === true);
    case 'CASE':
      return chosen(value(0), args.slice(1), around);
    case 'ISNEW':
      return around.save?.isNew ?? false;
    case 'PRIORVALUE':
      return prior(args[0], around);
    case 'ISCHANGED':
      // Help, "ISCHANGED": false when a record is created.
      return around.save?.isNew === false && !same(prior(args[0], around), value(0));
    default: {
      const values = args.map((arg) => evaluate(arg, around));
      return FUNCTIONS[name]?.run(values, around) ?? null;
    }
  }
}

/** Help, "PRIORVALUE": for a new record, the value it is created with. */
function prior(arg: Bound | undefined, { save, field }: Surroundings): FormulaValue {
  if (arg?.kind !== 'field') return null;
  return save === undefined || save.isNew ? field(arg.reference) : save.prior(arg.reference);
}

function chosen(value: FormulaValue, rest: Args, around: Surroundings): FormulaValue {
  const at = rest.findIndex((arg, i) => i % 2 === 0 && i < rest.length - 1 && same(value, evaluate(arg, around)));
  const answer = at < 0 ? rest.at(-1) : rest[at + 1];
  return answer === undefined ? null : evaluate(answer, around);
}

function operate(name: string, args: Args, around: Surroundings): FormulaValue {
  const left = args[0] ? evaluate(args[0], around) : null;
  if (name === '&&' && left !== true) return false;
  if (name === '||' && left === true) return true;
  const right = args[1] ? evaluate(args[1], around) : null;
  switch (name) {
    case '&&':
    case '||':
      return right === true;
    case '=':
    case '==':
      return same(left, right);
    case '<>':
    case '!=':
      return !same(left, right);
    case '&':
      return textOf(left) + textOf(right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compared(name, left, right);
    case 'unary +':
      return left;
    case 'unary -':
      return left === null ? null : arithmetic('-', 0, left);
    default:
      return typeof left === 'string' || typeof right === 'string'
        ? joined(name, left, right)
        : isBlank(left) || isBlank(right)
          ? null
          : arithmetic(name, left, right);
  }
}

function joined(name: string, left: FormulaValue, right: FormulaValue): string {
  if (name !== '+') throw new FormulaFailure(`${name} works with numbers and dates`);
  return textOf(left) + textOf(right);
}

/** Blank text equals no value. */
function same(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  return comparable(left) === comparable(right);
}

const comparable = (value: FormulaValue): string | number | boolean | null =>
  value instanceof Day || value instanceof Moment ? value.days : value;

function compared(name: string, left: FormulaValue, right: FormulaValue): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  if (a === null || b === null) return false;
  switch (name) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}

function arithmetic(name: string, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (typeof left === 'number' && typeof right === 'number') return ofNumbers(name, left, right);
  if (left instanceof Day || left instanceof Moment) return fromDate(name, left, right);
  const isDate = right instanceof Day || right instanceof Moment;
  if (name === '+' && isDate && typeof left === 'number') return fromDate(name, right, left);
  throw new FormulaFailure(`${name} doesn't work with these values`);
}

function ofNumbers(name: string, left: number, right: number): number {
  switch (name) {
    case '+':
      return exact(left + right);
    case '-':
      return exact(left - right);
    case '*':
      return exact(left * right);
    case '^':
      return left ** right;
    default:
      if (right === 0) throw new FormulaFailure('division by zero');
      return left / right;
  }
}

/** Salesforce calculates with decimals, so 0.1 + 0.2 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(15));

/** The difference between two dates or two date/times is in days. A number moves a date by days. */
function fromDate(name: string, left: Day | Moment, right: FormulaValue): FormulaValue {
  const alike = left instanceof Day ? right instanceof Day : right instanceof Moment;
  if (name === '-' && alike && (right instanceof Day || right instanceof Moment)) return left.days - right.days;
  if (typeof right !== 'number' || (name !== '+' && name !== '-'))
    throw new FormulaFailure(`${name} doesn't work with these values`);
  const moved = name === '+' ? left.days + right : left.days - right;
  return left instanceof Day ? new Day(Math.floor(moved)) : new Moment(moved);
}
