/**
 * Updates SQLite's statistics, so that it chooses the best index. This takes some hundredths of a second,
 * when an org with data opens and when a table has about doubled.
 */
import type { Connection } from './connection.ts';
import { quote } from './table.ts';

const AT_LEAST = 1000;
/** Rows per index. With fewer, an index with few different values looks better than it is. */
const ROWS_LOOKED_AT = 20_000;

export class Statistics {
  readonly #connection: Connection;
  readonly #inserted = new Map<string, number>();
  /** The number of inserts after which a table is analyzed again. */
  readonly #dueAt = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  countInsert(table: string): void {
    this.#inserted.set(table, (this.#inserted.get(table) ?? 0) + 1);
  }

  /**
   * Called after a commit. An error here, such as a lock by another process, must not affect the commit. The
   * statistics are updated when the data has doubled again.
   */
  refresh(): void {
    if (this.#connection.inTransaction) return;
    const due = [...this.#inserted].filter(([table, count]) => count >= (this.#dueAt.get(table) ?? AT_LEAST));
    if (due.length === 0) return;
    for (const [table, count] of due) this.#dueAt.set(table, count * 2);
    this.#look(due.map(([table]) => `ANALYZE ${quote(table)};`));
  }

  /** Analyzes all tables, for data of earlier processes. */
  refreshAll(): void {
    this.#look(['ANALYZE;']);
  }

  #look(analyses: readonly string[]): void {
    try {
      this.#connection.exec(`PRAGMA analysis_limit = ${ROWS_LOOKED_AT}; ${analyses.join(' ')}`);
      // Another connection reads the statistics with the schema, so the schema must change for it to notice.
      this.#connection.exec('CREATE TABLE local_nudge (step INTEGER); DROP TABLE local_nudge;');
    } catch {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    }
  }
}
