/** Opens a project in memory and runs all or some of its test classes. */
import { join } from 'node:path';
import { openOrg, type OpenOptions } from '../../org.ts';
import { skippedLines } from '../../schema/skipped.ts';
import { loadApex } from '../index.ts';
import { runTests, type TestOptions, type TestReport } from './runner.ts';

/** Syntax trees of the last run, in the project's folder. */
const CACHE = join('.cache', 'apex');

/** The settings of a run's org. */
export type TestOrg = Pick<OpenOptions, 'email' | 'freshOrg' | 'criteriaRules' | 'replayTriggers'>;

export interface PartOptions extends TestOptions {
  readonly org?: TestOrg;
  /** Gets what the local org can't run. */
  readonly say?: (line: string) => void;
}

export function runPart(project: string, { org: like, say, ...options }: PartOptions): TestReport {
  const org = openOrg({ project, data: ':memory:', ...like });
  for (const line of skippedLines(org.skipped)) say?.(line);
  try {
    const fromEnd = options.part === 1;
    const apex = loadApex(org, { project, cache: join(project, CACHE), leavesOut: true, whole: true, fromEnd });
    return runTests(apex, options);
  } finally {
    org.close();
  }
}
