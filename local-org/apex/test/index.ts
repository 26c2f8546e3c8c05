/** Runs a project's Apex tests from TypeScript. */
export type { Coverage, FileCoverage } from './coverage.ts';
export type { TestFailure } from './failure.ts';
export { jsonReport, printReport } from './print.ts';
export { runTests, type LoadedApex, type TestOptions, type TestReport, type TestResult } from './runner.ts';
