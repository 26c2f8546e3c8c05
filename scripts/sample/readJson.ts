/** A JSON file of data/. */
import { readFileSync } from 'node:fs';
import { CommandError } from '../output/CommandError.ts';

/** What an editor on Windows may put before the text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw error instanceof SyntaxError ? unusable(file, `is not valid JSON (${detail})`) : unusable(file, detail);
  }
}

/** Says which file, and what is wrong with it. */
export function unusable(file: string, what: string): CommandError {
  return new CommandError(
    'SAMPLE_UNREADABLE',
    `${file}: ${what}. Nothing was loaded. data/README.md says what may stand there.`,
  );
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
