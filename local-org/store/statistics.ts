/**
 * Keeps SQLite's picture of the data fresh, so that it chooses the index that serves a query best. Looking takes some hundredths of a second. It happens
 * when an org with data opens, and for each table again when it has about doubled.
 */
import type { Connection } from './connection.ts';
import { quote } from './table.ts';

const AT_LEAST = 1000;
/** Of each index. With too few, an index of few different values looks better than it is. */
const ROWS_LOOKED_AT = 20_000;

export class Statistics {
  readonly #connection: Connection;
  readonly #inserted = new Map<string, number>();
  /** How many inserts make the next look at a table due. */
  readonly #dueAt = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  countInsert(table: string): void {
    this.#inserted.set(table, (this.#inserted.get(table) ?? 0) + 1);
  }

  /**
   * Called after a commit. What was saved stays saved whatever becomes of the statistics, so a refusal, such as another process that holds the
   * file, is not the caller's: they are looked at again when the data has doubled.
   */
  refresh(): void {
    if (this.#connection.inTransaction) return;
    const due = [...this.#inserted].filter(([table, count]) => count >= (this.#dueAt.get(table) ?? AT_LEAST));
    if (due.length === 0) return;
    for (const [table, count] of due) this.#dueAt.set(table, count * 2);
    this.#look(due.map(([table]) => `ANALYZE ${quote(table)};`));
  }

  /** All tables, for data that earlier processes wrote. */
  refreshAll(): void {
    this.#look(['ANALYZE;']);
  }

  #look(analyses: readonly string[]): void {
    try {
      this.#connection.exec(`PRAGMA analysis_limit = ${ROWS_LOOKED_AT}; ${analyses.join(' ')}`);
      // Another connection reads the statistics with the schema, so the schema has to change for it to look again.
      this.#connection.exec('CREATE TABLE local_nudge (step INTEGER); DROP TABLE local_nudge;');
    } catch {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    }
  }
}
