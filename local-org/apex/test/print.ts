/** Prints a test report as text or JSON. */
import { percent, type FileCoverage } from './coverage.ts';
import type { TestReport, TestResult } from './runner.ts';

export function printReport(report: TestReport, verbose: boolean): string {
  const parts = [
    ...(verbose ? report.results.map(resultLine) : []),
    ...report.results.filter((result) => !result.passed).map(failureText),
    coverageTable(report),
    `${report.passed} passed, ${report.failed} failed`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const resultLine = (result: TestResult): string =>
  `${result.passed ? 'ok  ' : 'FAIL'} ${result.className}.${result.method} ${result.milliseconds.toFixed(1)} ms` +
  result.log.map((line) => `\n       ${line}`).join('');

const failureText = (result: TestResult): string =>
  `\n${result.className}.${result.method}\n  ${(result.failure?.text ?? '').replace(/\n/g, '\n  ')}`;

function coverageTable({ coverage }: TestReport): string {
  if (coverage.lines === 0) return '';
  const width = Math.max(...coverage.files.map((file) => file.name.length), 'Total'.length);
  const total = `${'Total'.padEnd(width)} ${percentText(coverage.covered, coverage.lines)}  ${coverage.covered} of ${coverage.lines} lines`;
  return ['', ...coverage.files.map((file) => fileLine(file, width)), total, ''].join('\n');
}

function fileLine(file: FileCoverage, width: number): string {
  const missed = file.missed.length === 0 ? '' : `  missed: ${ranges(file.missed)}`;
  return `${file.name.padEnd(width)} ${percentText(file.covered, file.lines)}${missed}`;
}

const percentText = (part: number, whole: number): string => `${percent(part, whole).toFixed(1).padStart(5)} %`;

/** `12, 15-17`. */
function ranges(lines: readonly number[]): string {
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i];
    while (lines[i + 1] === (lines[i] ?? 0) + 1) i++;
    const last = lines[i];
    out.push(first === last ? String(first) : `${first}-${last}`);
  }
  return out.join(', ');
}

export function jsonReport(report: TestReport): string {
  return JSON.stringify(report, null, 2);
}
