/** Finds the tests that run each line. */
import type { Program } from '../../local-org/apex/runtime/program.ts';
import type { TestResult } from '../../local-org/apex/test/index.ts';
import type { Lines } from './Mutation.ts';

export interface ReachingTest {
  /** Lower-case `class.method`. */
  readonly name: string;
  readonly className: string;
  readonly milliseconds: number;
}

export class Reach {
  readonly #tests: readonly ReachingTest[];
  /** Indexes of tests by file and line. Lines without a statement have no entry. */
  readonly #byLine = new Map<string, Map<number, Set<number>>>();

  constructor(program: Program, results: readonly TestResult[]) {
    this.#tests = results.map(({ className, method, milliseconds }) => ({
      name: `${className}.${method}`.toLowerCase(),
      className: className.toLowerCase(),
      milliseconds,
    }));
    for (const { file, line } of program.statements) this.#entry(file, line);
    results.forEach(({ ran }, test) => {
      for (const id of ran) {
        const statement = program.statements[id];
        if (statement !== undefined) this.#entry(statement.file, statement.line).add(test);
      }
    });
  }

  /** Tests that run the statement on the line, or the whole member if the line has no statement. */
  of(file: string, line: number, member: Lines): ReachingTest[] {
    const lines = this.#byLine.get(file);
    const exact = lines?.get(line);
    return this.#named(exact ?? this.#ofMember(lines ?? new Map(), member));
  }

  #ofMember(lines: ReadonlyMap<number, ReadonlySet<number>>, { from, to }: Lines): Set<number> {
    const found = new Set<number>();
    for (const [line, tests] of lines) if (line >= from && line <= to) for (const test of tests) found.add(test);
    return found;
  }

  #named(indexes: ReadonlySet<number>): ReachingTest[] {
    return [...indexes].sort((a, b) => a - b).flatMap((index) => this.#tests[index] ?? []);
  }

  #entry(file: string, line: number): Set<number> {
    let lines = this.#byLine.get(file);
    if (lines === undefined) this.#byLine.set(file, (lines = new Map()));
    let tests = lines.get(line);
    if (tests === undefined) lines.set(line, (tests = new Set()));
    return tests;
  }
}
