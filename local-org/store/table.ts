/**
 * The SQLite table of an object: the table has the object's name, and the columns have the fields' names.
 * Text ignores the case of the letters A to Z (`COLLATE NOCASE`), as in SOQL. IDs and dates compare exactly.
 * Every table has `IsDeleted`.
 */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { Row, Value } from '../types.ts';
import type { SqlValue } from './reader.ts';

export interface Column {
  readonly name: string;
  readonly sqlType: 'TEXT' | 'REAL' | 'INTEGER';
  readonly collate: boolean;
  readonly isBoolean: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly insertSql: string;
  /** Selects every column, in the order of `columns`. */
  readonly selectSql: string;
}

const EXACT = new Set(['id', 'reference', 'date', 'datetime', 'base64']);
const SHORT_TEXT = 255;
const tables = new WeakMap<ObjectDef, Table>();

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The table of an object, built once per schema. */
export function tableOf(object: ObjectDef): Table {
  const known = tables.get(object);
  if (known) return known;
  const table = makeTable(object);
  tables.set(object, table);
  return table;
}

function makeTable(object: ObjectDef): Table {
  const stored = [...object.fields.values()].filter((field) => field.type !== 'address' && field.calculated !== true);
  const columns = stored.toSorted((one, other) => longText(one) - longText(other)).map(columnOf);
  if (!object.fields.has('isdeleted')) {
    columns.unshift({ name: 'IsDeleted', sqlType: 'INTEGER', collate: false, isBoolean: true });
  }
  const names = columns.map((column) => quote(column.name)).join(', ');
  const marks = columns.map(() => '?').join(', ');
  return {
    name: object.name,
    columns,
    insertSql: `INSERT INTO ${quote(object.name)} (${names}) VALUES (${marks})`,
    selectSql: `SELECT ${names} FROM ${quote(object.name)}`,
  };
}

/**
 * SQLite reads a row from its start to the last column that a query needs, and a long text continues on other
 * pages of the file. So the longest texts come last.
 */
function longText({ length = 0, type }: FieldDef): number {
  if (type === 'base64') return Infinity;
  return length > SHORT_TEXT ? length : 0;
}

function columnOf(field: FieldDef): Column {
  const sqlType = sqlTypeOf(field);
  const collate = sqlType === 'TEXT' && !EXACT.has(field.type) && !field.caseSensitive;
  return { name: field.name, sqlType, collate, isBoolean: field.type === 'boolean' };
}

function sqlTypeOf(field: FieldDef): Column['sqlType'] {
  switch (field.type) {
    case 'boolean':
    case 'int':
      return 'INTEGER';
    case 'double':
    case 'currency':
    case 'percent':
      return 'REAL';
    default:
      return 'TEXT';
  }
}

/** Converts the columns of `selectSql` to a record. */
export function decodeRow(table: Table, values: readonly SqlValue[]): Row {
  const row: Row = {};
  const columns = table.columns;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i];
    if (column) row[column.name] = decode(column, values[i] ?? null);
  }
  return row;
}

function decode(column: Column, value: SqlValue): Value {
  return column.isBoolean ? value === 1 : value;
}

/** The parameters of `insertSql`. */
export function encodeRow(table: Table, row: Row): Value[] {
  return table.columns.map((column) => row[column.name] ?? (column.isBoolean ? false : null));
}
