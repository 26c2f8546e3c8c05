/** Merges two parts of one test run. */
import { coverageOf, type FileCoverage } from './coverage.ts';
import type { TestReport } from './runner.ts';

export function merged(one: TestReport, other: TestReport): TestReport {
  // Stable, so that the tests of a class keep their order.
  const results = [...one.results, ...other.results].sort((a, b) => a.className.localeCompare(b.className));
  return {
    results,
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    leftOut: one.leftOut,
    coverage: coverageOf(one.coverage.files.map((file, index) => both(file, other.coverage.files[index]))),
  };
}

/**
 * Both parts loaded the same program, so their files are in the same order. A line is missed only if both
 * parts missed it.
 */
function both(file: FileCoverage, same: FileCoverage | undefined): FileCoverage {
  const missedThere = new Set(same?.missed);
  const missed = file.missed.filter((line) => missedThere.has(line));
  return { ...file, missed, covered: file.lines - missed.length };
}
