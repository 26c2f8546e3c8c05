/**
 * Keeps SQLite's picture of the data fresh, so that it knows when an index serves the order of a list better than its filter. Looking
 * takes some hundredths of a second, and is done again each time the data has about doubled.
 */
import type { Connection } from './connection.ts';

const AT_LEAST = 1000;
/** Of each index. With too few, an index of few different values looks better than it is. */
const ROWS_LOOKED_AT = 20_000;

export class Statistics {
  readonly #connection: Connection;
  #inserted = 0;
  #threshold = AT_LEAST;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  countInsert(): void {
    this.#inserted++;
  }

  /**
   * Called after a commit. What was saved stays saved whatever becomes of the statistics, so a refusal, such as another process that holds the
   * file, is not the caller's: they are looked at again when the data has doubled.
   */
  refresh(): void {
    if (this.#inserted < this.#threshold || this.#connection.inTransaction) return;
    this.#threshold = this.#inserted * 2;
    try {
      this.#look();
    } catch {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    }
  }

  #look(): void {
    this.#connection.exec(`PRAGMA analysis_limit = ${ROWS_LOOKED_AT}; ANALYZE;`);
    // Another connection reads the statistics with the schema, so the schema has to change for it to look again.
    this.#connection.exec('CREATE TABLE local_nudge (step INTEGER); DROP TABLE local_nudge;');
  }
}
