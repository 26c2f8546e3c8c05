/** A test of one record as SQL parts: fixed text, schema names, and bound values. */
import type { SqlValue } from '../../store/reader.ts';

export type RowTestPart = string | { readonly value: SqlValue };
export type RowTest = readonly RowTestPart[];

/** Access to a record. `all` includes deleting, transferring, and sharing it. */
export type RowLevel = 'read' | 'edit' | 'all';

export function joined(tests: readonly RowTest[], separator: string): RowTestPart[] {
  return tests.flatMap((test, index) => (index === 0 ? test : [separator, ...test]));
}

/** Without tests, no record passes. */
export function anyOf(tests: readonly RowTest[]): RowTest {
  if (tests.length === 0) return ['0'];
  return tests.length === 1 ? (tests[0] ?? ['0']) : ['(', ...joined(tests, ' OR '), ')'];
}

/** Without tests, every record passes. */
export function allOf(tests: readonly RowTest[]): RowTest {
  if (tests.length === 0) return ['1'];
  return tests.length === 1 ? (tests[0] ?? ['1']) : ['(', ...joined(tests, ' AND '), ')'];
}

/** Whether a column contains one of the texts. */
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
