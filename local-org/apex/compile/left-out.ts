/**
 * Leaves out Apex that the local org can't run, so that the rest of the project runs: a method with an
 * unsupported body, or a class with unsupported declarations. Code that reaches it fails with file and line.
 */
import type { Code } from '../runtime/classes.ts';
import { current } from '../runtime/execution.ts';
import { FatalError } from '../runtime/failures.ts';
import type { DeclaredClass } from '../model/declarations.ts';
import type { ApexProblem, Problems } from '../model/problems.ts';

/** What runs instead. */
const failing =
  ({ file, line, message }: ApexProblem): Code =>
  () => {
    current().line = line;
    throw new FatalError('LocalOrg.NotSupported', `The local org can't run ${file}:${line}: ${message}`);
  };

/** The code that `compile` makes or, if it reports an error, code that fails. */
export function runnable(problems: Problems, compile: () => Code): Code {
  const before = problems.refusals.length;
  const code = compile();
  const refusal = problems.refusals[before];
  return refusal === undefined ? code : failing(refusal);
}

/** No initializer, constructor, or method of the class runs. */
export function leaveOut({ info, methods }: DeclaredClass, problem: ApexProblem): void {
  const fail = failing(problem);
  for (const { method } of methods) if (method.run !== null) method.run = fail;
  info.staticInitializers = [fail];
  info.instanceInitializers = [fail];
}
