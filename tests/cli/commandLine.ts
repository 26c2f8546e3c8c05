/** Runs `rosterpath` in a separate process, as from a terminal. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { asksForJson, main } from '../../scripts/main.ts';
import { reporter } from '../../scripts/output/Reporter.ts';

export interface Finished {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** `port` is the local org's port. */
export function rosterpath(port: number, ...words: string[]): Promise<Finished> {
  return rosterpathIn({}, port, ...words);
}

/** Adds environment variables. */
export function rosterpathIn(
  variables: Readonly<Record<string, string>>,
  port: number,
  ...words: string[]
): Promise<Finished> {
  // A separate home folder, so that tests don't use the developer's logins.
  const env = { ...process.env, PORT: String(port), HOME: tmpdir(), SF_DISABLE_TELEMETRY: 'true', ...variables };
  const child = spawn(process.execPath, ['scripts/rosterpath.ts', ...words], { env });
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, out: out(), err: err() }));
  });
}

/** Runs `rosterpath` in this process, which is faster for many calls. */
export async function rosterpathHere(port: number, ...words: string[]): Promise<Finished> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const before = process.env['PORT'];
  process.env['PORT'] = String(port);
  try {
    const exitCode = await main(words, undefined, reporter(asksForJson(words), { out, err }));
    return { exitCode, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
  } finally {
    if (before === undefined) delete process.env['PORT'];
    else process.env['PORT'] = before;
  }
}

export async function rosterpathHereJson(port: number, ...words: string[]): Promise<JsonFinished> {
  return onlyDocument(await rosterpathHere(port, ...words, '--json'));
}

interface JsonFinished {
  readonly exitCode: number | null;
  readonly result: Json;
}

/** The one document that `--json` prints. */
export async function rosterpathJson(port: number, ...words: string[]): Promise<JsonFinished> {
  return onlyDocument(await rosterpath(port, ...words, '--json'));
}

/** Anything besides the document is an error. */
function onlyDocument({ exitCode, out, err }: Finished): JsonFinished {
  if (err !== '') throw new Error(`With --json, only the document can be printed, and this was printed too: ${err}`);
  return { exitCode, result: JSON.parse(out) as Json };
}

export interface Json {
  readonly [name: string]: unknown;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (part: Buffer) => (text += part.toString()));
  return () => text;
}
