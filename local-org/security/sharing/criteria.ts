/**
 * A sharing rule's criteria as SQL. Text comparison is case-sensitive (Salesforce Help, "Criteria-Based
 * Sharing Rules").
 */
import type { ObjectDef } from '../../schema/model.ts';
import type { Criterion, SharingRuleDef } from '../../schema/read-sharing.ts';
import type { SqlValue } from '../../store/reader.ts';
import { quote } from '../../store/table.ts';
import { allOf, anyOf, joined, type RowTest } from './row-test.ts';

export function criteriaTest(object: ObjectDef, { criteria, logic }: SharingRuleDef, alias: string): RowTest {
  const tests = criteria.map((criterion) => criterionTest(object, criterion, alias));
  return logic === null ? allOf(tests) : combined(tests, logic);
}

/** `1 AND (2 OR NOT 3)`: the operators are SQL's, the numbers are replaced by criteria. */
function combined(tests: readonly RowTest[], logic: string): RowTest {
  const parts = logic.match(/\d+|\(|\)|AND|OR|NOT/gi) ?? [];
  return [
    '(',
    ...parts.flatMap((part): RowTest => (/\d/.test(part) ? (tests[Number(part) - 1] ?? ['0']) : [` ${part} `])),
    ')',
  ];
}

/** True or false, never null, so that NOT works. */
function criterionTest(object: ObjectDef, criterion: Criterion, alias: string): RowTest {
  const { field, operation } = criterion;
  const column = `${alias}.${quote(field.name)}`;
  const values = criterion.values.map((text) => valueOf(object, criterion, text));
  const any = (one: (value: SqlValue) => RowTest): RowTest => ['(', ...joined(values.map(one), ' OR '), ') IS TRUE'];
  const none = (one: (value: SqlValue) => RowTest): RowTest => [
    '(',
    ...joined(values.map(one), ' OR '),
    ') IS NOT TRUE',
  ];
  const equals = (value: SqlValue): RowTest =>
    value === null ? [`${column} IS NULL`] : [`${column} = `, { value }, ' COLLATE BINARY'];
  const contains = (value: SqlValue): RowTest => [`instr(${column}, `, { value }, ') > 0'];
  const compared = (operator: string) => any((value) => [`${column} ${operator} `, { value }]);
  switch (operation) {
    case 'equals':
      return any(equals);
    case 'notEqual':
      return none(equals);
    case 'contains':
      return any(contains);
    case 'notContain':
      return none(contains);
    case 'startsWith':
      return any((value) => [`substr(${column}, 1, length(`, { value }, ')) = ', { value }, ' COLLATE BINARY']);
    case 'includes':
      return any((value) => [`instr(';' || ${column} || ';', ';' || `, { value }, " || ';') > 0"]);
    case 'excludes':
      return none((value) => [`instr(';' || ${column} || ';', ';' || `, { value }, " || ';') > 0"]);
    case 'lessThan':
      return compared('<');
    case 'greaterThan':
      return compared('>');
    case 'lessOrEqual':
      return compared('<=');
    case 'greaterOrEqual':
      return compared('>=');
    default:
      return anyOf([]);
  }
}

function valueOf(object: ObjectDef, { field }: Criterion, text: string): SqlValue {
  if (text === '') return null;
  if (field.name === 'RecordTypeId') return recordTypeId(object, text);
  switch (field.type) {
    case 'boolean':
      return /^(true|1)$/i.test(text) ? 1 : 0;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return Number(text);
    case 'date':
      return dayOf(text);
    case 'datetime':
      return `${dayOf(text)}T00:00:00.000Z`;
    default:
      return text;
  }
}

/** Rules name a record type by its label. The developer name works too. */
function recordTypeId(object: ObjectDef, text: string): string {
  const name = text.split('.').at(-1);
  return object.recordTypes.find((type) => type.label === name || type.developerName === name)?.id ?? '';
}

/** `11/3/2026` or `2026-11-03`. */
function dayOf(text: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return month && day && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}
