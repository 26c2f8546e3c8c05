/**
 * Prints what a command reports: tables and sentences to standard output, and progress to standard error. With `--json`, it prints only one
 * JSON document.
 */
import Table from 'cli-table3';
import type { CommandError } from './CommandError.ts';
import { plainJson, plainText } from './plainText.ts';

export interface Reporter {
  /** The current step, such as "Creating integration cases: 400 of 1200". On a terminal, each one overwrites the last. */
  progress(sentence: string): void;
  /** A sentence for users. */
  say(sentence: string): void;
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void;
  /** The result of the command, and the only output of `--json`. */
  result(value: unknown): void;
}

/** A reporter that can also report a failure. The first call of `result` or `fail` prints the `--json` document. */
export interface Output extends Reporter {
  fail(failure: Failure): void;
}

export type Failure = Pick<CommandError, 'code' | 'message' | 'details'>;

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Prints nothing, for callers with their own output. */
export function quiet(): Reporter {
  return { progress: () => {}, say: () => {}, table: () => {}, result: () => {} };
}

export function reporter(json: boolean, streams: Streams = { out: process.stdout, err: process.stderr }): Output {
  return json ? jsonReporter(streams) : textReporter(streams);
}

function jsonReporter({ out }: Streams): Output {
  let printed = false;
  const print = (document: unknown): void => {
    if (!printed) out.write(`${plainJson(document)}\n`);
    printed = true;
  };
  return {
    ...quiet(),
    result: print,
    fail: ({ code, message, details }) => print({ ...details, error: { code, message } }),
  };
}

function textReporter({ out, err }: Streams): Output {
  let open = false;
  const closeProgress = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    progress(sentence) {
      // On a terminal, progress overwrites the line. In a log, each step is a new line.
      err.write(err.isTTY ? `\r\u001B[K${plainText(sentence)}` : `${plainText(sentence)}\n`);
      open = err.isTTY === true;
    },
    say(sentence) {
      closeProgress();
      out.write(`${plainText(sentence)}\n`);
    },
    table(columns, rows) {
      closeProgress();
      const table = new Table({ head: [...columns], style: { head: [], border: [] } });
      for (const row of rows) table.push(row.map((cell) => inLines(plainText(cell))));
      out.write(`${table.toString()}\n`);
    },
    result: () => closeProgress(),
    fail({ message }) {
      closeProgress();
      err.write(`${plainText(message)}\n`);
    },
  };
}

/** A long list of names would make the table wider than the terminal. */
function inLines(text: string): string {
  return text.replace(/(.{1,60})(?:\s|$)/g, '$1\n').trimEnd();
}
