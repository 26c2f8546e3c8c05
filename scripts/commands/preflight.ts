/** `preflight`: is this org ready? Changes nothing, so `--dry-run` makes no difference. Exit 1 where something is missing. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { inspect, type Finding } from '../preflight/checks.ts';

const MARK = { ready: 'ready', missing: 'MISSING', taken: 'TAKEN', note: 'note' } as const;

export async function preflight({ connection, org, reporter, targetOrg }: CommandContext): Promise<ExitCode> {
  reporter.progress(`Looking at ${targetOrg} …`);
  const findings = await inspect(connection, org, targetOrg === 'local');
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

/** Dozens of names in one line would widen the table beyond any terminal. */
function inLines(text: string): string {
  return text.replace(/(.{1,60})(?:\s|$)/g, '$1\n').trimEnd();
}

function row({ state, check, detail, remedy }: Finding): string[] {
  return [MARK[state], check, inLines(detail), inLines(remedy)];
}
