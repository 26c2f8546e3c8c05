/** What keeps a program from loading: every problem with its place, so that one load reports them all. */
import type { ProgramProblem } from '../runtime/program.ts';
import type { Position } from '../syntax/tree.ts';

export type ApexProblem = ProgramProblem;

/** Thrown while a program is built, and caught where the next independent part begins. */
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

/** Something is missing only because its own declaration was refused: nothing new to report. */
export class Consequence extends CompileError {}

export function refuse(message: string, at: Position): never {
  throw new CompileError(message, at);
}

export class Problems {
  readonly list: ApexProblem[] = [];
  /** The problems, and what is refused only because of them. */
  readonly refusals: ApexProblem[] = [];
  /** Files whose text cannot be read: what they declare is missed elsewhere, so they are named first. */
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

  /** Runs one independent part; what it refuses is noted and the next part goes on. */
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

/** In the order of files and lines; files that cannot be read come first. */
function sorted({ list, unreadable }: Pick<Problems, 'list' | 'unreadable'>): ApexProblem[] {
  const rank = ({ file }: ApexProblem): number => (unreadable.has(file) ? 0 : 1);
  return list.toSorted(
    (a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** The Apex of a project cannot run; `problems` says where and why. */
export class ApexLoadError extends Error {
  readonly problems: readonly ApexProblem[];

  constructor(found: Pick<Problems, 'list' | 'unreadable'>) {
    const problems = sorted(found);
    super(`The Apex code cannot be loaded:\n${linesOf(problems, found.unreadable).join('\n')}`);
    this.name = 'ApexLoadError';
    this.problems = problems;
  }
}

/** What a program does without, in words. */
export function describeLeftOut(problems: readonly ApexProblem[]): string {
  const lines = linesOf(sorted({ list: [...problems], unreadable: new Set() }), new Set());
  return `Apex that the local org cannot run is left out, and whatever reaches it fails:\n${lines.join('\n')}`;
}

/** Of what misses a class that cannot be read only the number is said. */
function linesOf(problems: readonly ApexProblem[], unreadable: ReadonlySet<string>): string[] {
  const said = unreadable.size === 0 ? problems : problems.filter(({ file }) => unreadable.has(file));
  const lines = said.map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
  const rest = problems.length - said.length;
  return rest === 0 ? lines : [...lines, `  ${rest} more elsewhere, which may follow from this`];
}
