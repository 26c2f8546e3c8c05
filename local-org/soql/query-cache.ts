/**
 * Parsed queries on disk, one JSON line each, so that a restarted server doesn't need the parser for its
 * usual queries.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryStore } from './parse.ts';
import type { Query } from './tree.ts';

/** Increase this when the tree's format or the parsing changes. */
const VERSION = 3;
const CAPACITY = 2000;

/** Queries that can't be read or written are parsed again, so the cache can be deleted at any time. */
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

/** Skips a line that a killed process cut short. */
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
    // If the folder can't be written, queries are only slower.
  }
}
