/**
 * Everything that changes while Apex runs: statics, limits, stack, user, transaction, trigger context. One `Execution` per transaction; it is
 * reachable as `current()` only while `runIn` is on the TypeScript stack, which never waits for anything.
 */
import type { Org } from '../../org.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Session } from '../../types.ts';
import type { ClassInfo, Frame } from './classes.ts';
import { FatalError } from './failures.ts';
import { Heap } from './heap.ts';
import type { PendingJob } from './jobs.ts';
import { Limits } from './limits.ts';
import type { Program } from './program.ts';
import type { TriggerContext } from './triggers.ts';
import type { ApexValue } from './values.ts';

/** How many statements run between two looks at the clock. */
const CPU_CHECK_MASK = 0xfff;

/** A trace of endless recursion says no more with a thousand lines: the innermost calls, and where it began. */
const INNERMOST_LINES = 20;
const OUTERMOST_LINES = 5;

export interface StackEntry {
  /** The class, or `Trigger` with the name of the trigger as the method. */
  readonly cls: string;
  readonly method: string;
  /** The line of the caller that the call stands on. */
  readonly callerLine: number;
  /** The variables of the call. */
  readonly frame: Frame | null;
}

/** The first object of each kind that a transaction saved, which the platform names when the other kind follows. */
export interface SavedFirst {
  setup: string | null;
  data: string | null;
}

/** Records in the middle of their before update or before delete. */
export interface HeldRecords {
  readonly ids: ReadonlySet<string>;
  readonly by: 'update' | 'delete';
  readonly trigger: string;
}

export type JobPart = 'queueable' | 'future' | 'batch start' | 'batch execute' | 'batch finish';

export const nothingSaved = (): SavedFirst => ({ setup: null, data: null });

export interface ExecutionOptions {
  readonly org: Org;
  readonly program: Program;
  readonly transaction: Transaction;
  readonly inTest?: boolean;
  /** Asynchronous Apex, and which. */
  readonly part?: JobPart;
  /** Counts per statement of the program; absent outside tests. */
  readonly coverage?: Uint32Array | null;
  /** A cacheable call of a component: DML is refused. */
  readonly isReadOnly?: boolean;
  /** A component called the method that runs. */
  readonly calledByComponent?: boolean;
  /** When the run is cut short, on the clock of `performance.now()`; the governor's CPU limit holds besides. */
  readonly endsAt?: number;
}

export class Execution {
  readonly org: Org;
  readonly program: Program;
  readonly inTest: boolean;
  readonly coverage: Uint32Array | null;
  readonly isReadOnly: boolean;
  readonly calledByComponent: boolean;
  private readonly endsAt: number;
  /** Changes with System.runAs. */
  transaction: Transaction;
  /** The part of an asynchronous job that runs; null while none does. */
  part: JobPart | null;
  limits: Limits;
  /** By `ClassInfo.index`; a class without an entry is not initialised yet. */
  readonly statics: (ApexValue[] | undefined)[] = [];
  readonly stack: StackEntry[] = [];
  readonly heap = new Heap(this);
  /** The line that runs now. */
  line = 0;
  statements = 0;
  trigger: TriggerContext | null = null;
  triggerDepth = 0;
  /** What the before triggers that run now hold, outermost first. */
  readonly held: HeldRecords[] = [];
  /** Null inside System.runAs, where a test may save both kinds. */
  savedFirst: SavedFirst | null = nothingSaved();
  /** Asynchronous work asked for in a test, run by Test.stopTest. */
  jobs: PendingJob[] = [];
  /** Between Test.startTest and Test.stopTest: the limits of the test around them. */
  limitsOutside: Limits | null = null;
  /** Test.startTest and stopTest may each be called once. */
  testPhase: 'before' | 'started' | 'stopped' = 'before';
  readonly debugLog: string[] = [];
  /** Addresses that emails of this transaction go to, and how many it asked to be kept free. */
  readonly email = { sent: 0, reserved: 0 };

  constructor(options: ExecutionOptions) {
    this.org = options.org;
    this.program = options.program;
    this.transaction = options.transaction;
    this.inTest = options.inTest ?? false;
    this.part = options.part ?? null;
    this.coverage = options.coverage ?? null;
    this.isReadOnly = options.isReadOnly ?? false;
    this.calledByComponent = options.calledByComponent ?? false;
    this.endsAt = options.endsAt ?? Infinity;
    this.limits = new Limits(this.part);
  }

  get isAsync(): boolean {
    return this.part !== null;
  }

  get session(): Session {
    return this.transaction.session;
  }

  /** Called at every statement: `id` is its number in the program. */
  enterStatement(line: number, id: number): void {
    this.line = line;
    if (this.coverage !== null) this.coverage[id] = (this.coverage[id] ?? 0) + 1;
    if ((++this.statements & CPU_CHECK_MASK) === 0) this.checkTime();
  }

  private checkTime(): void {
    this.limits.checkCpu();
    this.heap.noteStatements(CPU_CHECK_MASK + 1);
    if (performance.now() > this.endsAt) throw new FatalError('LocalOrg.TimeLimit', 'The run took longer than it may');
  }

  staticsOf(cls: ClassInfo): ApexValue[] | undefined {
    return this.statics[cls.index];
  }

  /** The lines of the stack, innermost first, as getStackTraceString prints them. */
  trace(): string {
    const depth = this.stack.length;
    const left = depth - INNERMOST_LINES - OUTERMOST_LINES;
    if (left <= 1) return this.traceLines(depth, 0).join('\n');
    const innermost = this.traceLines(depth, depth - INNERMOST_LINES);
    return [...innermost, `… ${left} more`, ...this.traceLines(OUTERMOST_LINES, 0)].join('\n');
  }

  /** Of the calls from one depth of the stack down to another. */
  private traceLines(from: number, to: number): string[] {
    const lines: string[] = [];
    for (let i = from - 1; i >= to; i--) {
      const entry = this.stack[i];
      const line = this.stack[i + 1]?.callerLine ?? this.line;
      if (entry !== undefined) lines.push(`${unitOf(entry)}.${entry.method}: line ${line}, column 1`);
    }
    return lines;
  }
}

/** `Class.Outer.Inner`; `Trigger` is a reserved word, so no class has that name. */
const unitOf = ({ cls }: StackEntry): string => (cls === 'Trigger' ? cls : `Class.${cls}`);

let active: Execution | null = null;

/** The execution whose Apex runs now. */
export function current(): Execution {
  if (active === null) throw new Error('No Apex is running');
  return active;
}

/** Null between calls. */
export function currentOrNull(): Execution | null {
  return active;
}

/** Makes `execution` the current one for the duration of `work`. */
export function runIn<T>(execution: Execution, work: () => T): T {
  const before = active;
  active = execution;
  try {
    return work();
  } finally {
    active = before;
  }
}
