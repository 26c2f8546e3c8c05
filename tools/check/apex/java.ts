/**
 * Java tools for Apex: apex-ls and PMD, both in the Java library of `@salesforce/code-analyzer-pmd-engine`. Where Java or the package is not
 * there the check says so and is skipped; the build has both.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@salesforce/code-analyzer-pmd-engine';
const NEEDED_JAVA = 11;

export interface JavaRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Why the tools cannot run here, in words; null where they can. */
export function whyNoJava(): string | null {
  if (library() === null) return `${PACKAGE} is not installed`;
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (status !== 0) return 'there is no Java on this machine';
  const version = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1] ?? 0);
  return version >= NEEDED_JAVA ? null : `Java ${version} is older than ${NEEDED_JAVA}`;
}

/** One quick compiler and one collector: the tools live for seconds, beside others. */
export function runJava(args: readonly string[], folder: string): JavaRun {
  const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', join(library() ?? '', '*')];
  return spawnSync('java', [...options, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function library(): string | null {
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), 'java-lib');
    return existsSync(folder) ? folder : null;
  } catch {
    return null;
  }
}
