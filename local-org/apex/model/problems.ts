/** Collects all errors of a program with their positions, so that one load reports them all. */
import type { ProgramProblem } from '../runtime/program.ts';
import type { Position } from '../syntax/tree.ts';

export type ApexProblem = ProgramProblem;

/** Thrown while a program is built, and caught at the next independent part. */
export class CompileError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, at: Position) {
    super(message);
    this.name = 'CompileError';
    this.line = at.line;
    this.column = at.column;
  }
}

/** Missing only because its declaration had an error, so there is nothing new to report. */
export class Consequence extends CompileError {}

export function refuse(message: string, at: Position): never {
  throw new CompileError(message, at);
}

export class Problems {
  readonly list: ApexProblem[] = [];
  /** The errors, and the errors that follow from them. */
  readonly refusals: ApexProblem[] = [];
  /** Files that can't be parsed. They come first, because their declarations are missing elsewhere. */
  readonly unreadable = new Set<string>();

  add(file: string, at: Position, message: string): void {
    const problem = { file, line: at.line, column: at.column, message };
    this.list.push(problem);
    this.refusals.push(problem);
  }

  addError(file: string, error: CompileError): void {
    const { line, column, message } = error;
    if (error instanceof Consequence) this.refusals.push({ file, line, column, message });
    else this.add(file, error, message);
  }

  addUnreadable(file: string, problems: readonly (Position & { readonly message: string })[]): void {
    this.unreadable.add(file);
    for (const problem of problems) this.add(file, problem, problem.message);
  }

  /** Runs one independent part. Its error is recorded, and the next part continues. */
  attempt<T>(file: string, part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      this.addError(file, error);
      return undefined;
    }
  }
}

/** Sorted by file and line. Files that can't be parsed come first. */
function sorted({ list, unreadable }: Pick<Problems, 'list' | 'unreadable'>): ApexProblem[] {
  const rank = ({ file }: ApexProblem): number => (unreadable.has(file) ? 0 : 1);
  return list.toSorted(
    (a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** The project's Apex can't run. `problems` says where and why. */
export class ApexLoadError extends Error {
  readonly problems: readonly ApexProblem[];

  constructor(found: Pick<Problems, 'list' | 'unreadable'>) {
    const problems = sorted(found);
    super(`The Apex code can't be loaded:\n${linesOf(problems, found.unreadable).join('\n')}`);
    this.name = 'ApexLoadError';
    this.problems = problems;
  }
}

/** Describes what the program leaves out. */
export function describeLeftOut(problems: readonly ApexProblem[]): string {
  const lines = linesOf(sorted({ list: [...problems], unreadable: new Set() }), new Set());
  return `The local org can't run this Apex and leaves it out. Code that calls it fails:\n${lines.join('\n')}`;
}

/** Only counts the errors about a class that can't be parsed. */
function linesOf(problems: readonly ApexProblem[], unreadable: ReadonlySet<string>): string[] {
  const said = unreadable.size === 0 ? problems : problems.filter(({ file }) => unreadable.has(file));
  const lines = said.map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
  const rest = problems.length - said.length;
  return rest === 0 ? lines : [...lines, `  ${rest} more in other files, which can be caused by these`];
}
