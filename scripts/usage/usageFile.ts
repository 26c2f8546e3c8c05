/**
 * Reads a vendor's spreadsheet that was saved as CSV, row by row, so that the size of the file doesn't matter. It understands what Excel and
 * Google Sheets write: UTF-8 with or without a byte-order mark, UTF-16, Windows-1252 (a superset of Latin-1), commas, semicolons, or tabs,
 * and lines that end with CR, LF, or both.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { TextDecoderStream } from 'node:stream/web';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CommandError } from '../output/CommandError.ts';

/** A cell can't be longer, or one missing quotation mark would make the rest of the file one cell. */
const LONGEST_ROW = 1_000_000;
const DELIMITERS = [',', ';', '\t'] as const;

export interface UsageFile {
  readonly headers: readonly string[];
  readonly delimiter: string;
  readonly rows: AsyncIterable<FileRow>;
}

export interface FileRow {
  /** The line in the file where the row starts. The header is on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** @throws CommandError FILE_NOT_READABLE, FILE_EMPTY, NOT_CSV, and while reading rows also NOT_CSV */
export async function openUsageFile(path: string): Promise<UsageFile> {
  const encoding = await encodingOf(path);
  const delimiter = delimiterOf(await firstLine(path, encoding));
  const rows = parsedRows(path, encoding, delimiter);
  const first = await rows.next();
  if (first.done) {
    throw new CommandError('FILE_EMPTY', `${path} has no rows. Export the spreadsheet again as CSV.`, 2);
  }
  return { headers: first.value.cells, delimiter, rows: { [Symbol.asyncIterator]: () => rows } };
}

async function* parsedRows(path: string, encoding: string, delimiter: string): AsyncGenerator<FileRow, undefined> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const text = decoded(path, encoding);
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const start = line;
      line = info.lines + 1;
      if (record.some((cell) => cell !== '')) yield { line: start, cells: record };
    }
  } catch (error) {
    throw notReadable(path, error);
  } finally {
    text.destroy();
  }
  return undefined;
}

function decoded(path: string, encoding: string): Readable {
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return Readable.fromWeb(bytes.pipeThrough(new TextDecoderStream(encoding)) as never, { objectMode: false });
}

/** Reads the whole file once, because only the last byte shows that all of it is UTF-8. */
async function encodingOf(path: string): Promise<string> {
  const start = await firstBytes(path);
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0x50 && start[1] === 0x4b) throw notCsv(path, "It's an Excel file");
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw notReadable(path, error);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw notReadable(path, error);
  }
}

async function firstLine(path: string, encoding: string): Promise<string> {
  let text = '';
  const source = decoded(path, encoding);
  for await (const chunk of source) {
    text += String(chunk);
    if (/[\r\n]/.test(text.trimStart()) || text.length > LONGEST_ROW) break;
  }
  source.destroy();
  return text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

/** The delimiter that occurs most often in the header, outside quotation marks. */
function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const countOf = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (countOf(next) > countOf(best) ? next : best));
}

function notReadable(path: string, error: unknown): CommandError {
  if (error instanceof CsvError) {
    const line = String((error as unknown as { lines?: number }).lines ?? '');
    return notCsv(path, `Line ${line} can't be read (a quotation mark is missing or in the wrong place)`);
  }
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  const known: Record<string, string> = {
    ENOENT: `The file ${path} doesn't exist.`,
    EISDIR: `${path} is a folder.`,
  };
  const sentence = known[reason] ?? `The file ${path} can't be read (${reason}).`;
  return new CommandError('FILE_NOT_READABLE', `${sentence} Check the name and folder, then run the command again.`, 2);
}

function notCsv(path: string, what: string): CommandError {
  return new CommandError(
    'NOT_CSV',
    `${path} isn't a CSV file that the command can read. ${what}. In Excel or Google Sheets, save it as CSV UTF-8, then run the command again.`,
    2,
  );
}
