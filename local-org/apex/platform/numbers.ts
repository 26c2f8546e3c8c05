/** Apex Reference: "Integer Class", "Long Class", "Double Class", "Decimal Class", "Boolean Class". */
import { Decimal, Double, type RoundingMode } from '../runtime/decimal.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { isNumber, toNumber, wrapInteger, wrapLong } from '../runtime/numbers.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG } from '../runtime/types.ts';
import { EnumValue, type ApexValue } from '../runtime/values.ts';
import { decimal, double, integer, long, text } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';

export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

export function formatDecimal(value: Decimal): string {
  const [whole = '', fraction] = value.round(Math.min(value.scale, 3), 'HALF_EVEN').stripZeros().toString().split('.');
  return grouped(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

const MODES: readonly RoundingMode[] = [
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
];

function roundingMode(value: ApexValue): RoundingMode {
  const name = value instanceof EnumValue ? value.name : throwNullPointer();
  return MODES.find((mode) => mode === name) ?? throwApex('MathException', `Unknown rounding mode ${name}`);
}

function rounded(value: Decimal, scale: number, mode: RoundingMode): Decimal {
  try {
    return value.round(scale, mode);
  } catch (error) {
    if (error instanceof RangeError) return throwApex('MathException', error.message);
    throw error;
  }
}

function divided(left: Decimal, right: Decimal, scale: number, mode: RoundingMode): Decimal {
  if (right.isZero) throwApex('MathException', 'Divide by 0');
  return rounded(left.divide(right), scale, mode);
}

function power(base: Decimal, exponent: number): Decimal {
  if (exponent < 0 || exponent > 32_767) throwApex('MathException', 'Invalid exponent');
  let result = Decimal.of(1);
  for (let i = 0; i < exponent; i++) result = result.multiply(base);
  return result;
}

function parseInteger(value: string): number {
  const number = Number(value);
  const valid = /^[+-]?\d+$/.test(value) && number >= -2_147_483_648 && number <= 2_147_483_647;
  return valid ? number : throwApex('TypeException', `Invalid integer: ${value}`);
}

function parseLong(value: string): bigint {
  if (!/^[+-]?\d+$/.test(value)) throwApex('TypeException', `Invalid long: ${value}`);
  return wrapLong(BigInt(value.replace(/^\+/, '')));
}

const parseDecimal = (value: string, what: string): Decimal =>
  Decimal.parse(value) ?? throwApex('TypeException', `Invalid ${what}: ${value}`);

const truncateToInteger = (value: ApexValue): number => {
  if (value === null) return throwNullPointer();
  if (typeof value === 'string') return parseInteger(value);
  return isNumber(value) ? wrapInteger(Math.trunc(toNumber(value))) : throwApex('TypeException', 'Invalid integer');
};

export const integerClass: ClassDefinition = {
  type: INTEGER,
  instance: on(integer, {
    'String format()': (n) => grouped(String(n)),
  }),
  statics: statics({
    'Integer valueOf(String)': ([value]) => parseInteger(text(value).trim()),
    'Integer valueOf(Object)': ([value]) => truncateToInteger(value),
  }),
};

export const longClass: ClassDefinition = {
  type: LONG,
  instance: on(long, {
    'String format()': (n) => grouped(n.toString()),
    'Integer intValue()': (n) => Number(BigInt.asIntN(32, n)),
  }),
  statics: statics({
    'Long valueOf(String)': ([value]) => parseLong(text(value).trim()),
    'Long valueOf(Object)': ([value]) => (typeof value === 'string' ? parseLong(value) : decimal(value).truncate()),
  }),
};

export const decimalClass: ClassDefinition = {
  type: DECIMAL,
  instance: on(decimal, {
    'Decimal abs()': (d) => d.abs(),
    'Decimal divide(Decimal, Integer)': (d, [by, scale]) => divided(d, decimal(by), integer(scale), 'HALF_EVEN'),
    'Decimal divide(Decimal, Integer, RoundingMode)': (d, [by, scale, mode]) =>
      divided(d, decimal(by), integer(scale), roundingMode(mode)),
    'Double doubleValue()': (d) => new Double(d.toNumber()),
    'String format()': (d) => formatDecimal(d),
    'Integer intValue()': (d) => Number(BigInt.asIntN(32, d.truncate())),
    'Long longValue()': (d) => wrapLong(d.truncate()),
    'Decimal pow(Integer)': (d, [exponent]) => power(d, integer(exponent)),
    'Integer precision()': (d) => d.precision,
    'Long round()': (d) => d.round(0, 'HALF_EVEN').unscaled,
    'Long round(RoundingMode)': (d, [mode]) => rounded(d, 0, roundingMode(mode)).unscaled,
    'Integer scale()': (d) => d.scale,
    'Decimal setScale(Integer)': (d, [scale]) => d.round(integer(scale), 'HALF_EVEN'),
    'Decimal setScale(Integer, RoundingMode)': (d, [scale, mode]) => rounded(d, integer(scale), roundingMode(mode)),
    'Decimal stripTrailingZeros()': (d) => d.stripZeros(),
    'String toPlainString()': (d) => d.toString(),
  }),
  statics: statics({
    'Decimal valueOf(Double)': ([value]) => decimal(value),
    'Decimal valueOf(Long)': ([value]) => decimal(value),
    'Decimal valueOf(String)': ([value]) => parseDecimal(text(value), 'decimal'),
    'Decimal valueOf(Decimal)': ([value]) => decimal(value),
  }),
};

export const doubleClass: ClassDefinition = {
  type: DOUBLE,
  instance: on(double, {
    'String format()': (n) => formatDecimal(Decimal.of(n)),
    'Integer intValue()': (n) => wrapInteger(Math.trunc(n)),
    'Long longValue()': (n) => wrapLong(BigInt(Math.trunc(n))),
    'Long round()': (n) => Decimal.of(n).round(0, 'HALF_EVEN').unscaled,
  }),
  statics: statics({
    'Double valueOf(String)': ([value]) => new Double(parseDecimal(text(value), 'double').toNumber()),
    'Double valueOf(Object)': ([value]) =>
      new Double(typeof value === 'string' ? parseDecimal(value, 'double').toNumber() : double(value)),
  }),
};

export const booleanClass: ClassDefinition = {
  type: BOOLEAN,
  statics: statics({
    'Boolean valueOf(String)': ([value]) => text(value).toLowerCase() === 'true',
    'Boolean valueOf(Object)': ([value]) => (typeof value === 'boolean' ? value : text(value).toLowerCase() === 'true'),
  }),
};
