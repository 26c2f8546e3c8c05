/** Opens a project in memory and runs its tests, or some of their classes. */
import { join } from 'node:path';
import { openOrg, type EmailSettings } from '../../org.ts';
import { loadApex } from '../index.ts';
import { runTests, type TestOptions, type TestReport } from './runner.ts';

/** Syntax trees of the last run, within the project. */
const CACHE = join('.cache', 'apex');

export interface PartOptions extends TestOptions {
  readonly email?: Partial<EmailSettings>;
}

export function runPart(project: string, { email, ...options }: PartOptions): TestReport {
  const org = openOrg({ project, data: ':memory:', email });
  try {
    return runTests(loadApex(org, { project, cache: join(project, CACHE) }), options);
  } finally {
    org.close();
  }
}
