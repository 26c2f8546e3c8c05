/** `preflight`: is this org ready? Changes nothing, so `--dry-run` makes no difference. Exit 1 where something is missing. */
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { inspect, type Finding } from '../preflight/checks.ts';

const MARK = { ready: 'ready', missing: 'MISSING', note: 'note' } as const;

export async function preflight({ connection, org, reporter, targetOrg }: CommandContext): Promise<ExitCode> {
  reporter.progress(`Looking at ${targetOrg} …`);
  const findings = await inspect(connection, org, targetOrg === 'local');
  const missing = findings.filter(({ state }) => state === 'missing').length;
  reporter.table(['', 'Check', 'Found', 'What to do'], findings.map(row));
  reporter.say(
    missing === 0
      ? 'This org is ready for Rosterpath.'
      : `This org is not ready: ${missing} of ${findings.length} checks found something missing.`,
  );
  reporter.result({ targetOrg, ready: missing === 0, findings });
  return missing === 0 ? 0 : 1;
}

function row({ state, check, detail, remedy }: Finding): string[] {
  return [MARK[state], check, detail, remedy];
}
