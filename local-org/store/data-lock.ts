/**
 * Lets only one process use a data folder. It's an SQLite lock on a file of the folder, which the operating
 * system releases when the process ends in any way. A process ID in a file would need cleanup and can belong
 * to another process later. A second file describes the process with the lock, only for error messages.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OrgError } from '../errors.ts';
import { makeFolder } from './data-path.ts';
import { diskProblem } from './disk-problem.ts';
import { FileIdentity } from './file-identity.ts';

/** Never removed. A process that waits for the old file would get a lock that others don't see. */
const LOCK = 'lock';
const HOLDER = 'lock.json';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly url?: string | undefined;
}

export class DataLock {
  readonly folder: string;
  readonly #held: DatabaseSync;
  readonly #file: FileIdentity;
  readonly #holder: Holder;

  private constructor(folder: string, held: DatabaseSync, url: string | undefined) {
    this.folder = folder;
    this.#held = held;
    this.#file = new FileIdentity(join(folder, LOCK));
    this.#holder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), url };
    writeFileSync(join(folder, HOLDER), `${JSON.stringify(this.#holder)}\n`);
  }

  /**
   * @throws OrgError that names the process with the lock, or says why the folder can't be used. `url` is the
   * address of this process.
   */
  static take(folder: string, url?: string): DataLock {
    makeFolder(folder);
    let held: DatabaseSync | null = null;
    try {
      held = new DatabaseSync(join(folder, LOCK));
      // Nothing is written, so no journal file is needed.
      held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
      return new DataLock(folder, held, url);
    } catch (error) {
      held?.close();
      throw refusal(folder, error);
    }
  }

  /** False if the folder was removed or replaced. Another process can own the new one. */
  get isStillThere(): boolean {
    return this.#file.isStillThere;
  }

  release(): void {
    const file = join(this.folder, HOLDER);
    if (this.isStillThere && readHolder(this.folder)?.pid === process.pid) rmSync(file, { force: true });
    this.#held.close();
  }
}

const BUSY = 5;

function refusal(folder: string, error: unknown): unknown {
  const { errcode } = error as { errcode?: unknown };
  if (errcode === BUSY) {
    return new OrgError(
      'DATA_FOLDER_IN_USE',
      `The data in ${folder} is in use by ${describe(readHolder(folder))}. Stop it (Ctrl+C in its terminal), then try again.`,
    );
  }
  return diskProblem(error, folder) ?? error;
}

function describe(holder: Holder | null): string {
  if (holder === null) return 'another process';
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
  const what = holder.url === undefined ? 'a local org' : `the local org at ${holder.url}`;
  return `${what} (process ${holder.pid}${where}, since ${holder.since})`;
}

/** Null if the file isn't written yet, or if a killed process left it. */
function readHolder(folder: string): Holder | null {
  try {
    const { pid, host, since, url } = JSON.parse(readFileSync(join(folder, HOLDER), 'utf8')) as Partial<Holder>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof since !== 'string') return null;
    if (host === hostname() && !isRunning(pid)) return null;
    return { pid, host, since, url: typeof url === 'string' ? url : undefined };
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
