/** Apex Reference, "Math Class". */
import { Decimal, Double } from '../runtime/decimal.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { wrapInteger, wrapLong } from '../runtime/numbers.ts';
import type { ApexValue } from '../runtime/values.ts';
import { decimal, double, integer, long } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

const smaller = (a: Decimal, b: Decimal): Decimal => (a.compare(b) <= 0 ? a : b);
const larger = (a: Decimal, b: Decimal): Decimal => (a.compare(b) >= 0 ? a : b);

function modulo(a: bigint, b: bigint): bigint {
  return b === 0n ? throwApex('MathException', 'Divide by 0') : a % b;
}

const absLong = (n: bigint): bigint => (n < 0n ? wrapLong(-n) : n);
const withDouble =
  (work: (n: number) => number) =>
  ([value]: readonly ApexValue[]): Double =>
    new Double(work(double(value)));

export const mathClass: ClassDefinition = {
  type: nativeType('Math'),
  statics: statics({
    'Integer abs(Integer)': ([n]) => wrapInteger(Math.abs(integer(n))),
    'Long abs(Long)': ([n]) => absLong(long(n)),
    'Double abs(Double)': ([n]) => new Double(Math.abs(double(n))),
    'Decimal abs(Decimal)': ([n]) => decimal(n).abs(),
    'Double acos(Double)': withDouble(Math.acos),
    'Double asin(Double)': withDouble(Math.asin),
    'Double atan(Double)': withDouble(Math.atan),
    'Double atan2(Double, Double)': ([x, y]) => new Double(Math.atan2(double(x), double(y))),
    'Decimal cbrt(Decimal)': ([n]) => Decimal.of(Math.cbrt(double(n))),
    'Double cbrt(Double)': withDouble(Math.cbrt),
    'Double ceil(Double)': withDouble(Math.ceil),
    'Decimal ceil(Decimal)': ([n]) => decimal(n).round(0, 'CEILING'),
    'Double cos(Double)': withDouble(Math.cos),
    'Double cosh(Double)': withDouble(Math.cosh),
    'Double exp(Double)': withDouble(Math.exp),
    'Double floor(Double)': withDouble(Math.floor),
    'Decimal floor(Decimal)': ([n]) => decimal(n).round(0, 'FLOOR'),
    'Double log(Double)': withDouble(Math.log),
    'Double log10(Double)': withDouble(Math.log10),
    'Integer max(Integer, Integer)': ([a, b]) => Math.max(integer(a), integer(b)),
    'Long max(Long, Long)': ([a, b]) => (long(a) > long(b) ? long(a) : long(b)),
    'Double max(Double, Double)': ([a, b]) => new Double(Math.max(double(a), double(b))),
    'Decimal max(Decimal, Decimal)': ([a, b]) => larger(decimal(a), decimal(b)),
    'Integer min(Integer, Integer)': ([a, b]) => Math.min(integer(a), integer(b)),
    'Long min(Long, Long)': ([a, b]) => (long(a) < long(b) ? long(a) : long(b)),
    'Double min(Double, Double)': ([a, b]) => new Double(Math.min(double(a), double(b))),
    'Decimal min(Decimal, Decimal)': ([a, b]) => smaller(decimal(a), decimal(b)),
    'Integer mod(Integer, Integer)': ([a, b]) => Number(modulo(long(a), long(b))),
    'Long mod(Long, Long)': ([a, b]) => modulo(long(a), long(b)),
    'Double pow(Double, Double)': ([base, exponent]) => new Double(double(base) ** double(exponent)),
    'Double random()': () => new Double(Math.random()),
    'Double rint(Double)': ([n]) => new Double(Decimal.of(double(n)).round(0, 'HALF_EVEN').toNumber()),
    'Integer round(Double)': ([n]) => wrapInteger(Number(Decimal.of(double(n)).round(0, 'HALF_EVEN').unscaled)),
    'Integer round(Decimal)': ([n]) => wrapInteger(Number(decimal(n).round(0, 'HALF_EVEN').unscaled)),
    'Long roundToLong(Double)': ([n]) => Decimal.of(double(n)).round(0, 'HALF_EVEN').unscaled,
    'Long roundToLong(Decimal)': ([n]) => decimal(n).round(0, 'HALF_EVEN').unscaled,
    'Integer signum(Integer)': ([n]) => Math.sign(integer(n)),
    'Decimal signum(Decimal)': ([n]) => Decimal.of(decimal(n).compare(Decimal.of(0))),
    'Double sin(Double)': withDouble(Math.sin),
    'Double sinh(Double)': withDouble(Math.sinh),
    'Double sqrt(Double)': withDouble(Math.sqrt),
    'Double tan(Double)': withDouble(Math.tan),
    'Double tanh(Double)': withDouble(Math.tanh),
  }),
  staticFields: [
    { name: 'PI', type: 'Double', read: () => new Double(Math.PI) },
    { name: 'E', type: 'Double', read: () => new Double(Math.E) },
  ],
};
