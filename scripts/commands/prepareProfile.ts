/** `org prepare --profile NAME`: assigns Rosterpath's page layouts to a profile and changes nothing else in it. */
import type { Connection } from 'jsforce';
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { CommandError } from '../output/CommandError.ts';
import { findProfile } from '../profiles/findProfile.ts';
import {
  lostAssignments,
  mergeAssignments,
  readAssignments,
  type AssignmentMerge,
  type LayoutAssignment,
} from '../profiles/layoutAssignments.ts';

type Output = Pick<CommandContext, 'reporter' | 'targetOrg' | 'dryRun'>;

export async function prepareProfile(
  context: Output & Pick<CommandContext, 'connection'>,
  wanted: string,
): Promise<ExitCode> {
  const { connection, reporter, targetOrg, dryRun } = context;
  if (targetOrg === 'local') {
    reporter.say(
      'The local org uses the layout assignments of the project for every profile. There is nothing to prepare.',
    );
    reporter.result({ targetOrg, profile: wanted, dryRun, assigned: [] });
    return 0;
  }
  const ours = readAssignments();
  reporter.progress(`Looking for the profile ${wanted}…`);
  const { fullName, name } = await findProfile(connection, wanted);
  const before = await assignmentsOf(connection, fullName);
  const merge = mergeAssignments(before, ours);
  if (!dryRun && merge.changes.length > 0) {
    reporter.progress(`Assigning page layouts to ${name}…`);
    await assign(connection, fullName, merge);
    requireKept(name, lostAssignments(before, await assignmentsOf(connection, fullName), ours));
  }
  report(name, merge, context);
  reporter.result({ targetOrg, profile: name, dryRun, assigned: merge.changes });
  return 0;
}

async function assignmentsOf(connection: Connection, fullName: string): Promise<LayoutAssignment[]> {
  const { layoutAssignments } = await connection.metadata.read('Profile', fullName);
  return layoutAssignments ?? [];
}

/**
 * Sends all layout assignments of the profile, because the Metadata API documentation doesn't say whether an update keeps those that it
 * leaves out.
 */
async function assign(connection: Connection, fullName: string, { assignments }: AssignmentMerge): Promise<void> {
  const layoutAssignments = assignments.map(({ layout, recordType }) =>
    recordType ? { layout, recordType } : { layout },
  );
  const update = { fullName, layoutAssignments };
  const [result] = [await connection.metadata.update('Profile', update as never)].flat();
  if (result?.success) return;
  const messages = [result?.errors ?? []].flat().map(({ message }) => message);
  throw new CommandError(
    'NOT_ASSIGNED',
    `The org rejected the page layouts (${messages.join(' ') || 'no reason was given'}). The profile is unchanged. Run "npm run deploy", which adds the layouts and record types, then try again.`,
  );
}

function requireKept(name: string, lost: readonly LayoutAssignment[]): void {
  if (lost.length === 0) return;
  const places = lost.map(({ layout, recordType }) => (recordType ? `${layout} for ${recordType}` : layout));
  throw new CommandError(
    'ASSIGNMENTS_DIFFER',
    `The org accepted the update, but ${name} doesn't have these layouts: ${places.join(', ')}. Assign them in Setup: open Object Manager, the object, Page Layouts, then Page Layout Assignment.`,
  );
}

function report(name: string, { changes }: AssignmentMerge, { reporter, dryRun }: Output): void {
  if (changes.length === 0)
    return reporter.say(`${name} already has all page layouts of Rosterpath. Nothing was changed.`);
  reporter.table(
    ['Record type or object', dryRun ? 'Would get' : 'Page layout', 'Before'],
    changes.map(({ layout, recordType, before }) => [
      recordType ?? layout.slice(0, layout.indexOf('-')),
      layout,
      before ?? '',
    ]),
  );
  reporter.say(
    dryRun
      ? `${changes.length} page layouts would be assigned to ${name}. Nothing was changed.`
      : `${changes.length} page layouts assigned to ${name}.`,
  );
}
