/** The rows that weren't imported, as a CSV file that a person corrects and imports again. */
import { createWriteStream, existsSync, renameSync, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { REASON } from './columns.ts';

export class UnmatchedFile {
  readonly path: string;
  readonly #headers: readonly string[];
  readonly #delimiter: string;
  #rows: WriteStream | null = null;

  /** For `usage.csv`, the file is `usage.unmatched.csv`. It appears when the import ends. */
  constructor(imported: string, headers: readonly string[], delimiter: string) {
    this.path = imported.replace(/(?:\.csv)?$/i, '.unmatched.csv');
    // A file that was corrected and is imported again has reasons of its own.
    this.#headers = headers.at(-1) === REASON ? headers.slice(0, -1) : headers;
    this.#delimiter = delimiter;
  }

  add(cells: readonly string[], reason: string): void {
    const width = Math.max(this.#headers.length, cells.length - (cells.length > this.#headers.length ? 1 : 0));
    this.#rows ??= this.#start();
    this.#rows.write(this.#line([...paddedTo(this.#headers.length, cells.slice(0, width)), reason], false));
  }

  /** The file of the last run is kept as `….previous.csv`, because somebody may have corrected rows in it. */
  async finish(): Promise<string | null> {
    if (this.#rows === null) return null;
    this.#rows.end();
    await finished(this.#rows);
    if (existsSync(this.path)) renameSync(this.path, this.path.replace(/\.csv$/, '.previous.csv'));
    renameSync(this.#partial, this.path);
    return this.path;
  }

  async discard(): Promise<void> {
    if (this.#rows === null) return;
    this.#rows.destroy();
    await finished(this.#rows).catch(() => undefined);
    rmSync(this.#partial, { force: true });
  }

  get #partial(): string {
    return `${this.path}.part`;
  }

  #start(): WriteStream {
    const rows = createWriteStream(this.#partial);
    // The error is thrown by finish().
    rows.on('error', () => undefined);
    rows.write(this.#line([...this.#headers, REASON], true));
    return rows;
  }

  /** With a byte-order mark, so that Excel shows accents, and an apostrophe before formulas, which the import removes again. */
  #line(cells: readonly string[], isFirst: boolean): string {
    return stringify([cells], {
      bom: isFirst,
      delimiter: this.#delimiter,
      escape_formulas: true,
      quoted_match: /[\r\n]/,
      record_delimiter: '\r\n',
    });
  }
}

function paddedTo(width: number, cells: readonly string[]): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}
