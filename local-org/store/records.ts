/** Reads and writes whole records of one object, without business rules. */
import type { ObjectDef } from '../schema/model.ts';
import type { Row, Value } from '../types.ts';
import type { Connection } from './connection.ts';
import type { Statistics } from './statistics.ts';
import { decodeRow, encodeRow, quote, tableOf } from './table.ts';

export class Records {
  readonly #connection: Connection;
  readonly #statistics: Statistics;

  constructor(connection: Connection, statistics: Statistics) {
    this.#connection = connection;
    this.#statistics = statistics;
  }

  /** Records by ID, including deleted records. */
  byIds(object: ObjectDef, ids: readonly string[]): Map<string, Row> {
    return this.#map(object, '"Id" IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  }

  /** Records that aren't deleted and have one of the values in the field. */
  byField(object: ObjectDef, field: string, values: readonly Value[]): Row[] {
    const where = `${quote(field)} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`;
    return [...this.#map(object, where, [JSON.stringify(values)]).values()];
  }

  /**
   * The record that isn't deleted and has the value in a unique or external ID field. Ignores case unless the
   * field is case-sensitive.
   */
  idsByKey(object: ObjectDef, field: string, value: Value): string[] {
    const sql = `SELECT "Id" FROM ${quote(object.name)} WHERE ${quote(field)} = ? AND "IsDeleted" = 0 LIMIT 3`;
    return this.#connection.rows(sql, [value]).map(([id]) => String(id));
  }

  /** The existing IDs, and whether each record is deleted. */
  existing(object: ObjectDef, ids: readonly string[]): Map<string, boolean> {
    const sql = `SELECT "Id", "IsDeleted" FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
    return new Map(
      this.#connection.rows(sql, [JSON.stringify(ids)]).map(([id, deleted]) => [String(id), deleted === 1]),
    );
  }

  insert(object: ObjectDef, row: Row): void {
    const table = tableOf(object);
    this.#connection.run(table.insertSql, encodeRow(table, row));
    this.#statistics.countInsert(object.name);
  }

  /** Writes the given columns of one record. */
  update(object: ObjectDef, id: string, columns: readonly string[], row: Row): void {
    if (columns.length === 0) return;
    const set = columns.map((column) => `${quote(column)} = ?`).join(', ');
    const values = columns.map((column) => row[column] ?? null);
    this.#connection.run(`UPDATE ${quote(object.name)} SET ${set} WHERE "Id" = ?`, [...values, id]);
  }

  /** Removes a record permanently. Normal deletion sets IsDeleted. */
  remove(object: ObjectDef, id: string): void {
    this.#connection.run(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`, [id]);
  }

  #map(object: ObjectDef, where: string, parameters: readonly Value[]): Map<string, Row> {
    const table = tableOf(object);
    const rows = this.#connection.rows(`${table.selectSql} WHERE ${where}`, parameters);
    return new Map(rows.map((values) => decodeRow(table, values)).map((row) => [String(row['Id']), row]));
  }
}
