/** Loads a project's Apex, runs its triggers, and calls its methods. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../org.ts';
import { ApexRuntime } from './apex-runtime.ts';
import { compileProgram, type CompiledProgram, type ProgramSchema } from './compile/program.ts';
import { CompiledBefore } from './compiled-before.ts';
import { parseSources, readSources, type SourceFile, type SourceText } from './syntax/source.ts';

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
  /** Compiles everything now, even if the cache knows that it compiles. Coverage needs all statements. */
  readonly whole?: boolean;
  /** Another process loads the same project, so this one parses from the last file to the first. */
  readonly fromEnd?: boolean;
}

/**
 * Compiles the project's Apex and connects its triggers to the org. Throws ApexLoadError with everything that
 * can't run.
 */
export function loadApex(org: Org, options: LoadOptions): ApexRuntime {
  const texts = readSources(options.project, packageFolders(options.project));
  const files = parseSources(texts, options.cache ?? null, options);
  const program = compiled(org, files, texts, options);
  const apex = new ApexRuntime(org, program, files);
  org.setTriggerHost(apex.triggers);
  return apex;
}

function compiled(
  org: Org,
  files: readonly SourceFile[],
  texts: readonly SourceText[],
  { cache, leavesOut, whole = false }: LoadOptions,
): CompiledProgram {
  const how: ProgramSchema = { schema: org.schema, prepare: (query) => org.soql.prepare(query), leavesOut };
  if (cache === undefined || whole) return compileProgram(files, how);
  const before = new CompiledBefore(cache, texts, org.schema);
  if (before.isKnown) return compileProgram(files, { ...how, knownToCompile: new Set(files.map(({ path }) => path)) });
  const program = compileProgram(files, how);
  if (program.problems.length === 0) before.remember();
  return program;
}

/** `packageDirectories` of sfdx-project.json. */
function packageFolders(project: string): string[] {
  const settings = JSON.parse(readFileSync(join(project, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories?: { path: string }[];
  };
  return (settings.packageDirectories ?? []).map(({ path }) => path);
}
