/** A test of one row as parts of SQL: text written in this folder and names of the schema; everything else is a value. */
import type { SqlValue } from '../../store/reader.ts';

export type RowTestPart = string | { readonly value: SqlValue };
export type RowTest = readonly RowTestPart[];

/** How far somebody may go with a row: `all` deletes, transfers and shares it. */
export type RowLevel = 'read' | 'edit' | 'all';

export function joined(tests: readonly RowTest[], separator: string): RowTestPart[] {
  return tests.flatMap((test, index) => (index === 0 ? test : [separator, ...test]));
}

/** Passes no row where there are no tests. */
export function anyOf(tests: readonly RowTest[]): RowTest {
  if (tests.length === 0) return ['0'];
  return tests.length === 1 ? (tests[0] ?? ['0']) : ['(', ...joined(tests, ' OR '), ')'];
}

/** Passes every row where there are no tests. */
export function allOf(tests: readonly RowTest[]): RowTest {
  if (tests.length === 0) return ['1'];
  return tests.length === 1 ? (tests[0] ?? ['1']) : ['(', ...joined(tests, ' AND '), ')'];
}

/** Whether a column holds one of the texts. */
export function among(column: string, texts: readonly string[]): RowTest {
  if (texts.length === 0) return ['0'];
  if (texts.length === 1) return [`${column} = `, { value: texts[0] ?? null }];
  return [`${column} IN (SELECT value FROM json_each(`, { value: JSON.stringify(texts) }, '))'];
}

/** As SQL text with `?` for each value. */
export function written(test: RowTest): { sql: string; parameters: SqlValue[] } {
  const sql = test.map((part) => (typeof part === 'string' ? part : '?')).join('');
  return { sql, parameters: test.flatMap((part) => (typeof part === 'string' ? [] : [part.value])) };
}
