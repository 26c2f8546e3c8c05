/** Runs PMD with the Apex rules in pmd-rules.xml. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Finding } from '../Finding.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { findSource, read } from '../project/files.ts';
import { runJava } from './java.ts';

interface Answer {
  readonly violations: readonly {
    readonly rule: string;
    readonly message: string;
    readonly codeLocation: { readonly file: string; readonly startLine: number };
  }[];
  readonly processingErrors: readonly { readonly file: string; readonly message: string }[];
}

/** Rules that don't apply to tests, which may query in loops and use hard-coded IDs. */
const NOT_IN_TESTS = new Set(['OperationWithLimitsInLoop', 'AvoidHardcodingId']);

export function checkWithPmd(root: string): Finding[] {
  const { violations, processingErrors } = runPmd(root, findSource(root, '**/*.{cls,trigger}'));
  const isTest = (file: string): boolean => /@IsTest/i.test(read(root, file));
  const found = violations.map(({ rule, message, codeLocation }) => ({
    rule,
    finding: { file: relative(root, codeLocation.file), line: codeLocation.startLine, message: `${rule}: ${message}` },
  }));
  return withoutExcused(root, 'pmd', [
    ...processingErrors.map(({ file, message }) => ({ file: relative(root, file), message })),
    ...found
      .filter(({ rule, finding }) => !NOT_IN_TESTS.has(rule) || !isTest(finding.file))
      .map(({ finding }) => finding),
  ]);
}

function runPmd(root: string, files: readonly string[]): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'pmd-'));
  try {
    const [input, output] = [join(folder, 'input.json'), join(folder, 'output.json')];
    const filesToScan = files.map((file) => join(root, file));
    const rules = join(import.meta.dirname, 'pmd-rules.xml');
    writeFileSync(input, JSON.stringify({ ruleSetInputFile: rules, runDataPerLanguage: { apex: { filesToScan } } }));
    const { status, stderr } = runJava(['com.salesforce.sfca.pmdwrapper.PmdWrapper', 'run', input, output], root);
    if (status !== 0) throw new Error(`PMD stopped with ${status}: ${stderr}`);
    return JSON.parse(readFileSync(output, 'utf8')) as Answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
