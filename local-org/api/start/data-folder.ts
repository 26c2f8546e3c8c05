/** The data folder: locks it, knows whether it's new, and removes its data. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataLock } from '../../store/data-lock.ts';
import { MEMORY } from '../../store/database.ts';

/**
 * The local org's files in the folder, except the lock, which other processes may be waiting for. Only these
 * are removed, because the folder's name can be a typo.
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

  /**
   * Takes the lock until `release`. `url` is this org's address. @throws OrgError that names the process with
   * the lock.
   */
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

  /** False until the first start has finished. */
  get isPrepared(): boolean {
    return this.isKept && existsSync(this.#file('prepared'));
  }

  /** Removes the data. Returns whether there was any. */
  reset(): boolean {
    if (!this.isKept) return false;
    const present = ownFiles.filter((name) => existsSync(this.#file(name)));
    for (const name of present) rmSync(this.#file(name));
    return present.length > 0;
  }

  /**
   * If a first start was killed, some records are missing. The org was never ready, so the data is removed
   * and the first start begins again.
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
