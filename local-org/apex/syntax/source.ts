/** The parsed Apex files of a DX project. Trees of unchanged files come from the cache. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { SyntaxCache } from './cache.ts';
import type { ParseOutcome, SyntaxProblem } from './parse.ts';
import type { SourceUnit } from './tree.ts';

export interface SourceFile {
  /** Path in the project. */
  readonly path: string;
  readonly kind: 'class' | 'trigger';
  /** From the `-meta.xml` file, or 67 if there is none. */
  readonly apiVersion: number;
  readonly active: boolean;
  readonly outcome: ParseOutcome;
}

export interface SourceText {
  readonly path: string;
  readonly kind: 'class' | 'trigger';
  readonly text: string;
  readonly meta: string | null;
}

const DEFAULT_API_VERSION = 67;

/** Every `.cls` and `.trigger` file in the folders, sorted by path. */
export function readSources(project: string, folders: readonly string[]): SourceText[] {
  const paths = folders.flatMap((folder) => {
    const root = join(project, folder);
    return existsSync(root)
      ? readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
      : [];
  });
  return paths
    .filter((path) => /\.(cls|trigger)$/.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => readSource(project, path));
}

function readSource(project: string, path: string): SourceText {
  const absolute = join(project, path);
  const meta = `${absolute}-meta.xml`;
  return {
    path: relative('.', path),
    kind: path.endsWith('.cls') ? 'class' : 'trigger',
    text: readFileSync(absolute, 'utf8'),
    meta: existsSync(meta) ? readFileSync(meta, 'utf8') : null,
  };
}

/** If two processes parse the same sources, one can start from the end, so that they share the work of an empty cache. */
export function parseSources(
  texts: readonly SourceText[],
  cacheFolder: string | null,
  { fromEnd = false }: { readonly fromEnd?: boolean } = {},
): SourceFile[] {
  const cache = cacheFolder === null ? null : new SyntaxCache(cacheFolder);
  const files = (fromEnd ? texts.toReversed() : texts).map((source) => ({
    path: source.path,
    kind: source.kind,
    apiVersion: Number(/<apiVersion>([\d.]+)</.exec(source.meta ?? '')?.[1] ?? DEFAULT_API_VERSION),
    active: !/<status>(Inactive|Deleted)</.test(source.meta ?? ''),
    outcome: parseOne(source, cache),
  }));
  return fromEnd ? files.toReversed() : files;
}

function parseOne(source: SourceText, cache: SyntaxCache | null): ParseOutcome {
  const cached = cache?.read(source.text);
  if (cached) return { unit: cached };
  const outcome = parser().parseSource(source.text, source.kind);
  if ('unit' in outcome) {
    const misnamed = nameProblem(source, outcome.unit);
    if (misnamed) return { problems: [misnamed] };
    cache?.write(source.text, outcome.unit);
  }
  return outcome;
}

/** Salesforce finds a class by its file's name, so the names must match. */
function nameProblem(source: SourceText, unit: SourceUnit): SyntaxProblem | null {
  const expected = basename(source.path).replace(/\.(cls|trigger)$/, '');
  if (unit.name.toLowerCase() === expected.toLowerCase()) return null;
  return { line: unit.line, column: unit.column, message: `The file ${basename(source.path)} declares ${unit.name}` };
}

type Parser = typeof import('./parse.ts');

/** Loaded for the first file that isn't cached. Uses `require`, because loading a program is synchronous. */
const parser = (): Parser => createRequire(import.meta.url)('./parse.ts') as Parser;
