/**
 * Builds the page in a separate process, so that the server doesn't keep the compilers' memory. If nothing
 * has changed, the compilers aren't loaded.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { isBuiltFrom, pageHash } from './builtFrom.ts';

export interface BuildTarget {
  readonly project: string;
  readonly out: string;
}

/** Throws with the build's error output. */
export async function buildApart({ project, out }: BuildTarget): Promise<{ built: boolean; milliseconds: number }> {
  const started = performance.now();
  const isUnchanged = isBuiltFrom(resolve(out), pageHash({ project, out }));
  if (!isUnchanged) await runBuild(project, out);
  return { built: !isUnchanged, milliseconds: Math.round(performance.now() - started) };
}

async function runBuild(project: string, out: string): Promise<void> {
  const words = [join(import.meta.dirname, 'cli.ts'), '--project', project, '--out', out];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(said.trim() || `The page build ended with exit code ${code}.`);
  if (said !== '') console.warn(said.trim());
}
