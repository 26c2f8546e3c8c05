/**
 * Whether a path still leads to the file that was opened there. An open process keeps using a removed or
 * replaced file.
 */
import { statSync } from 'node:fs';

export class FileIdentity {
  readonly #path: string;
  readonly #is: string | null;

  constructor(path: string) {
    this.#path = path;
    this.#is = identityOf(path);
  }

  get isStillThere(): boolean {
    return this.#is !== null && identityOf(this.#path) === this.#is;
  }
}

function identityOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
