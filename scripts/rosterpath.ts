/** `npm run rosterpath -- COMMAND`: the commands an admin runs from a terminal. */
import { asksForJson, main } from './main.ts';
import { stopped } from './org/OrgFault.ts';
import { toCommandError } from './org/refusals.ts';
import { reporter } from './output/Reporter.ts';

const LINGER_MS = 1000;
/** One Ctrl-C comes twice under npm: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 500;

const words = process.argv.slice(2);
const output = reporter(asksForJson(words));
const stop = new AbortController();
let stoppedAt = 0;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOrEnd);
process.on('uncaughtException', end);
endQuietlyWhenNobodyReads(process.stdout);
endQuietlyWhenNobodyReads(process.stderr);

process.exitCode = await main(words, stop.signal, output);
// A connection that is still open keeps nobody waiting.
setTimeout(() => process.exit(), LINGER_MS).unref();

/** A write that is under way gets its answer; the second Ctrl-C does not wait for it. */
function stopOrEnd(): void {
  if (stop.signal.aborted) return performance.now() - stoppedAt > SAME_PRESS_MS ? end(stopped()) : undefined;
  stoppedAt = performance.now();
  output.progress('Stopping. Press Ctrl-C again to end at once.');
  stop.abort();
}

/** Of `… | head -1`: the work goes on to its end, and what nobody reads is dropped. */
function endQuietlyWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`The output cannot be written (${error.message}). What was done in the org stays.\n`);
    process.exit(1);
  });
}

/** The last resort: in words, and as a document. */
function end(error: unknown): never {
  const failure = toCommandError(error);
  output.fail(failure);
  process.exit(failure.exitCode);
}
