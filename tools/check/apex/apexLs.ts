/** Runs apex-ls, a type checker for Apex that knows Salesforce's classes. */
import { relative } from 'node:path';
import type { Finding } from '../Finding.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { runJava } from './java.ts';

interface Answer {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { readonly start: { readonly line: number }; readonly message: string }[];
  }[];
}

/** apex-ls exits with 0 if there are no issues, and with 4 if there are. */
const WITH_ISSUES = 4;

export function checkWithApexLs(root: string): Finding[] {
  const args = ['io.github.apexdevtools.apexls.CheckForIssues', '-n', '-d', 'errors', '-f', 'json', '-w', '.'];
  const { status, stdout, stderr } = runJava(args, root);
  if (status !== 0 && status !== WITH_ISSUES) throw new Error(`apex-ls stopped with ${status}: ${stderr}`);
  const answer = stdout.trim() === '' ? { files: [] } : (JSON.parse(stdout) as Answer);
  return withoutExcused(
    root,
    'apex-ls',
    answer.files.flatMap(({ path, messages }) =>
      messages.map(({ start, message }) => ({ file: relative(root, path), line: start.line, message: `${message}.` })),
    ),
  );
}
