/** Loads a project's Apex, runs its triggers, and calls its methods. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../org.ts';
import { ApexRuntime } from './apex-runtime.ts';
import { compileProgram } from './compile/program.ts';
import { parseSources, readSources } from './syntax/source.ts';

export type { AnonymousResult } from './anonymous.ts';
export { ApexRuntime, type AuraReply } from './apex-runtime.ts';
export { runTests, type TestOptions, type TestReport } from './test/index.ts';
export { ApexCallError, type AuraErrorBody } from './aura/errors.ts';
export { ApexLoadError, describeLeftOut, type ApexProblem } from './model/problems.ts';

export interface LoadOptions {
  /** The DX project's folder. */
  readonly project: string;
  /** Where syntax trees are kept between starts. Without it, every start parses. */
  readonly cache?: string;
  /** Leaves out what can't run, so that the rest of the project runs. `program.problems` lists it. */
  readonly leavesOut?: boolean;
}

/**
 * Compiles the project's Apex and connects its triggers to the org. Throws ApexLoadError with everything that
 * can't run.
 */
export function loadApex(org: Org, options: LoadOptions): ApexRuntime {
  const texts = readSources(options.project, packageFolders(options.project));
  const files = parseSources(texts, options.cache ?? null);
  const program = compileProgram(files, {
    schema: org.schema,
    prepare: (query) => org.soql.prepare(query),
    leavesOut: options.leavesOut,
  });
  const apex = new ApexRuntime(org, program, files);
  org.setTriggerHost(apex.triggers);
  return apex;
}

/** `packageDirectories` of sfdx-project.json. */
function packageFolders(project: string): string[] {
  const settings = JSON.parse(readFileSync(join(project, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories?: { path: string }[];
  };
  return (settings.packageDirectories ?? []).map(({ path }) => path);
}
