/**
 * Remembers in the cache folder that a program compiled without errors, so that the next start compiles each
 * body only when it's called. A program is known by everything that its compilation reads: the sources, the
 * schema, and the code of the compiler.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../schema/model.ts';
import type { SourceText } from './syntax/source.ts';

/** Below `local-org`. */
const COMPILER = ['apex', 'soql', 'schema', 'formula'];

/** Differ between copies of a project, and no compilation reads them: the IDs of record types, the file of a formula. */
const UNREAD: ReadonlySet<string> = new Set(['id', 'file']);

export class CompiledBefore {
  private readonly folder: string;
  private readonly mark: string;

  constructor(folder: string, texts: readonly SourceText[], schema: Schema) {
    this.folder = folder;
    const hash = createHash('sha256');
    hash.update(JSON.stringify(texts));
    hash.update(JSON.stringify(schema, plain));
    for (const part of COMPILER) addCode(hash, join(import.meta.dirname, '..', part));
    this.mark = join(folder, `${hash.digest('hex').slice(0, 40)}.compiled`);
  }

  get isKnown(): boolean {
    return existsSync(this.mark);
  }

  remember(): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.mark, '');
  }
}

function addCode(hash: Hash, folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'test') addCode(hash, path);
    else if (entry.name.endsWith('.ts')) hash.update(readFileSync(path));
  }
}

const plain = (key: string, value: unknown): unknown => {
  if (UNREAD.has(key)) return undefined;
  return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
};
