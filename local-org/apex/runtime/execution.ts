/**
 * Everything that changes while Apex runs: statics, limits, stack, user, transaction, and trigger context.
 * There is one `Execution` per transaction. `current()` returns it only while `runIn` is on the TypeScript
 * stack, which is always synchronous.
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

/** The number of statements between checks of the clock. */
const CPU_CHECK_MASK = 0xfff;

/** For endless recursion, the trace keeps only the innermost calls and its start. */
const INNERMOST_LINES = 20;
const OUTERMOST_LINES = 5;

/** The class of anonymous Apex. */
export const ANONYMOUS_BLOCK = 'AnonymousBlock';

export interface StackEntry {
  /** The class, or `Trigger` with the trigger's name as the method. */
  readonly cls: string;
  readonly method: string;
  /** The line of the call in the caller. */
  readonly callerLine: number;
  /** The variables of the call. */
  readonly frame: Frame | null;
}

/**
 * The first object of each kind that a transaction saved, which Salesforce's error names when the other kind
 * follows.
 */
export interface SavedFirst {
  setup: string | null;
  data: string | null;
}

/** Records in their before update or before delete. */
export interface HeldRecords {
  readonly ids: ReadonlySet<string>;
  readonly by: 'update' | 'delete';
  readonly trigger: string;
}

export type JobPart = 'scheduled' | 'queueable' | 'future' | 'batch start' | 'batch execute' | 'batch finish';

export const nothingSaved = (): SavedFirst => ({ setup: null, data: null });

export interface ExecutionOptions {
  readonly org: Org;
  readonly program: Program;
  readonly transaction: Transaction;
  readonly inTest?: boolean;
  /** The kind of asynchronous Apex. */
  readonly part?: JobPart;
  /** Counts per statement of the program. Undefined outside tests. */
  readonly coverage?: Uint32Array | null;
  /** A cacheable call of a component: DML is refused. */
  readonly isReadOnly?: boolean;
  /** A component called the running method. */
  readonly calledByComponent?: boolean;
  /** When to stop the run, on the clock of `performance.now()`, in addition to the CPU limit. */
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
  /** The running part of an asynchronous job, or null. */
  part: JobPart | null;
  limits: Limits;
  /** By `ClassInfo.index`. A class without an entry isn't initialized yet. */
  readonly statics: (ApexValue[] | undefined)[] = [];
  readonly stack: StackEntry[] = [];
  readonly heap = new Heap(this);
  /** The current line. */
  line = 0;
  statements = 0;
  trigger: TriggerContext | null = null;
  triggerDepth = 0;
  /** The records of the running before triggers, outermost first. */
  readonly held: HeldRecords[] = [];
  /** Null inside System.runAs, where a test can save both kinds. */
  savedFirst: SavedFirst | null = nothingSaved();
  /** Asynchronous work of a test, which Test.stopTest runs. */
  jobs: PendingJob[] = [];
  /** Between Test.startTest and Test.stopTest: the limits of the surrounding test. */
  limitsOutside: Limits | null = null;
  /** Test.startTest and stopTest can each be called once. */
  testPhase: 'before' | 'started' | 'stopped' = 'before';
  readonly debugLog: string[] = [];
  /** Addresses that this transaction emails, and the number it reserved. */
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
    return this.limits.isAsync;
  }

  /** Anonymous Apex runs in the context of its user, other Apex in that of the system. */
  get isAnonymous(): boolean {
    return this.stack[0]?.cls === ANONYMOUS_BLOCK;
  }

  get session(): Session {
    return this.transaction.session;
  }

  /** Called for every statement. `id` is its number in the program. */
  enterStatement(line: number, id: number): void {
    this.line = line;
    if (this.coverage !== null) this.coverage[id] = (this.coverage[id] ?? 0) + 1;
    if ((++this.statements & CPU_CHECK_MASK) === 0) this.checkTime();
  }

  private checkTime(): void {
    this.limits.checkCpu();
    this.heap.noteStatements(CPU_CHECK_MASK + 1);
    if (performance.now() > this.endsAt) throw new FatalError('LocalOrg.TimeLimit', 'The run exceeded its time limit');
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

  /** The calls between two depths of the stack. */
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

/** `Class.Outer.Inner`. `Trigger` is a reserved word, so no class has that name. */
const unitOf = ({ cls }: StackEntry): string => (cls === 'Trigger' ? cls : `Class.${cls}`);

let active: Execution | null = null;

/** The current execution. */
export function current(): Execution {
  if (active === null) throw new Error('No Apex is running');
  return active;
}

/** Null between calls. */
export function currentOrNull(): Execution | null {
  return active;
}

/** Makes `execution` current while `work` runs. */
export function runIn<T>(execution: Execution, work: () => T): T {
  const before = active;
  active = execution;
  try {
    return work();
  } finally {
    active = before;
  }
}
