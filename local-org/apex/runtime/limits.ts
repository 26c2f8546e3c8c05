/** Governor limits of a transaction. Apex Developer Guide, "Execution Governors and Limits", synchronous and asynchronous columns. */
import type { JobPart } from './execution.ts';
import { LimitExceeded } from './failures.ts';

export type LimitName =
  'queries' | 'dmlStatements' | 'dmlRows' | 'queryRows' | 'queueableJobs' | 'futureCalls' | 'emails' | 'callouts';

/** Null in batch and future contexts. */
const FUTURE_CALLS = 50;

interface Allowance {
  readonly synchronous: number;
  readonly asynchronous: number;
  readonly sentence: string;
}

const ALLOWANCES: Record<LimitName, Allowance> = {
  queries: { synchronous: 100, asynchronous: 200, sentence: 'Too many SOQL queries' },
  dmlStatements: { synchronous: 150, asynchronous: 150, sentence: 'Too many DML statements' },
  dmlRows: { synchronous: 10_000, asynchronous: 10_000, sentence: 'Too many DML rows' },
  queryRows: { synchronous: 50_000, asynchronous: 50_000, sentence: 'Too many query rows' },
  queueableJobs: { synchronous: 50, asynchronous: 1, sentence: 'Too many queueable jobs added to the queue' },
  futureCalls: { synchronous: FUTURE_CALLS, asynchronous: FUTURE_CALLS, sentence: 'Too many future calls' },
  emails: { synchronous: 10, asynchronous: 10, sentence: 'Too many Email Invocations' },
  callouts: { synchronous: 100, asynchronous: 100, sentence: 'Too many callouts' },
};

/** Above the limit, rows count only as "limit + 1", as in Salesforce's message. */
const COUNTED_AS_ONE_MORE: ReadonlySet<LimitName> = new Set(['dmlRows', 'queryRows']);

const CPU_MILLIS = { synchronous: 10_000, asynchronous: 60_000 };

/** Nested calls. */
export const MAX_STACK_DEPTH = 1000;
/** Triggers that start each other. Apex Developer Guide, "Execution Governors and Limits". */
export const MAX_TRIGGER_DEPTH = 16;

export class Limits {
  readonly isAsync: boolean;
  private readonly part: JobPart | null;
  private readonly used: Record<LimitName, number> = {
    queries: 0,
    dmlStatements: 0,
    dmlRows: 0,
    queryRows: 0,
    queueableJobs: 0,
    futureCalls: 0,
    emails: 0,
    callouts: 0,
  };
  private readonly startedAt = process.threadCpuUsage();

  constructor(part: JobPart | null) {
    this.part = part;
    // Scheduled Apex isn't in the column of asynchronous limits.
    this.isAsync = part !== null && part !== 'scheduled';
  }

  count(name: LimitName): number {
    return this.used[name];
  }

  allowed(name: LimitName): number {
    if (name === 'futureCalls') return !this.isAsync || this.part === 'queueable' ? FUTURE_CALLS : 0;
    return this.isAsync ? ALLOWANCES[name].asynchronous : ALLOWANCES[name].synchronous;
  }

  use(name: LimitName, amount: number): void {
    this.used[name] += amount;
    const allowed = this.allowed(name);
    if (this.used[name] <= allowed) return;
    const shown = COUNTED_AS_ONE_MORE.has(name) ? allowed + 1 : this.used[name];
    throw new LimitExceeded(`${ALLOWANCES[name].sentence}: ${shown}`);
  }

  /** CPU time of this thread, because other work on the computer doesn't count. */
  get cpuMillis(): number {
    const { user, system } = process.threadCpuUsage(this.startedAt);
    return Math.round((user + system) / 1000);
  }

  get cpuMillisAllowed(): number {
    return this.isAsync ? CPU_MILLIS.asynchronous : CPU_MILLIS.synchronous;
  }

  checkCpu(): void {
    if (this.cpuMillis > this.cpuMillisAllowed) throw new LimitExceeded('Apex CPU time limit exceeded');
  }
}
