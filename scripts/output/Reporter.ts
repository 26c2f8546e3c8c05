/**
 * What a command says. People read a table on standard output and progress on standard error, which stays readable in a log; programs read
 * one JSON document (`--json`) and nothing else.
 */
import Table from 'cli-table3';

export interface Reporter {
  /** A step has begun or gone on: "Creating integration cases: 400 of 1,200". Overwrites itself on a terminal. */
  progress(sentence: string): void;
  /** A sentence for people. */
  say(sentence: string): void;
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void;
  /** The command's result; the only output of `--json`. */
  result(value: unknown): void;
}

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Says nothing: for a caller that speaks for itself. */
export function quiet(): Reporter {
  return { progress: () => {}, say: () => {}, table: () => {}, result: () => {} };
}

export function reporter(json: boolean, streams: Streams = { out: process.stdout, err: process.stderr }): Reporter {
  return json ? jsonReporter(streams) : textReporter(streams);
}

function jsonReporter({ out }: Streams): Reporter {
  return {
    ...quiet(),
    result: (value) => void out.write(`${JSON.stringify(value, null, 2)}\n`),
  };
}

function textReporter({ out, err }: Streams): Reporter {
  let open = false;
  const closeProgress = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    progress(sentence) {
      // On a terminal the line is rewritten in place; in a log each step is a line of its own.
      err.write(err.isTTY ? `\r\u001B[K${sentence}` : `${sentence}\n`);
      open = err.isTTY === true;
    },
    say(sentence) {
      closeProgress();
      out.write(`${sentence}\n`);
    },
    table(columns, rows) {
      closeProgress();
      const table = new Table({ head: [...columns], style: { head: [], border: [] } });
      for (const row of rows) table.push([...row]);
      out.write(`${table.toString()}\n`);
    },
    result: () => closeProgress(),
  };
}
