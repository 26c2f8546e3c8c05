/** Opens a project in memory and runs its tests, or some of their classes. */
import { join } from 'node:path';
import { openOrg, type OpenOptions } from '../../org.ts';
import { loadApex } from '../index.ts';
import { runTests, type TestOptions, type TestReport } from './runner.ts';

/** Syntax trees of the last run, within the project. */
const CACHE = join('.cache', 'apex');

/** What the org of a run is like. */
export type TestOrg = Pick<OpenOptions, 'email' | 'freshOrg' | 'criteriaRules'>;

export interface PartOptions extends TestOptions {
  readonly org?: TestOrg;
}

export function runPart(project: string, { org: like, ...options }: PartOptions): TestReport {
  const org = openOrg({ project, data: ':memory:', ...like });
  try {
    return runTests(loadApex(org, { project, cache: join(project, CACHE) }), options);
  } finally {
    org.close();
  }
}
