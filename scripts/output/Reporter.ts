/**
 * What a command says. People read a table on standard output and progress on standard error, which stays readable in a log; programs read
 * one JSON document (`--json`) and nothing else.
 */
import Table from 'cli-table3';
import type { CommandError } from './CommandError.ts';
import { plainJson, plainText } from './plainText.ts';

export interface Reporter {
  /** A step has begun or gone on: "Creating integration cases: 400 of 1,200". Overwrites itself on a terminal. */
  progress(sentence: string): void;
  /** A sentence for people. */
  say(sentence: string): void;
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void;
  /** The command's result; the only output of `--json`. */
  result(value: unknown): void;
}

/** A reporter that can also end in a failure. Either `result` or `fail` prints the document of `--json`: the first of them. */
export interface Output extends Reporter {
  fail(failure: Failure): void;
}

export type Failure = Pick<CommandError, 'code' | 'message' | 'details'>;

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Says nothing: for a caller that speaks for itself. */
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
      // On a terminal the line is rewritten in place; in a log each step is a line of its own.
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

/** Dozens of names in one line would widen the table beyond any terminal. */
function inLines(text: string): string {
  return text.replace(/(.{1,60})(?:\s|$)/g, '$1\n').trimEnd();
}
