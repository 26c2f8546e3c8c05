/**
 * Runs the Java tools for Apex, apex-ls and PMD, which are both part of `@salesforce/code-analyzer-pmd-engine`. If Java or the package is
 * missing, these checks are skipped. CI has both.
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

/** Why the tools can't run on this computer, or null. */
export function whyNoJava(): string | null {
  if (library() === null) return `${PACKAGE} is not installed`;
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (status !== 0) return 'Java is not installed';
  const version = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1] ?? 0);
  return version >= NEEDED_JAVA ? null : `Java ${version} is older than ${NEEDED_JAVA}`;
}

/** Options for a fast start, because the tools run for seconds. */
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
