/** Opens a project in memory and runs its tests, or some of their classes. */
import { join } from 'node:path';
import { openOrg } from '../../org.ts';
import { loadApex } from '../index.ts';
import { runTests, type TestOptions, type TestReport } from './runner.ts';

/** Syntax trees of the last run, within the project. */
const CACHE = join('.cache', 'apex');

export function runPart(project: string, options: TestOptions): TestReport {
  const org = openOrg({ project, data: ':memory:' });
  try {
    return runTests(loadApex(org, { project, cache: join(project, CACHE) }), options);
  } finally {
    org.close();
  }
}
