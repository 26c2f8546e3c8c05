/** Salesforce Help, "Formula Operators and Functions A–Z": each line is a formula and its result. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bound } from '../bind.ts';
import { evaluate } from '../evaluate.ts';
import { FormulaProblem, parseFormula, type Tree } from '../parse.ts';
import { Day, FormulaFailure, Moment, roundHalfUp, textOf, type FormulaValue } from '../values.ts';

const NOW = new Date('2026-11-03T15:30:00.000Z');

/** Formulas without fields need no schema. */
function bound(tree: Tree): Bound {
  if (tree.kind === 'name') throw new FormulaProblem(tree.path.join('.'));
  return tree.kind === 'literal' ? tree : { ...tree, args: tree.args.map(bound) };
}

function answer(formula: string): FormulaValue {
  const around = { now: NOW, today: '2026-11-03', field: () => null, permission: () => false };
  const value = evaluate(bound(parseFormula(formula)), around);
  return value instanceof Day || value instanceof Moment ? textOf(value) : value;
}

const ANSWERS: readonly (readonly [string, FormulaValue])[] = [
  ['1 + 2 * 3 ^ 2', 19],
  ['-(1 + 1) * 2', -4],
  ['0.1 + 0.2', 0.3],
  ['"a" & "b" + \'c\'', 'abc'],
  ['1 = 1 && 2 <> 3 && 2 != 3 && 1 == 1', true],
  ['FALSE || 3 >= 3', true],
  ['/* a comment */ IF(1 < 2, "yes", "no")', 'yes'],
  ['IF(TRUE, 1, 1 / 0)', 1],
  ['CASE(2, 1, "one", 2, "two", "many")', 'two'],
  ['CASE("x", "y", 1, 0)', 0],
  ['AND(TRUE, 1 = 1)', true],
  ['OR(FALSE, NOT(FALSE))', true],
  ['ISBLANK("")', true],
  ['ISNULL("")', false],
  ['BLANKVALUE("", "x")', 'x'],
  ['NULLVALUE(NULL, 4)', 4],
  ['ISPICKVAL("New", "New")', true],
  ['INCLUDES("a;b", "b")', true],
  ['TEXT(DATE(2026, 2, 3))', '2026-02-03'],
  ['VALUE("12.5")', 12.5],
  ['ISNUMBER("1x")', false],
  ['LEN("four")', 4],
  ['LEFT("abc", 2) & RIGHT("abc", 1) & MID("abc", 2, 1)', 'abcb'],
  ['FIND("c", "abc")', 3],
  ['FIND("z", "abc")', 0],
  ['CONTAINS("abc", "b") && BEGINS("abc", "ab")', true],
  ['SUBSTITUTE("a-b-c", "-", "$&")', 'a$&b$&c'],
  ['UPPER(TRIM(" a ")) & LOWER("B")', 'Ab'],
  ['REGEX("12345", "\\\\d{5}")', true],
  ['REGEX("x12345", "\\\\d{5}")', false],
  ['LPAD("7", 3, "0") & RPAD("a", 2)', '007a '],
  ['TODAY() - DATE(2026, 11, 1)', 2],
  ['TEXT(NOW())', '2026-11-03 15:30:00Z'],
  ['DATEVALUE(NOW())', '2026-11-03'],
  ['DATETIMEVALUE("2026-11-03 06:00:00") - DATETIMEVALUE("2026-11-02 00:00:00")', 1.25],
  ['YEAR(TODAY()) + MONTH(TODAY()) + DAY(TODAY())', 2040],
  ['WEEKDAY(DATE(2026, 11, 1))', 1],
  ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
  ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
  ['DATE(2026, 1, 31) + 1', '2026-02-01'],
  ['ROUND(1.005, 2)', 1.01],
  ['ROUND(-1.5, 0)', -2],
  ['CEILING(2.1) + FLOOR(2.9)', 5],
  ['CEILING(-2.5)', -3],
  ['ABS(-3) + MAX(1, 5) + MIN(4, 2)', 10],
  ['MOD(7, 3) + SQRT(16)', 5],
  ['CASESAFEID("001A0000006Vm9r")', '001A0000006Vm9rIAC'],
  ['HYPERLINK("/a?b=1&c=2", "Go")', '<a href="/a?b=1&amp;c=2" target="_blank">Go</a>'],
  ['IMAGE("/i.png", "An image")', '<img src="/i.png" alt="An image" border="0"/>'],
  ['"a" & BR() & "b"', 'a\nb'],
  ['NULL + 1', null],
  ['NULL > 1', false],
];

describe('a formula', () => {
  for (const [formula, expected] of ANSWERS)
    it(`${formula} returns ${JSON.stringify(expected)}`, () => assert.deepEqual(answer(formula), expected));

  it('fails for a row that it can’t evaluate', () => {
    for (const formula of ['1 / 0', 'VALUE("x")', 'DATE(2026, 2, 30)', 'SQRT(-1)', '"a" * 2'])
      assert.throws(() => answer(formula), FormulaFailure, formula);
  });

  it('is refused if it’s invalid', () => {
    for (const formula of ['1 +', 'IF(', '"open', '1 2', '#'])
      assert.throws(() => parseFormula(formula), FormulaProblem, formula);
  });

  it('rounds the value of a number field half up, as Help says for 12.345 and -12.345', () => {
    assert.deepEqual([roundHalfUp(12.345, 2), roundHalfUp(-12.345, 2)], [12.35, -12.34]);
  });
});
