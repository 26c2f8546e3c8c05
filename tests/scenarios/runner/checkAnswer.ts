/** Holds the answer of a call against what a scenario says of it. */
import assert from 'node:assert/strict';
import type { Argument } from '../Scenario.ts';

/** An object says parts by path; a list or a plain value says the whole. `contains` and `lacks` say what is, or is not, among others. */
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

/** `created.0.provider`; undefined where the way ends. */
function partOf(answer: unknown, path: string): unknown {
  let part = answer;
  for (const name of path.split('.')) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[name];
  }
  return part;
}
