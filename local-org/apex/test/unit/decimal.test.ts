/** Apex Reference: "Decimal Class", "Double Class". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal, Double } from '../../runtime/decimal.ts';

const decimal = (text: string): Decimal => Decimal.parse(text) ?? assert.fail(`${text} is no decimal`);
const text = (value: Decimal): string => value.toString();

test('a decimal keeps the scale it was written with', () => {
  assert.equal(text(decimal('1.50')), '1.50');
  assert.equal(text(decimal('-0.05')), '-0.05');
  assert.equal(text(decimal('.5')), '0.5');
  assert.equal(text(decimal('12e2')), '1200');
  assert.equal(text(decimal('12e-3')), '0.012');
});

test('text that isn’t a number is refused', () => {
  for (const wrong of ['', '.', 'x', '1.2.3', '1,5', '--1']) assert.equal(Decimal.parse(wrong), null, wrong);
});

test('sums have the larger scale and products the sum of both', () => {
  assert.equal(text(decimal('1.5').add(decimal('2.25'))), '3.75');
  assert.equal(text(decimal('1.50').subtract(decimal('1.5'))), '0.00');
  assert.equal(text(decimal('1.5').multiply(decimal('2.0'))), '3.00');
});

test('division keeps 34 digits and removes zeros that an exact quotient doesn’t have', () => {
  assert.equal(text(decimal('1').divide(decimal('3'))), '0.3333333333333333333333333333333333');
  assert.equal(text(decimal('2').divide(decimal('3'))), '0.6666666666666666666666666666666667');
  assert.equal(text(decimal('10').divide(decimal('4'))), '2.5');
  assert.equal(text(decimal('-7').divide(decimal('2'))), '-3.5');
});

test('rounding follows its mode above and below zero', () => {
  const modes = ['HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UP', 'DOWN', 'CEILING', 'FLOOR'] as const;
  const rounded = (value: string): string[] => modes.map((mode) => text(decimal(value).round(0, mode)));
  assert.deepEqual(rounded('2.5'), ['3', '2', '2', '3', '2', '3', '2']);
  assert.deepEqual(rounded('-2.5'), ['-3', '-2', '-2', '-3', '-2', '-2', '-3']);
  assert.deepEqual(rounded('3.5'), ['4', '3', '4', '4', '3', '4', '3']);
  assert.deepEqual(rounded('2.51'), ['3', '3', '3', '3', '2', '3', '2']);
  assert.deepEqual(rounded('0.4'), ['0', '0', '0', '1', '0', '1', '0']);
});

test('a negative scale rounds to tens', () => {
  assert.equal(text(decimal('1250').round(-2, 'HALF_EVEN')), '1200');
  assert.equal(text(decimal('1350').round(-2, 'HALF_EVEN')), '1400');
});

test('rounding with UNNECESSARY is refused if rounding is necessary', () => {
  assert.throws(() => decimal('1.05').round(1, 'UNNECESSARY'), RangeError);
  assert.equal(text(decimal('1.50').round(1, 'UNNECESSARY')), '1.5');
});

test('numbers with different scales compare by value', () => {
  assert.equal(decimal('1.50').compare(decimal('1.5')), 0);
  assert.equal(decimal('-1').compare(decimal('0.1')), -1);
  assert.equal(text(decimal('1.500').stripZeros()), '1.5');
  assert.equal(text(decimal('100').stripZeros()), '100');
});

test('integer parts are cut toward zero', () => {
  assert.equal(decimal('-2.9').truncate(), -2n);
  assert.equal(decimal('2.9').truncate(), 2n);
});

test('a double prints as Java prints it', () => {
  assert.equal(new Double(3).toString(), '3.0');
  assert.equal(new Double(0.1).toString(), '0.1');
  assert.equal(new Double(1e7).toString(), '1.0E7');
  assert.equal(new Double(1.5e-5).toString(), '1.5E-5');
});
