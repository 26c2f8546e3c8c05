/** Parsed queries on disk, one JSON line each: a server that starts again answers its usual queries without loading the parser. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryStore } from './parse.ts';
import type { Query } from './tree.ts';

/** Counts up with every change of the tree's shape or of how text is read. */
const VERSION = 3;
const CAPACITY = 2000;

/** What cannot be read or written is parsed again: the cache may be deleted at any time. */
export function openQueryCache(folder: string): QueryStore {
  const file = join(folder, `queries-${VERSION}.jsonl`);
  let entries: Map<string, Query> | null = null;
  const known = (): Map<string, Query> => (entries ??= load(file));
  return {
    read: (text) => known().get(text),
    write: (text, query) => {
      if (known().size >= CAPACITY) known().clear();
      save(file, folder, text, query, known().size === 0);
      known().set(text, query);
    },
  };
}

function load(file: string): Map<string, Query> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(lines.flatMap(entryOf));
}

/** A line cut short by a killed process is passed over. */
function entryOf(line: string): [string, Query][] {
  try {
    return line === '' ? [] : [JSON.parse(line) as [string, Query]];
  } catch {
    return [];
  }
}

function save(file: string, folder: string, text: string, query: Query, fresh: boolean): void {
  const line = JSON.stringify([text, query]) + '\n';
  try {
    mkdirSync(folder, { recursive: true });
    if (fresh) writeFileSync(file, line);
    else appendFileSync(file, line);
  } catch {
    // A folder that cannot be written costs time, not correctness.
  }
}
