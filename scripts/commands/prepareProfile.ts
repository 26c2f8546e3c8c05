/** `org prepare --profile NAME`: assigns the layouts of Rosterpath to a profile of the org; nothing else of it changes. */
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

type Told = Pick<CommandContext, 'reporter' | 'targetOrg' | 'dryRun'>;

export async function prepareProfile(
  context: Told & Pick<CommandContext, 'connection'>,
  wanted: string,
): Promise<ExitCode> {
  const { connection, reporter, targetOrg, dryRun } = context;
  if (targetOrg === 'local') {
    reporter.say(
      'The local org reads the layout assignments of the project and uses them for every profile; there is nothing to prepare.',
    );
    reporter.result({ targetOrg, profile: wanted, dryRun, assigned: [] });
    return 0;
  }
  const ours = readAssignments();
  reporter.progress(`Looking for the profile ${wanted} …`);
  const { fullName, name } = await findProfile(connection, wanted);
  const before = await assignmentsOf(connection, fullName);
  const merge = mergeAssignments(before, ours);
  if (!dryRun && merge.changes.length > 0) {
    reporter.progress(`Assigning layouts to ${name} …`);
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
 * What an update of a profile does not name stays as it is; the profile's other layouts are sent along unchanged all the same, because
 * whether an assignment that is left out stays is documented nowhere.
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
    `The org did not take the layouts (${messages.join(' ') || 'no reason was given'}); the profile is as it was. Run "npm run deploy" first: it brings the layouts and record types.`,
  );
}

function requireKept(name: string, lost: readonly LayoutAssignment[]): void {
  if (lost.length === 0) return;
  const places = lost.map(({ layout, recordType }) => (recordType ? `${layout} for ${recordType}` : layout));
  throw new CommandError(
    'ASSIGNMENTS_DIFFER',
    `The org took the update, and yet ${name} does not show: ${places.join(', ')}. Assign these in Setup → Object Manager → Page Layouts → Page Layout Assignment.`,
  );
}

function report(name: string, { changes }: AssignmentMerge, { reporter, dryRun }: Told): void {
  if (changes.length === 0) return reporter.say(`${name} has all layouts of Rosterpath; nothing was changed.`);
  reporter.table(
    ['Record type or object', dryRun ? 'Would show' : 'Shows', 'Instead of'],
    changes.map(({ layout, recordType, before }) => [
      recordType ?? layout.slice(0, layout.indexOf('-')),
      layout,
      before ?? '',
    ]),
  );
  reporter.say(
    dryRun
      ? `${changes.length} layouts would be assigned to ${name}; nothing was changed.`
      : `${changes.length} layouts assigned to ${name}.`,
  );
}
