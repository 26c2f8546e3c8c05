/** The mark that a finished build leaves: the hash of its sources. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageOptions } from './config.ts';
import { contentHash } from './contentHash.ts';

const HASH_FILE = 'built-from.txt';

export function pageHash({ project, liveReload }: PageOptions): string {
  return contentHash(project, liveReload ? 'live reload' : 'as served');
}

export function isBuiltFrom(out: string, hash: string): boolean {
  const file = join(out, HASH_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

export function markBuilt(out: string, hash: string): void {
  writeFileSync(join(out, HASH_FILE), hash);
}
