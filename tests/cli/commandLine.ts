/** Runs `rosterpath` as a process of its own, as a person at a terminal does. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';

export interface Finished {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** `port` is where the local org listens. */
export function rosterpath(port: number, ...words: string[]): Promise<Finished> {
  return rosterpathIn({}, port, ...words);
}

/** With variables of the environment. */
export function rosterpathIn(
  variables: Readonly<Record<string, string>>,
  port: number,
  ...words: string[]
): Promise<Finished> {
  // A home of its own: the sign-ins of whoever runs the tests are not theirs to use.
  const env = { ...process.env, PORT: String(port), HOME: tmpdir(), SF_DISABLE_TELEMETRY: 'true', ...variables };
  const child = spawn(process.execPath, ['scripts/rosterpath.ts', ...words], { env });
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, out: out(), err: err() }));
  });
}

/** The one document that `--json` prints; anything beside it is a mistake. */
export async function rosterpathJson(
  port: number,
  ...words: string[]
): Promise<{ exitCode: number | null; result: Json }> {
  const { exitCode, out, err } = await rosterpath(port, ...words, '--json');
  if (err !== '') throw new Error(`With --json nothing is said beside the document, and this was: ${err}`);
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
