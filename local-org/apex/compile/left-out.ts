/**
 * Apex that the local org cannot run stays out of a program, so that the rest of a project runs: a method whose body it cannot run, and a class whose
 * declarations it cannot. Whatever reaches it fails, with the file and the line.
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
    throw new FatalError('LocalOrg.NotSupported', `The local org cannot run ${file}:${line}: ${message}`);
  };

/** The code that `compile` makes, or where it refused any of it, code that fails. */
export function runnable(problems: Problems, compile: () => Code): Code {
  const before = problems.refusals.length;
  const code = compile();
  const refusal = problems.refusals[before];
  return refusal === undefined ? code : failing(refusal);
}

/** Nothing of the class runs: no initializer, no constructor, no method. */
export function leaveOut({ info, methods }: DeclaredClass, problem: ApexProblem): void {
  const fail = failing(problem);
  for (const { method } of methods) if (method.run !== null) method.run = fail;
  info.staticInitializers = [fail];
  info.instanceInitializers = [fail];
}
