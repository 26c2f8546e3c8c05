/**
 * Runs the Apex tests of `project/`, which check language and library, each as a test here. Each Apex class
 * cites the platform documentation of its tests.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTests } from '../runner.ts';
import { openConformanceProject } from './project.ts';

test('the Apex tests of the conformance project pass', async (suite) => {
  const { apex, close } = openConformanceProject();
  try {
    const report = runTests(apex);
    assert.ok(report.results.length >= 44, `only ${report.results.length} tests ran`);
    for (const { className, method, failure } of report.results)
      await suite.test(`${className}: ${sentence(method)}`, () => assert.equal(failure, null, failure?.text));
  } finally {
    close();
  }
});

/** `safeNavigationEndsTheWholeChain` → `safe navigation ends the whole chain`. */
const sentence = (method: string): string => method.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
