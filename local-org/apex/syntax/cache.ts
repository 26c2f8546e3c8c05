/**
 * Syntax trees on disk, by the hash of the source and of the code that builds them. The folder can be deleted
 * at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceUnit } from './tree.ts';

export class SyntaxCache {
  private readonly folder: string;
  private readonly makers: string;

  constructor(folder: string) {
    this.folder = folder;
    this.makers = hashOfTreeMakers();
  }

  read(source: string): SourceUnit | null {
    try {
      return JSON.parse(readFileSync(this.path(source), 'utf8')) as SourceUnit;
    } catch {
      return null; // The file is missing, or a killed process wrote half of it.
    }
  }

  /** Written to a temporary file and renamed, so that readers never see half a file. */
  write(source: string, unit: SourceUnit): void {
    const path = this.path(source);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(unit));
    renameSync(`${path}.${process.pid}`, path);
  }

  private path(source: string): string {
    return join(this.folder, `${sha256(this.makers + source)}.json`);
  }
}

/** A tree also depends on the code that built it: this folder, and the files that convert SOQL to query trees. */
function hashOfTreeMakers(): string {
  const folders = [import.meta.dirname, join(import.meta.dirname, '../../soql')];
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  return sha256(texts.join('\n'));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40);
