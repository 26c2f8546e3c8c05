/**
 * Syntax trees on disk, by the hash of the source and of the code that builds them. The folder can be deleted
 * at any time. A body is stored as text, because most programs call only some of their methods.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, SourceUnit } from './tree.ts';

export class SyntaxCache {
  private readonly folder: string;
  private readonly makers: string;

  constructor(folder: string) {
    this.folder = folder;
    this.makers = hashOfTreeMakers();
  }

  read(source: string): SourceUnit | null {
    try {
      return unfold(JSON.parse(readFileSync(this.path(source), 'utf8'))) as SourceUnit;
    } catch {
      return null; // The file is missing, or a killed process wrote half of it.
    }
  }

  /** Written to a temporary file and renamed, so that readers never see half a file. */
  write(source: string, unit: SourceUnit): void {
    const path = this.path(source);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(unit, unit.kind === 'trigger' ? undefined : folded));
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

/** A block with its statements as JSON. */
interface FoldedBlock {
  readonly kind: 'folded';
  readonly line: number;
  readonly column: number;
  readonly statements: string;
}

/** Folds the outermost blocks. In a class, they are the bodies of methods, accessors, and initializers. */
function folded(_key: string, value: unknown): unknown {
  if (!isNode(value) || value['kind'] !== 'block') return value;
  const { line, column, statements } = value as unknown as Block;
  return { kind: 'folded', line, column, statements: JSON.stringify(statements) } satisfies FoldedBlock;
}

/** Replaces folded blocks in place. Only declarations of a class contain them. */
function unfold(value: unknown): unknown {
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) value[i] = unfold(value[i]);
  if (!isNode(value) || value['kind'] === 'field') return value;
  if (value['kind'] === 'folded') return blockOf(value as unknown as FoldedBlock);
  for (const part of ['members', 'body', 'getter', 'setter']) if (part in value) value[part] = unfold(value[part]);
  return value;
}

/** Parses its statements when they're read for the first time. */
function blockOf({ line, column, statements: json }: FoldedBlock): Block {
  return {
    kind: 'block',
    line,
    column,
    get statements() {
      const statements = JSON.parse(json) as Block['statements'];
      Object.defineProperty(this, 'statements', { value: statements, enumerable: true });
      return statements;
    },
  };
}

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
