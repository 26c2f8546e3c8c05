/**
 * Runs a program's tests. Each class has a transaction that is rolled back. Its @TestSetup runs once, and
 * each test starts from there with fresh statics and limits. Apex Developer Guide, "Isolation of Test Data
 * from Organization Data in Unit Tests", "Using Test Setup Methods".
 */
import type { Org } from '../../org.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ensureInitialized, invoke } from '../runtime/calls.ts';
import type { Method } from '../runtime/classes.ts';
import { Execution, runIn } from '../runtime/execution.ts';
import type { Program, ProgramProblem } from '../runtime/program.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import { discoverTests, type TestClass } from './discover.ts';
import { testFailure, type TestFailure } from './failure.ts';

export interface TestOptions {
  /** `Class` or `Class.method`. */
  readonly only?: string | null;
  /** Runs every `of`-th test class, starting at `part` (from 0). By default, all. */
  readonly part?: number;
  readonly of?: number;
  /** Tests to run, as lower-case `class.method`. By default, all. */
  readonly wanted?: ReadonlySet<string>;
  /** Stops after the first failed test. */
  readonly stopAtFailure?: boolean;
  /** Records which statements each test ran, including its @TestSetup. */
  readonly perTest?: boolean;
  /** How long one test can run. By default, the governor limit. */
  readonly testMilliseconds?: number;
}

export interface TestResult {
  readonly className: string;
  readonly method: string;
  readonly passed: boolean;
  readonly failure: TestFailure | null;
  readonly milliseconds: number;
  /** The output of System.debug. */
  readonly log: readonly string[];
  /** Statement numbers. Empty unless requested. */
  readonly ran: readonly number[];
}

export interface TestReport {
  readonly results: readonly TestResult[];
  readonly passed: number;
  readonly failed: number;
  readonly coverage: Coverage;
  /** What the program leaves out because the local org can't run it. */
  readonly leftOut: readonly ProgramProblem[];
}

/** The Apex of an org, from `loadApex`. */
export interface LoadedApex {
  readonly org: Org;
  readonly program: Program;
}

export function runTests({ org, program }: LoadedApex, options: TestOptions = {}): TestReport {
  const run = new TestRun(org, program, options);
  const results: TestResult[] = [];
  for (const testClass of discoverTests(program, options.only ?? null).filter((_, place) => isInPart(place, options))) {
    const tests = testClass.tests.filter((method) => isWanted(method, options));
    if (tests.length > 0) results.push(...run.classTests({ ...testClass, tests }));
    if (options.stopAtFailure === true && results.some((result) => !result.passed)) break;
  }
  const passed = results.filter((result) => result.passed).length;
  const coverage = measureCoverage(program, run.counts);
  return { results, passed, failed: results.length - passed, coverage, leftOut: program.problems };
}

function isInPart(place: number, { part = 0, of = 1 }: TestOptions): boolean {
  return place % of === part;
}

function isWanted(method: Method, { wanted }: TestOptions): boolean {
  return wanted === undefined || wanted.has(`${method.owner.name}.${method.name}`.toLowerCase());
}

interface Attempt {
  readonly failure: TestFailure | null;
  readonly log: readonly string[];
  readonly ran: readonly number[];
}

const SEES_ALL_DATA: TestFailure = {
  exceptionType: 'LocalOrg.NotSupported',
  message: 'SeeAllData=true is refused: a test can see only data that it creates',
  text: 'LocalOrg.NotSupported: SeeAllData=true is refused: a test can see only data that it creates',
};

class TestRun {
  readonly counts: Uint32Array;
  private readonly org: Org;
  private readonly program: Program;
  private readonly options: TestOptions;

  constructor(org: Org, program: Program, options: TestOptions) {
    this.org = org;
    this.program = program;
    this.options = options;
    this.counts = new Uint32Array(program.statements.length);
  }

  /** Tests run as an administrator. System.runAs changes the user. */
  classTests(testClass: TestClass): TestResult[] {
    const session = this.org.session(this.org.adminId);
    return this.org.transaction(session, (transaction) => this.inTransaction(testClass, transaction), {
      rollback: true,
    });
  }

  private inTransaction({ cls, setups, tests }: TestClass, transaction: Transaction): TestResult[] {
    const setUp = cls.seesAllData ? notRun(SEES_ALL_DATA) : this.setUp(setups, transaction);
    const results: TestResult[] = [];
    for (const method of tests) {
      const startedAt = performance.now();
      const { failure, log, ran } = setUp.failure === null ? this.isolated(method, transaction) : notRun(setUp.failure);
      results.push({
        className: cls.name,
        method: method.name,
        passed: failure === null,
        failure,
        milliseconds: performance.now() - startedAt,
        log,
        ran: [...setUp.ran, ...ran],
      });
      if (this.options.stopAtFailure === true && failure !== null) break;
    }
    return results;
  }

  private setUp(setups: readonly Method[], transaction: Transaction): Attempt {
    const ran: number[] = [];
    for (const setup of setups) {
      const attempt = this.attempt(setup, transaction);
      const { failure } = attempt;
      if (failure !== null) return notRun({ ...failure, text: `In @TestSetup ${setup.name}: ${failure.text}` });
      ran.push(...attempt.ran);
    }
    return { failure: null, log: [], ran };
  }

  private isolated(method: Method, transaction: Transaction): Attempt {
    const savepoint = transaction.savepoint();
    try {
      return this.attempt(method, transaction);
    } finally {
      transaction.rollbackTo(savepoint);
      transaction.release(savepoint);
    }
  }

  private attempt(method: Method, transaction: Transaction): Attempt {
    const { org, program } = this;
    const coverage = this.options.perTest === true ? new Uint32Array(this.counts.length) : this.counts;
    const endsAt = performance.now() + (this.options.testMilliseconds ?? Infinity);
    const execution = new Execution({ org, program, transaction, inTest: true, coverage, endsAt });
    const failure = runIn(execution, () => {
      try {
        ensureInitialized(method.owner);
        invoke(method, null, []);
        return null;
      } catch (error) {
        return testFailure(error, execution);
      }
    });
    return { failure, log: execution.debugLog, ran: this.collect(coverage) };
  }

  /** Adds one attempt's statements to the others. */
  private collect(coverage: Uint32Array): number[] {
    if (coverage === this.counts) return [];
    const ran: number[] = [];
    coverage.forEach((count, id) => {
      if (count === 0) return;
      ran.push(id);
      this.counts[id] = (this.counts[id] ?? 0) + count;
    });
    return ran;
  }
}

const notRun = (failure: TestFailure): Attempt => ({ failure, log: [], ran: [] });
