import { gradeSpan } from 'c/rosteringAnswerModel';

it.each([
  ['K;1;2', 'K–2'],
  ['2;1;K', 'K–2'],
  ['PK;TK;K;1;2;3;4;5', 'PK–5'],
  ['PK;K;1', 'PK, K–1'],
  ['K;1;2;6;7;8', 'K–2, 6–8'],
  ['K;1;2;3;4;5;6;7;8;UG', 'K–8, UG'],
  ['13;UG', '13, UG'],
  ['3', '3'],
  ['K;1;Art', null],
  ['KG', null],
  ['', null],
])('writes the grades %p as %p', (answer, text) => {
  expect(gradeSpan(answer)).toBe(text);
});
