/** Builds a project's page if one of its sources has changed. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { isBuiltFrom, markBuilt, pageHash } from './builtFrom.ts';
import { pageConfig, type PageOptions } from './config.ts';

export interface BuiltPage {
  readonly out: string;
  /** False if an earlier build is still current. */
  readonly built: boolean;
  readonly milliseconds: number;
}

export async function buildPage(options: PageOptions): Promise<BuiltPage> {
  const started = performance.now();
  const out = resolve(options.out);
  const hash = pageHash(options);
  const finish = (built: boolean): BuiltPage => ({ out, built, milliseconds: Math.round(performance.now() - started) });
  if (isBuiltFrom(out, hash)) return finish(false);

  const { config, cache } = pageConfig(options);
  const { NODE_ENV } = process.env;
  try {
    await build(config);
  } catch (error) {
    throw new PageBuildError(problemsOf(error));
  } finally {
    // Vite changes this value, and the caller can be a server that keeps running.
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
  cache.save();
  mkdirSync(out, { recursive: true });
  // Written last, so that an interrupted build doesn't count as finished.
  markBuilt(out, hash);
  return finish(true);
}

/** The mistakes in the sources, one sentence each. */
export class PageBuildError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The page build failed.', ...problems].join('\n'));
    this.name = 'PageBuildError';
    this.problems = problems;
  }
}

/** The bundler returns a list of errors. Name a problem only once, even if several modules have it. */
function problemsOf(error: unknown): string[] {
  const { errors } = error as { errors?: readonly unknown[] };
  const messages = (errors?.length ? errors : [error]).map((one) => {
    const { message, id } = one as { message?: string; id?: string };
    const text = stripVTControlCharacters(message ?? String(one)).trim();
    return id && !id.startsWith('\0') && !text.includes(id) ? `${id}: ${text}` : text;
  });
  return [...new Set(messages)];
}
