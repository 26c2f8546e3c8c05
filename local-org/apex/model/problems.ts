/** What keeps a program from loading: every problem with its place, so that one load reports them all. */
import type { Position } from '../syntax/tree.ts';

export interface ApexProblem {
  /** Path of the source file, relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

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
  /** Files whose text cannot be read: what they declare is missed elsewhere, so they are named first. */
  readonly unreadable = new Set<string>();

  add(file: string, at: Position, message: string): void {
    this.list.push({ file, line: at.line, column: at.column, message });
  }

  addError(file: string, error: CompileError): void {
    if (!(error instanceof Consequence)) this.add(file, error, error.message);
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

/** The Apex of a project cannot run; `problems` says where and why. */
export class ApexLoadError extends Error {
  readonly problems: readonly ApexProblem[];

  constructor({ list, unreadable }: Pick<Problems, 'list' | 'unreadable'>) {
    const rank = ({ file }: ApexProblem): number => (unreadable.has(file) ? 0 : 1);
    const sorted = list.toSorted(
      (a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    );
    super(`The Apex code cannot be loaded:\n${linesOf(sorted, unreadable).join('\n')}`);
    this.name = 'ApexLoadError';
    this.problems = sorted;
  }
}

/** Of what misses a class that cannot be read only the number is said. */
function linesOf(problems: readonly ApexProblem[], unreadable: ReadonlySet<string>): string[] {
  const said = unreadable.size === 0 ? problems : problems.filter(({ file }) => unreadable.has(file));
  const lines = said.map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
  const rest = problems.length - said.length;
  return rest === 0 ? lines : [...lines, `  ${rest} more elsewhere, which may follow from this`];
}
