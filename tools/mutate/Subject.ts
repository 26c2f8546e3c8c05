/** The program under test. Loads its Apex once, finds which lines each test runs, and tries one mistake after another. */
import { ApexRuntime, runTests, type TestReport } from '../../local-org/apex/index.ts';
import { Compilation } from '../../local-org/apex/compile/program.ts';
import { parseSources, type SourceFile, type SourceText } from '../../local-org/apex/syntax/source.ts';
import type { SourceUnit } from '../../local-org/apex/syntax/tree.ts';
import { openOrg, type Org } from '../../local-org/org.ts';
import { apply, type Lines, type Mutation } from './Mutation.ts';
import { Reach, type ReachingTest } from './Reach.ts';

export type Verdict = 'killed' | 'survived' | 'notReached' | 'notCompiling';

export interface Outcome {
  readonly verdict: Verdict;
  /** The test that found the mistake, or the compiler's message. */
  readonly by: string | null;
  /** An error of the local org that the mistake caused. */
  readonly fault: string | null;
}

/** Run first: the test class with the same name, and this many of the fastest tests. */
const QUICK_TESTS = 12;

export class Subject {
  readonly #org: Org;
  readonly #apex: ApexRuntime;
  readonly #compilation: Compilation;
  readonly #reach: Reach;
  readonly #units: ReadonlyMap<string, SourceUnit>;
  readonly #testMilliseconds: number;
  /** Tests that found a mistake before, by file. */
  readonly #alert = new Map<string, Set<string>>();

  constructor(project: string, texts: readonly SourceText[], cache: string) {
    const files = parseSources(texts, cache);
    this.#org = openOrg({ project, data: ':memory:' });
    const { schema, soql } = this.#org;
    this.#compilation = new Compilation(files, { schema, prepare: (query) => soql.prepare(query) });
    this.#apex = new ApexRuntime(this.#org, this.#compilation.program);
    this.#org.setTriggerHost(this.#apex.triggers);
    this.#units = unitsOf(files);
    const report = runTests(this.#apex, { perTest: true });
    requireGreen(report);
    this.#reach = new Reach(this.#compilation.program, report.results);
    // A mistake can make a test several times slower, and computers differ.
    this.#testMilliseconds = 1000 + 5 * Math.max(...report.results.map(({ milliseconds }) => milliseconds));
  }

  unit(file: string): SourceUnit {
    const unit = this.#units.get(file);
    if (unit === undefined) throw new Error(`${file} has no syntax tree`);
    return unit;
  }

  /** Test classes aren't changed. */
  productFiles(): string[] {
    const tests = new Set(
      [...this.#compilation.program.classes.values()].filter((cls) => cls.isTest).map((c) => c.file),
    );
    return [...this.#units.keys()].filter((file) => !tests.has(file)).sort();
  }

  try(file: string, mutation: Mutation): Outcome {
    const undo = apply(mutation);
    try {
      const [problem] = this.#compilation.recompile(file);
      if (problem !== undefined) return { verdict: 'notCompiling', by: problem.message, fault: null };
      return this.#judge(file, mutation.statementLine, mutation.member);
    } finally {
      undo();
      this.#restore(file);
    }
  }

  /** Checks that the program is restored: the tests pass again. */
  requireUnharmed(): void {
    requireGreen(runTests(this.#apex));
  }

  close(): void {
    this.#org.close();
  }

  #judge(file: string, line: number, member: Lines): Outcome {
    const tests = this.#reach.of(file, line, member);
    if (tests.length === 0) return { verdict: 'notReached', by: null, fault: null };
    for (const batch of this.#batches(file, tests)) {
      const outcome = this.#run(file, batch);
      if (outcome !== null) return outcome;
    }
    return { verdict: 'survived', by: null, fault: null };
  }

  /** The tests that are most likely to find the mistake first. The order doesn't change the result. */
  #batches(file: string, tests: readonly ReachingTest[]): string[][] {
    const alert = this.#alert.get(file) ?? new Set<string>();
    const own = ownTestClass(file);
    const likely = tests.filter(({ name, className }) => alert.has(name) || className === own);
    const others = tests.filter((test) => !likely.includes(test)).sort((a, b) => a.milliseconds - b.milliseconds);
    return [likely, others.slice(0, QUICK_TESTS), others.slice(QUICK_TESTS)]
      .filter((batch) => batch.length > 0)
      .map((batch) => batch.map(({ name }) => name));
  }

  #run(file: string, tests: readonly string[]): Outcome | null {
    const report = runTests(this.#apex, {
      wanted: new Set(tests),
      stopAtFailure: true,
      testMilliseconds: this.#testMilliseconds,
    });
    const failed = report.results.find((result) => !result.passed);
    if (failed === undefined) return null;
    const name = `${failed.className}.${failed.method}`;
    const { exceptionType, message } = failed.failure ?? { exceptionType: '', message: '' };
    this.#noteAlert(file, name.toLowerCase());
    const fault = exceptionType === 'LocalOrg.InternalError' ? (message.split('\n')[0] ?? message) : null;
    return { verdict: 'killed', by: name, fault };
  }

  #noteAlert(file: string, test: string): void {
    const known = this.#alert.get(file);
    if (known === undefined) this.#alert.set(file, new Set([test]));
    else if (known.size < QUICK_TESTS) known.add(test);
  }

  #restore(file: string): void {
    const [problem] = this.#compilation.recompile(file);
    if (problem !== undefined) throw new Error(`${file} was not restored: ${problem.message}`);
  }
}

function unitsOf(files: readonly SourceFile[]): Map<string, SourceUnit> {
  return new Map(files.flatMap(({ path, outcome }) => ('unit' in outcome ? [[path, outcome.unit] as const] : [])));
}

/** `rulestest` for `…/Rules.cls`. */
function ownTestClass(file: string): string {
  const name = /([^/\\]+)\.\w+$/.exec(file)?.[1] ?? '';
  return `${name}test`.toLowerCase();
}

function requireGreen(report: TestReport): void {
  const failed = report.results.filter((result) => !result.passed);
  if (report.results.length === 0) throw new Error('The project has no Apex tests.');
  if (failed.length === 0) return;
  const names = failed.map(({ className, method, failure }) => `  ${className}.${method}: ${failure?.message ?? ''}`);
  throw new Error(`The Apex tests must pass first. These fail:\n${names.join('\n')}`);
}
