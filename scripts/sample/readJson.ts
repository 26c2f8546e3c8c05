/** Reads a JSON file in data/. */
import { readFileSync } from 'node:fs';
import { CommandError } from '../output/CommandError.ts';

/** Some Windows editors add this at the start of a file. */
const BYTE_ORDER_MARK = /^\uFEFF/;

export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw error instanceof SyntaxError
      ? unusable(file, `the file isn't valid JSON (${detail})`)
      : unusable(file, detail);
  }
}

/** The error names the file and the problem. */
export function unusable(file: string, what: string): CommandError {
  return new CommandError(
    'SAMPLE_UNREADABLE',
    `${file}: ${what}. Nothing was loaded. Correct the file; data/README.md describes the format.`,
  );
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
