/** Opens a project in memory and runs its tests, or some of their classes. */
import { join } from 'node:path';
import { openOrg, type OpenOptions } from '../../org.ts';
import { skippedLines } from '../../schema/skipped.ts';
import { loadApex } from '../index.ts';
import { runTests, type TestOptions, type TestReport } from './runner.ts';

/** Syntax trees of the last run, within the project. */
const CACHE = join('.cache', 'apex');

/** What the org of a run is like. */
export type TestOrg = Pick<OpenOptions, 'email' | 'freshOrg' | 'criteriaRules' | 'replayTriggers'>;

export interface PartOptions extends TestOptions {
  readonly org?: TestOrg;
  /** Told what of the project does not run in the local org. */
  readonly say?: (line: string) => void;
}

export function runPart(project: string, { org: like, say, ...options }: PartOptions): TestReport {
  const org = openOrg({ project, data: ':memory:', ...like });
  for (const line of skippedLines(org.skipped)) say?.(line);
  try {
    return runTests(loadApex(org, { project, cache: join(project, CACHE), leavesOut: true }), options);
  } finally {
    org.close();
  }
}
