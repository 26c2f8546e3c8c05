import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf } from './coverage.ts';
import { merged } from './merge.ts';
import type { TestReport, TestResult } from './runner.ts';

const result = (className: string, method: string, passed = true): TestResult => ({
  className,
  method,
  passed,
  failure: null,
  milliseconds: 1,
  log: [],
  ran: [],
});

function part(results: readonly TestResult[], missed: readonly number[]): TestReport {
  const passed = results.filter((each) => each.passed).length;
  const file = { name: 'Rules', file: 'Rules.cls', lines: 4, covered: 4 - missed.length, missed };
  return { results, passed, failed: results.length - passed, coverage: coverageOf([file]), leftOut: [] };
}

test('two parts of a run become one report: classes in order, and a line is missed only if both missed it', () => {
  const one = part([result('A', 'second'), result('A', 'first'), result('C', 'any', false)], [1, 2]);
  const other = part([result('B', 'any')], [2, 3, 4]);
  const { results, passed, failed, coverage } = merged(one, other);
  assert.deepEqual(
    results.map(({ className, method }) => `${className}.${method}`),
    ['A.second', 'A.first', 'B.any', 'C.any'],
  );
  assert.deepEqual([passed, failed], [3, 1]);
  assert.deepEqual(coverage.files[0]?.missed, [2]);
  assert.equal(coverage.percent, 75);
});
