/** Holds the answer of a call against what a scenario says of it. */
import assert from 'node:assert/strict';
import type { Argument } from '../Scenario.ts';

/** An object says parts by path; a list or a plain value says the whole. `contains` says what is among others. */
export function checkAnswer(answer: unknown, expected: Argument): void {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    assert.deepEqual(answer, expected);
    return;
  }
  for (const [path, value] of Object.entries(expected)) {
    const found = path === 'contains' ? (answer as unknown[]).includes(value) : partOf(answer, path);
    assert.deepEqual(
      found,
      path === 'contains' ? true : value,
      `The answer's ${path} is ${JSON.stringify(found)} in ${JSON.stringify(answer)}`,
    );
  }
}

/** `created.0.provider`; undefined where the way ends. */
function partOf(answer: unknown, path: string): unknown {
  let part = answer;
  for (const name of path.split('.')) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[name];
  }
  return part;
}
