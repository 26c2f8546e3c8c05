/** The folder of an org's data: who may use it, whether it is new, and taking the data away. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataLock } from '../../store/data-lock.ts';
import { MEMORY } from '../../store/database.ts';

/**
 * All that the local org writes there, but its lock, which others may be waiting at. Only these are removed: the folder's name may be a
 * person's mistake.
 */
const ownFiles = ['org.sqlite', 'org.sqlite-wal', 'org.sqlite-shm', 'sessions.json', 'preparing', 'prepared'];

export class DataFolder {
  readonly path: string;
  #lock: DataLock | null = null;

  constructor(path: string) {
    this.path = path;
  }

  get isKept(): boolean {
    return this.path !== MEMORY;
  }

  /** Takes the lock until `release`. @throws OrgError that names who holds it. `url`: where the org of this process answers. */
  take(url?: string): void {
    if (this.isKept) this.#lock = DataLock.take(this.path, url);
  }

  release(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  get lock(): DataLock | undefined {
    return this.#lock ?? undefined;
  }

  /** False until the first start has done all it does. */
  get isPrepared(): boolean {
    return this.isKept && existsSync(this.#file('prepared'));
  }

  /** Removes the data. Answers whether there was any. */
  reset(): boolean {
    if (!this.isKept) return false;
    const present = ownFiles.filter((name) => existsSync(this.#file(name)));
    for (const name of present) rmSync(this.#file(name));
    return present.length > 0;
  }

  /**
   * A first start that was killed half way left half of its records: nobody can have used them, since the org was not ready, so they
   * are removed and the first start begins again.
   */
  removeHalfPrepared(): void {
    if (this.isKept && existsSync(this.#file('preparing'))) this.reset();
  }

  markPreparing(): void {
    if (!this.isKept) return;
    writeFileSync(this.#file('preparing'), '');
  }

  markPrepared(): void {
    if (!this.isKept) return;
    writeFileSync(this.#file('prepared'), '');
    rmSync(this.#file('preparing'), { force: true });
  }

  #file(name: string): string {
    return join(this.path, name);
  }
}
