/**
 * Anonymous Apex: statements that run once, with the sharing and permissions of the user. Apex Developer
 * Guide, "Anonymous Blocks" and "ExecuteAnonymousResult". A block can't declare methods or classes here.
 */
import type { Org } from '../org.ts';
import type { Session } from '../types.ts';
import { ApexRuntime } from './apex-runtime.ts';
import { ApexCallError } from './aura/errors.ts';
import { callStatic } from './call-static.ts';
import { compileProgram, type CompiledProgram } from './compile/program.ts';
import { ApexLoadError, type ApexProblem } from './model/problems.ts';
import { ANONYMOUS_BLOCK } from './runtime/execution.ts';
import { parseSources, type SourceFile } from './syntax/source.ts';

const NAME = ANONYMOUS_BLOCK;
const FILE = `${NAME}.cls`;
/** On one line, so that the lines of the block keep their numbers. */
const BEFORE = `public with sharing class ${NAME} { public static void run() { `;

/** The answer of the Tooling API. Lines and columns are -1 if there is no error. */
export interface AnonymousResult {
  readonly line: number;
  readonly column: number;
  readonly compiled: boolean;
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionStackTrace: string | null;
  readonly exceptionMessage: string | null;
}

const SUCCESS: AnonymousResult = {
  line: -1,
  column: -1,
  compiled: true,
  success: true,
  compileProblem: null,
  exceptionStackTrace: null,
  exceptionMessage: null,
};

/** Compiles the block with the project, so that it can use everything in it. */
export function executeAnonymous(
  { org, triggers }: ApexRuntime,
  files: readonly SourceFile[],
  session: Session,
  block: string,
): AnonymousResult {
  const compiled = compile(org, files, block);
  if (!('classes' in compiled)) return refused(compiled);
  // The triggers of one transaction must come from one program.
  const apex = new ApexRuntime(org, compiled);
  org.setTriggerHost(apex.triggers);
  try {
    callStatic(apex, session, NAME, 'run', {});
    return SUCCESS;
  } catch (error) {
    if (!(error instanceof ApexCallError)) throw error;
    const exceptionMessage = `${error.exceptionType}: ${error.message}`;
    return { ...SUCCESS, success: false, exceptionMessage, exceptionStackTrace: traceOf(error.stackTrace) };
  } finally {
    org.setTriggerHost(triggers);
  }
}

function compile(org: Org, files: readonly SourceFile[], block: string): CompiledProgram | ApexProblem {
  const source = { path: FILE, kind: 'class', text: `${BEFORE}${block}\n} }`, meta: null } as const;
  try {
    const program = compileProgram([...files, ...parseSources([source], null)], {
      schema: org.schema,
      prepare: (query) => org.soql.prepare(query),
      leavesOut: true,
      knownToCompile: new Set(files.map(({ path }) => path)),
    });
    return program.problems.find(({ file }) => file === FILE) ?? program;
  } catch (error) {
    const problem = error instanceof ApexLoadError ? error.problems.find(({ file }) => file === FILE) : undefined;
    if (problem === undefined) throw error;
    return problem;
  }
}

function refused({ line, column, message }: ApexProblem): AnonymousResult {
  const shift = line === 1 ? BEFORE.length : 0;
  return {
    ...SUCCESS,
    compiled: false,
    success: false,
    line,
    column: Math.max(1, column - shift),
    compileProblem: message,
  };
}

/** An org calls the block itself AnonymousBlock. */
const traceOf = (trace: string): string => trace.replaceAll(`Class.${NAME}.run:`, `${NAME}:`);
