/**
 * Decimal: an unscaled integer and a scale, as in java.math.BigDecimal, on which Apex's Decimal is built.
 * Apex Developer Guide, "Primitive Data Types"; Apex Reference, "Decimal Class" (rounding modes, division).
 */

export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** Division keeps this many significant digits. */
const DIVISION_DIGITS = 34;

/** Powers of ten, by exponent. */
const POWERS = Array.from({ length: 80 }, (_zero, n) => 10n ** BigInt(n));
const powerOfTen = (n: number): bigint => POWERS[n] ?? 10n ** BigInt(n);
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);
const orderOf = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);
const digitsOf = (n: bigint): number => absolute(n).toString().length;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** Null if the text isn't a number. */
  static parse(text: string): Decimal | null {
    const match = NUMBER.exec(text.trim());
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    if (match === null || whole + fraction === '') return null;
    const scale = fraction.length - Number(exponent);
    const unscaled = BigInt(sign + whole + fraction);
    return scale < 0 ? new Decimal(unscaled * powerOfTen(-scale), 0) : new Decimal(unscaled, scale);
  }

  static of(value: number | bigint): Decimal {
    if (typeof value === 'bigint' || Number.isInteger(value)) return new Decimal(BigInt(value), 0);
    const parsed = Decimal.parse(String(value));
    if (parsed === null) throw new RangeError(`Not a decimal: ${value}`);
    return parsed;
  }

  private at(scale: number): bigint {
    return this.unscaled * powerOfTen(scale - this.scale);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.at(scale) + other.at(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** Removes trailing zeros, down to the scale of an exact quotient. The divisor must not be zero. */
  divide(other: Decimal): Decimal {
    const preferred = Math.max(0, this.scale - other.scale);
    const extra = DIVISION_DIGITS + 6 + digitsOf(other.unscaled);
    let quotient = new Decimal((this.unscaled * powerOfTen(extra)) / other.unscaled, this.scale - other.scale + extra);
    const surplus = digitsOf(quotient.unscaled) - DIVISION_DIGITS;
    if (surplus > 0) quotient = quotient.round(quotient.scale - surplus, 'HALF_EVEN');
    return quotient.stripZeros(preferred);
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** A negative scale rounds to tens, hundreds, … */
  round(scale: number, mode: RoundingMode): Decimal {
    if (scale >= this.scale) return new Decimal(this.at(scale), scale);
    const unit = powerOfTen(this.scale - scale);
    let quotient = this.unscaled / unit;
    if (roundsAway(quotient, this.unscaled % unit, unit, mode)) quotient += this.unscaled < 0n ? -1n : 1n;
    return scale < 0 ? new Decimal(quotient * powerOfTen(-scale), 0) : new Decimal(quotient, scale);
  }

  compare(other: Decimal): number {
    if (this.scale === other.scale) return orderOf(this.unscaled, other.unscaled);
    const scale = Math.max(this.scale, other.scale);
    return orderOf(this.at(scale), other.at(scale));
  }

  get isZero(): boolean {
    return this.unscaled === 0n;
  }

  get precision(): number {
    return digitsOf(this.unscaled);
  }

  stripZeros(downTo = 0): Decimal {
    let { unscaled, scale } = this;
    while (scale > downTo && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return scale === this.scale ? this : new Decimal(unscaled, scale);
  }

  /** The integer part, toward zero. */
  truncate(): bigint {
    return this.scale <= 0 ? this.at(0) : this.unscaled / powerOfTen(this.scale);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  toString(): string {
    if (this.scale <= 0) return this.at(0).toString();
    const digits = absolute(this.unscaled)
      .toString()
      .padStart(this.scale + 1, '0');
    return `${this.unscaled < 0n ? '-' : ''}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }
}

function roundsAway(quotient: bigint, remainder: bigint, unit: bigint, mode: RoundingMode): boolean {
  if (remainder === 0n) return false;
  const negative = remainder < 0n;
  const twice = absolute(remainder) * 2n;
  switch (mode) {
    case 'UP':
      return true;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= unit;
    case 'HALF_DOWN':
      return twice > unit;
    case 'HALF_EVEN':
      return twice > unit || (twice === unit && quotient % 2n !== 0n);
    case 'DOWN':
      return false;
    case 'UNNECESSARY':
      throw new RangeError('Rounding necessary');
  }
}

/** A Double: a JavaScript number that differs from an Integer. */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return Number.isInteger(this.value) && Math.abs(this.value) < 1e7 ? this.value.toFixed(1) : doubleText(this.value);
  }
}

/** Prints a double like Java: `1.0E7` from ten million. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
