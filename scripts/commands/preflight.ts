/** `preflight`: checks whether the org is ready. It changes nothing, with or without `--dry-run`. If something is missing, the exit code is 1. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { toCommandError } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import { inspect, type Finding } from '../preflight/checks.ts';

const MARK = { ready: 'ready', missing: 'MISSING', taken: 'TAKEN', note: 'note' } as const;

export async function preflight({ connection, org, reporter, targetOrg }: CommandContext): Promise<ExitCode> {
  const findings: Finding[] = [];
  try {
    const checks = inspect(connection, org, targetOrg === 'local', (what) => reporter.progress(`Checking ${what}…`));
    for await (const finding of checks) findings.push(finding);
  } catch (error) {
    const { code, message, exitCode } = toCommandError(error);
    throw new CommandError(code, message, exitCode, { targetOrg, ready: false, findings });
  }
  const ready = findings.every(({ state }) => state === 'ready' || state === 'note');
  reporter.table(['', 'Check', 'Found', 'What to do'], findings.map(row));
  reporter.say(ready ? 'This org is ready for Rosterpath.' : notReady(findings));
  reporter.result({ targetOrg, ready, findings });
  return ready ? 0 : 1;
}

function notReady(findings: readonly Finding[]): string {
  const missing = findings.filter(({ state }) => state === 'missing').length;
  const taken = findings.flatMap(({ names }) => names ?? []).length;
  const parts = [
    ...(missing > 0 ? [`${missing} of ${findings.length} checks found something missing`] : []),
    ...(taken > 0 ? [`${taken} names that Rosterpath uses are taken`] : []),
  ];
  return `This org is not ready: ${parts.join(', and ')}.`;
}

function row({ state, check, detail, remedy }: Finding): string[] {
  return [MARK[state], check, detail, remedy];
}
