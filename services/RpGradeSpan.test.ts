import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RpGradeSpan } from './RpGradeSpan.ts';

const GRADES = 'PK,TK,K,1,2,3,4,5,6,7,8,9,10,11,12,13,UG'.split(',');

/** The ends of a span, such as `K,5`. */
const span = (ends: string): RpGradeSpan | null =>
  RpGradeSpan.of(ends.split(',')[0] ?? null, ends.split(',')[1] ?? null);

const SPELLINGS: readonly (readonly [string | null, string | null])[] = [
  ['PK', 'PK'],
  ['pk', 'PK'],
  ['Pre-K', 'PK'],
  ['PreKindergarten', 'PK'],
  ['Pre-Kindergarten', 'PK'],
  ['TK', 'TK'],
  ['TransitionalKindergarten', 'TK'],
  ['Transitional Kindergarten', 'TK'],
  [' k ', 'K'],
  ['KG', 'K'],
  ['Kindergarten', 'K'],
  ['1', '1'],
  ['01', '1'],
  ['09', '9'],
  ['10', '10'],
  ['13', '13'],
  ['UG', 'UG'],
  ['Ungraded', 'UG'],
  ...[null, '', '0', '00', '001', '14', '1.5', 'IT', 'PS', 'Other', 'Kinder', 'K;1'].map(
    (none) => [none, null] as const,
  ),
];

test('the spellings of OneRoster and Clever are understood', () => {
  for (const [spelling, grade] of SPELLINGS) {
    assert.equal(RpGradeSpan.gradeOf(spelling), grade, String(spelling));
  }
});

test('every grade has its place in the order', () => {
  for (const [index, grade] of GRADES.entries()) {
    assert.equal(RpGradeSpan.of(grade, grade)?.label(), grade);
    if (index > 0) assert.equal(RpGradeSpan.of(grade, GRADES[index - 1] ?? null), null, `${grade} comes after`);
  }
  assert.equal(RpGradeSpan.ofAnswer(GRADES.join(';'))?.answer(), GRADES.join(';'));
});

test('a span has the grades from the lowest to the highest', () => {
  const expected = {
    'PK,5': 'PK;TK;K;1;2;3;4;5 PK–5',
    'TK,TK': 'TK TK',
    'KG,01': 'K;1 K–1',
    '9,13': '9;10;11;12;13 9–13',
    'UG,UG': 'UG UG',
    'K,UG': null,
    'UG,12': null,
    '5,K': null,
    'K,': null,
    ',5': null,
    'K,14': null,
  };
  for (const [ends, written] of Object.entries(expected)) {
    const found = span(ends);
    assert.equal(found && `${found.answer()} ${found.label()}`, written, ends);
  }
});

test('grades that follow each other are written as a range', () => {
  const expected: readonly (readonly [string | null, string | undefined])[] = [
    ['K;1;2', 'K–2'],
    ['2;1;K', 'K–2'],
    ['PK;TK;K;1;2;3;4;5', 'PK–5'],
    ['PK;K;1', 'PK, K–1'],
    ['K;1;2;6;7;8', 'K–2, 6–8'],
    ['K;1;2;3;4;5;6;7;8;UG', 'K–8, UG'],
    ['13;UG', '13, UG'],
    ['KG;01;02', 'K–2'],
    ['3', '3'],
    ['K;1;Art', undefined],
    ['', undefined],
    [null, undefined],
  ];
  for (const [answer, label] of expected) {
    assert.equal(RpGradeSpan.ofAnswer(answer)?.label(), label, String(answer));
  }
});

test('a span lies within another one that has all of its grades', () => {
  const elementary = span('PK,5');
  const expected = { 'PK,5': true, 'TK,5': true, 'K,1': true, 'K,6': false, '6,8': false, 'UG,UG': false };
  for (const [ends, within] of Object.entries(expected)) {
    assert.equal(elementary && span(ends)?.liesWithin(elementary), within, ends);
  }
});

test('a span is widened by the grades of another one', () => {
  assert.equal(span('3,8')?.widenedBy(span('PK,2')).label(), 'PK–8');
  assert.equal(span('K,2')?.widenedBy(span('6,8')).label(), 'K–2, 6–8');
  assert.equal(span('K,K')?.widenedBy(null).label(), 'K');
});
