/** Distributes tasks to worker processes, and replaces a worker that hangs. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import type { Outcome } from './Subject.ts';

/** Tests have their own time limit. This one is for a process that hangs outside of statements. */
const STUCK_AFTER_MS = 120_000;

export interface PoolOptions {
  readonly workers: number;
  readonly begin: Extract<ToWorker, { kind: 'begin' }>;
  readonly report: (task: Task, outcome: Outcome) => void;
}

/** Resolves when all tasks are done and every worker has checked that its program is restored. */
export async function runTasks(tasks: readonly Task[], options: PoolOptions): Promise<void> {
  const waiting = [...tasks];
  const count = Math.max(1, Math.min(options.workers, tasks.length));
  await Promise.all(Array.from({ length: count }, () => work(waiting, options)));
}

async function work(waiting: Task[], options: PoolOptions): Promise<void> {
  let worker = await begin(options);
  const tryOnce = async (task: Task): Promise<Outcome | Lost> => {
    const reply = await ask(worker, { kind: 'try', task }, STUCK_AFTER_MS);
    if (reply === 'late' || reply === 'gone') {
      worker.kill('SIGKILL');
      worker = await begin(options);
      return reply;
    }
    if (reply.kind !== 'outcome') throw new Error(`A worker answered a task with "${reply.kind}".`);
    return reply.outcome;
  };
  try {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      let outcome = await tryOnce(task);
      // Another process may have ended the worker, so try once more.
      if (outcome === 'gone') outcome = await tryOnce(task);
      options.report(task, typeof outcome === 'string' ? lost(outcome) : outcome);
    }
    requireAnswer(await ask(worker, { kind: 'end' }, null));
  } finally {
    worker.kill();
  }
}

/** No answer in time, or the process ended. */
type Lost = 'late' | 'gone';

function lost(how: Lost): Outcome {
  return { verdict: 'killed', by: how === 'late' ? 'the time limit' : 'the end of its process', fault: null };
}

function requireAnswer(reply: FromWorker | Lost): void {
  if (typeof reply === 'string') throw new Error('A worker ended before it was done.');
}

async function begin({ begin: message }: PoolOptions): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'));
  requireAnswer(await ask(worker, message, null));
  return worker;
}

function ask(worker: ChildProcess, message: ToWorker, timeout: number | null): Promise<FromWorker | Lost> {
  return new Promise((resolve, reject) => {
    const timer = timeout === null ? undefined : setTimeout(() => settle(() => resolve('late')), timeout);
    const onMessage = (reply: unknown): void => {
      const known = reply as FromWorker;
      settle(() => (known.kind === 'refused' ? reject(new Error(known.message)) : resolve(known)));
    };
    const onExit = (): void => settle(() => resolve('gone'));
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
