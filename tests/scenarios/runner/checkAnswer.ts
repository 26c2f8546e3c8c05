/** Compares a call's response with the scenario. */
import assert from 'node:assert/strict';
import type { Argument } from '../Scenario.ts';

/**
 * An object contains parts by path. A list or a plain value is the whole response. `contains` and `lacks`
 * check list elements.
 */
export function checkAnswer(answer: unknown, expected: Argument): void {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    assert.deepEqual(answer, expected);
    return;
  }
  for (const [word, value] of Object.entries(expected)) checkPart(answer, word, value);
}

function checkPart(answer: unknown, word: string, value: unknown): void {
  const told = `in ${JSON.stringify(answer)}`;
  if (word === 'contains' || word === 'lacks') {
    assert.ok(Array.isArray(answer), `The answer is no list: ${told}`);
    assert.equal(
      answer.includes(value),
      word === 'contains',
      `The answer ${word} ${JSON.stringify(value)} is untrue ${told}`,
    );
    return;
  }
  const found = partOf(answer, word);
  assert.deepEqual(
    found,
    value,
    `The answer's ${word} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}, ${told}`,
  );
}

/** `created.0.provider`. Undefined if the path doesn't exist. */
function partOf(answer: unknown, path: string): unknown {
  let part = answer;
  for (const name of path.split('.')) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[name];
  }
  return part;
}
