/**
 * Runs the tests of a program. Each class has a transaction that is undone; its @TestSetup runs once, and each test starts from there with fresh
 * statics and limits. Apex Developer Guide, "Isolation of Test Data from Organization Data in Unit Tests", "Using Test Setup Methods".
 */
import type { Org } from '../../org.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ensureInitialized, invoke } from '../runtime/calls.ts';
import type { Method } from '../runtime/classes.ts';
import { Execution, runIn } from '../runtime/execution.ts';
import type { Program } from '../runtime/program.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import { discoverTests, type TestClass } from './discover.ts';
import { testFailure, type TestFailure } from './failure.ts';

export interface TestOptions {
  /** `Class` or `Class.method`. */
  readonly only?: string | null;
}

export interface TestResult {
  readonly className: string;
  readonly method: string;
  readonly passed: boolean;
  readonly failure: TestFailure | null;
  readonly milliseconds: number;
  /** What System.debug printed. */
  readonly log: readonly string[];
}

export interface TestReport {
  readonly results: readonly TestResult[];
  readonly passed: number;
  readonly failed: number;
  readonly coverage: Coverage;
}

/** The Apex of an org, as `loadApex` gives it. */
export interface LoadedApex {
  readonly org: Org;
  readonly program: Program;
}

export function runTests({ org, program }: LoadedApex, options: TestOptions = {}): TestReport {
  const run = new TestRun(org, program);
  const results = discoverTests(program, options.only ?? null).flatMap((testClass) => run.classTests(testClass));
  const passed = results.filter((result) => result.passed).length;
  return { results, passed, failed: results.length - passed, coverage: measureCoverage(program, run.counts) };
}

interface Attempt {
  readonly failure: TestFailure | null;
  readonly log: readonly string[];
}

const SEES_ALL_DATA: TestFailure = {
  exceptionType: 'LocalOrg.NotSupported',
  message: 'SeeAllData=true is refused: a test sees the data it makes itself',
  text: 'LocalOrg.NotSupported: SeeAllData=true is refused: a test sees the data it makes itself',
};

class TestRun {
  readonly counts: Uint32Array;
  private readonly org: Org;
  private readonly program: Program;

  constructor(org: Org, program: Program) {
    this.org = org;
    this.program = program;
    this.counts = new Uint32Array(program.statements.length);
  }

  /** Tests run as an administrator; System.runAs puts another user in place. */
  classTests(testClass: TestClass): TestResult[] {
    const session = this.org.session(this.org.adminId);
    return this.org.transaction(session, (transaction) => this.inTransaction(testClass, transaction), {
      rollback: true,
    });
  }

  private inTransaction({ cls, setups, tests }: TestClass, transaction: Transaction): TestResult[] {
    const broken = cls.seesAllData ? SEES_ALL_DATA : this.setUp(setups, transaction);
    return tests.map((method) => {
      const startedAt = performance.now();
      const { failure, log } = broken === null ? this.isolated(method, transaction) : { failure: broken, log: [] };
      const milliseconds = performance.now() - startedAt;
      return { className: cls.name, method: method.name, passed: failure === null, failure, milliseconds, log };
    });
  }

  private setUp(setups: readonly Method[], transaction: Transaction): TestFailure | null {
    for (const setup of setups) {
      const { failure } = this.attempt(setup, transaction);
      if (failure !== null) return { ...failure, text: `In @TestSetup ${setup.name}: ${failure.text}` };
    }
    return null;
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
    const { org, program, counts } = this;
    const execution = new Execution({ org, program, transaction, inTest: true, coverage: counts });
    return runIn(execution, () => {
      try {
        ensureInitialized(method.owner);
        invoke(method, null, []);
        return { failure: null, log: execution.debugLog };
      } catch (error) {
        return { failure: testFailure(error, execution), log: execution.debugLog };
      }
    });
  }
}
