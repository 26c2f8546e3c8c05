/**
 * Arithmetic and bit operators. The static types decide the arithmetic: Integer wraps at 32 bits, Long at 64,
 * and Decimal is exact.
 */
import { ApexDate, ApexDatetime, ApexTime, MILLIS_PER_DAY } from '../runtime/dates.ts';
import { Decimal, Double } from '../runtime/decimal.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { HEAP_COUNTS_FROM } from '../runtime/heap.ts';
import { isNumber, toDecimal, toNumber, wrapInteger, wrapLong, type ApexNumber } from '../runtime/numbers.ts';
import { textOf } from '../runtime/text.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DOUBLE,
  INTEGER,
  LONG,
  NULL,
  STRING,
  TIME,
  VOID,
  type Type,
} from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { BinaryOperator, Position } from '../syntax/tree.ts';
import { NUMBER_RANK } from '../model/assignable.ts';
import { refuse } from '../model/problems.ts';
import { notNull, type Compiled, type Evaluate } from './compiled.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/';

export function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return operator === '+' || operator === '-' || operator === '*' || operator === '/';
}

export function arithmetic(operator: ArithmeticOperator, left: Compiled, right: Compiled, at: Position): Compiled {
  if (operator === '+' && (left.type.isText || right.type.isText)) return concatenation(left, right, at);
  const moved = dateArithmetic(operator, left, right);
  if (moved !== null) return moved;
  const type = wider(left.type, right.type);
  if (type === null)
    return refuse(
      `Arithmetic expressions must use numeric arguments: ${left.type.name} ${operator} ${right.type.name}`,
      at,
    );
  if (type === INTEGER) return { type, evaluate: integerArithmetic(operator, left.evaluate, right.evaluate) };
  const compute =
    type === LONG
      ? LONG_ARITHMETIC[operator]
      : type === DOUBLE
        ? DOUBLE_ARITHMETIC[operator]
        : DECIMAL_ARITHMETIC[operator];
  return { type, evaluate: (frame) => compute(number(left.evaluate(frame)), number(right.evaluate(frame))) };
}

function concatenation(left: Compiled, right: Compiled, at: Position): Compiled {
  if (left.type === VOID || right.type === VOID) refuse('A void method has no value', at);
  const [a, b] = [left.evaluate, right.evaluate];
  return { type: STRING, evaluate: (frame) => onHeap(textOf(a(frame)) + textOf(b(frame))) };
}

/** Long text counts on the heap. */
export function onHeap<T extends ApexValue>(value: T): T {
  if (typeof value === 'string' && value.length >= HEAP_COUNTS_FROM) current().heap.note(value);
  return value;
}

/** The type of the computation. Null if one side isn't a number. */
function wider(left: Type, right: Type): Type | null {
  const [a, b] = [NUMBER_RANK.get(left), NUMBER_RANK.get(right)];
  if (a === undefined || b === undefined) return null;
  return a >= b ? left : right;
}

function number(value: ApexValue): ApexNumber {
  if (value === null) return throwNullPointer();
  if (isNumber(value)) return value;
  throw new TypeError("Arithmetic got a value that isn't a number");
}

/** `date + days`, `datetime - days`, `time + millis`. Apex Developer Guide, "Expression Operators". */
function dateArithmetic(operator: ArithmeticOperator, left: Compiled, right: Compiled): Compiled | null {
  const { type } = left;
  if (type !== DATE && type !== DATETIME && type !== TIME) return null;
  if (!right.type.isNumber || (operator !== '+' && operator !== '-')) return null;
  const sign = operator === '-' ? -1 : 1;
  return {
    type,
    evaluate: (frame) => shift(left.evaluate(frame), sign * toNumber(number(right.evaluate(frame)))),
  };
}

function shift(value: ApexValue, amount: number): ApexValue {
  if (value instanceof ApexDate) return new ApexDate(value.days + Math.trunc(amount));
  if (value instanceof ApexDatetime) return new ApexDatetime(value.millis + Math.round(amount * MILLIS_PER_DAY));
  if (value instanceof ApexTime)
    return new ApexTime((((value.millis + amount) % MILLIS_PER_DAY) + MILLIS_PER_DAY) % MILLIS_PER_DAY);
  return throwNullPointer();
}

const divideByZero = (): never => throwApex('MathException', 'Divide by 0');

function integerArithmetic(operator: ArithmeticOperator, left: Evaluate, right: Evaluate): Evaluate {
  const both =
    (compute: (a: number, b: number) => number): Evaluate =>
    (frame) => {
      const a = left(frame);
      const b = right(frame);
      if (typeof a !== 'number' || typeof b !== 'number') return throwNullPointer();
      return compute(a, b);
    };
  switch (operator) {
    case '+':
      return both((a, b) => (a + b) | 0);
    case '-':
      return both((a, b) => (a - b) | 0);
    case '*':
      return both(Math.imul);
    case '/':
      return both((a, b) => (b === 0 ? divideByZero() : wrapInteger(a / b)));
  }
}

type Compute = (a: ApexNumber, b: ApexNumber) => ApexValue;

const long = (value: ApexNumber): bigint => (typeof value === 'bigint' ? value : BigInt(toNumber(value)));

const LONG_ARITHMETIC: Record<ArithmeticOperator, Compute> = {
  '+': (a, b) => wrapLong(long(a) + long(b)),
  '-': (a, b) => wrapLong(long(a) - long(b)),
  '*': (a, b) => wrapLong(long(a) * long(b)),
  '/': (a, b) => (long(b) === 0n ? divideByZero() : wrapLong(long(a) / long(b))),
};

const DOUBLE_ARITHMETIC: Record<ArithmeticOperator, Compute> = {
  '+': (a, b) => new Double(toNumber(a) + toNumber(b)),
  '-': (a, b) => new Double(toNumber(a) - toNumber(b)),
  '*': (a, b) => new Double(toNumber(a) * toNumber(b)),
  '/': (a, b) => (toNumber(b) === 0 ? divideByZero() : new Double(toNumber(a) / toNumber(b))),
};

const DECIMAL_ARITHMETIC: Record<ArithmeticOperator, Compute> = {
  '+': (a, b) => toDecimal(a).add(toDecimal(b)),
  '-': (a, b) => toDecimal(a).subtract(toDecimal(b)),
  '*': (a, b) => toDecimal(a).multiply(toDecimal(b)),
  '/': (a, b) => {
    const divisor = toDecimal(b);
    return divisor.isZero ? divideByZero() : toDecimal(a).divide(divisor);
  },
};

export function negated(operand: Compiled, at: Position): Compiled {
  const { type, evaluate } = operand;
  if (!type.isNumber) refuse(`Arithmetic expressions must use numeric arguments: -${type.name}`, at);
  return { type, evaluate: (frame) => negative(number(evaluate(frame))) };
}

function negative(value: ApexNumber): ApexValue {
  if (typeof value === 'number') return wrapInteger(-value);
  if (typeof value === 'bigint') return wrapLong(-value);
  return value instanceof Decimal ? Decimal.of(0).subtract(value) : new Double(-value.value);
}

// ---- Bits ------------------------------------------------------------------------------------------------------------

type BitOperator = '&' | '|' | '^' | '<<' | '>>' | '>>>';

export function bits(operator: BitOperator, left: Compiled, right: Compiled, at: Position): Compiled {
  const [a, b] = [left.evaluate, right.evaluate];
  if (left.type === BOOLEAN && right.type === BOOLEAN && !operator.startsWith('<') && !operator.startsWith('>'))
    return {
      type: BOOLEAN,
      evaluate: (frame) => booleanBits(operator, notNull(a(frame)) === true, notNull(b(frame)) === true),
    };
  if ((left.type !== INTEGER && left.type !== LONG) || (right.type !== INTEGER && right.type !== LONG))
    return refuse(
      `Bitwise operators need Integer, Long or Boolean: ${left.type.name} ${operator} ${right.type.name}`,
      at,
    );
  if (left.type === INTEGER && right.type === INTEGER)
    return {
      type: INTEGER,
      evaluate: (frame) => integerBits(operator, toNumber(number(a(frame))), toNumber(number(b(frame)))),
    };
  return { type: LONG, evaluate: (frame) => longBits(operator, long(number(a(frame))), long(number(b(frame)))) };
}

const booleanBits = (operator: BitOperator, a: boolean, b: boolean): boolean =>
  operator === '&' ? a && b : operator === '|' ? a || b : a !== b;

function integerBits(operator: BitOperator, a: number, b: number): number {
  switch (operator) {
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return (a >>> b) | 0;
  }
}

function longBits(operator: BitOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return wrapLong(a << (b & 63n));
    case '>>':
      return a >> (b & 63n);
    case '>>>':
      return wrapLong(BigInt.asUintN(64, a) >> (b & 63n));
  }
}

/** Null if the type has no number to add, for `++` and `--`. */
export const isSteppable = (type: Type): boolean => type.isNumber && type !== NULL;
