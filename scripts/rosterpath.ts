/** `npm run rosterpath -- COMMAND`: the commands an admin runs from a terminal. */
import { asksForJson, main } from './main.ts';
import { stopped } from './org/OrgFault.ts';
import { toCommandError } from './org/refusals.ts';
import { reporter } from './output/Reporter.ts';

const LINGER_MS = 1000;
/** npm passes Ctrl-C on, so one key press arrives twice. */
const SAME_PRESS_MS = 500;

const words = process.argv.slice(2);
const output = reporter(asksForJson(words));
const stop = new AbortController();
let stoppedAt = 0;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOrEnd);
process.on('uncaughtException', end);
finishWithoutReader(process.stdout);
finishWithoutReader(process.stderr);

process.exitCode = await main(words, stop.signal, output);
// An open connection must not delay the exit.
setTimeout(() => process.exit(), LINGER_MS).unref();

/** The first Ctrl-C waits for the answer to the current write. The second ends at once. */
function stopOrEnd(): void {
  if (stop.signal.aborted) return performance.now() - stoppedAt > SAME_PRESS_MS ? end(stopped()) : undefined;
  stoppedAt = performance.now();
  output.progress('Stopping… To end at once, press Ctrl-C again.');
  stop.abort();
}

/** If the output goes to a closed pipe, as in `… | head -1`, the command still finishes its work. */
function finishWithoutReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(
      `The output can't be written (${error.message}). The changes in the org are saved. Check where you send the output, then run the command again.\n`,
    );
    process.exit(1);
  });
}

/** For errors that nothing else handles. */
function end(error: unknown): never {
  const failure = toCommandError(error);
  output.fail(failure);
  process.exit(failure.exitCode);
}
