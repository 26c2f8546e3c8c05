/** The folder of an org's data: whether it is new, and taking it away. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY } from '../../store/database.ts';

/** All that the local org writes there. Only these are removed: the folder's name may be a person's mistake. */
const ownFiles = ['org.sqlite', 'org.sqlite-wal', 'org.sqlite-shm', 'sessions.json', 'preparing', 'prepared'];

export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get isKept(): boolean {
    return this.path !== MEMORY;
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
    mkdirSync(this.path, { recursive: true });
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
