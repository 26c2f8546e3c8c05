/** Hands tasks to worker processes; one that is stuck is replaced. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import type { Outcome } from './Subject.ts';

/** Tests end themselves in time; this is for what hangs where no statement runs. */
const STUCK_AFTER_MS = 120_000;

export interface PoolOptions {
  readonly workers: number;
  readonly begin: Extract<ToWorker, { kind: 'begin' }>;
  readonly report: (task: Task, outcome: Outcome) => void;
}

/** Resolves when every task is answered and every worker has found its program unharmed. */
export async function runTasks(tasks: readonly Task[], options: PoolOptions): Promise<void> {
  const waiting = [...tasks];
  const count = Math.max(1, Math.min(options.workers, tasks.length));
  await Promise.all(Array.from({ length: count }, () => work(waiting, options)));
}

async function work(waiting: Task[], options: PoolOptions): Promise<void> {
  let worker = await begin(options);
  try {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const reply = await ask(worker, { kind: 'try', task }, STUCK_AFTER_MS);
      if (reply === null) {
        options.report(task, { verdict: 'killed', by: 'the time limit', fault: null });
        worker.kill('SIGKILL');
        worker = await begin(options);
      } else if (reply.kind === 'outcome') options.report(task, reply.outcome);
    }
    await ask(worker, { kind: 'end' }, null);
  } finally {
    worker.kill();
  }
}

async function begin({ begin: message }: PoolOptions): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'));
  await ask(worker, message, null);
  return worker;
}

/** Null where no answer came in time. */
function ask(worker: ChildProcess, message: ToWorker, timeout: number | null): Promise<FromWorker | null> {
  return new Promise((resolve, reject) => {
    const timer = timeout === null ? undefined : setTimeout(() => settle(() => resolve(null)), timeout);
    const onMessage = (reply: unknown): void => {
      const known = reply as FromWorker;
      settle(() => (known.kind === 'refused' ? reject(new Error(known.message)) : resolve(known)));
    };
    const onExit = (code: number | null): void =>
      settle(() => reject(new Error(`A worker ended with ${code} before it answered.`)));
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('exit', onExit);
      then();
    };
    worker.on('message', onMessage);
    worker.on('exit', onExit);
    worker.send(message);
  });
}
