/**
 * Which layout a profile shows for a record type. Layouts are assigned by profiles alone, never by permission sets (Metadata API Developer
 * Guide, "Profile", layoutAssignments); a profile of the customer's own has to be told of ours.
 */
import { globSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

export interface LayoutAssignment {
  /** `Case-Onboarding`: the object and the layout's name, with `%` escapes for special characters. */
  readonly layout: string;
  /** `Case.Onboarding`; without one, for records that have no record type. */
  readonly recordType?: string | null | undefined;
}

export interface AssignmentMerge {
  readonly assignments: readonly LayoutAssignment[];
  /** Those of ours that the profile did not have; `before` is the layout it showed. */
  readonly changes: readonly {
    readonly layout: string;
    readonly recordType: string | null;
    readonly before: string | null;
  }[];
}

const parser = new XMLParser({ isArray: (name) => name === 'layoutAssignments', parseTagValue: false });

/** Ours, as the profiles that are deployed have them. */
export function readAssignments(profiles = 'force-app/**/*.profile-meta.xml'): LayoutAssignment[] {
  const byPlace = new Map<string, LayoutAssignment>();
  for (const file of globSync(profiles).sort()) {
    const { Profile } = parser.parse(readFileSync(file, 'utf8')) as {
      Profile: { layoutAssignments?: LayoutAssignment[] };
    };
    for (const assignment of Profile.layoutAssignments ?? []) byPlace.set(placeOf(assignment), assignment);
  }
  return [...byPlace.values()];
}

/** The profile's own assignments in their order, ours in place of those for the same object and record type. */
export function mergeAssignments(
  existing: readonly LayoutAssignment[],
  wanted: readonly LayoutAssignment[],
): AssignmentMerge {
  const before = new Map(existing.map((assignment) => [placeOf(assignment), assignment.layout]));
  const changed = wanted.filter(
    (assignment) => nameOf(before.get(placeOf(assignment)) ?? '') !== nameOf(assignment.layout),
  );
  const ours = new Map(changed.map((assignment) => [placeOf(assignment), assignment]));
  return {
    assignments: [
      ...existing.map((assignment) => ours.get(placeOf(assignment)) ?? assignment),
      ...changed.filter((assignment) => !before.has(placeOf(assignment))),
    ],
    changes: changed.map((assignment) => ({
      layout: nameOf(assignment.layout),
      recordType: assignment.recordType ?? null,
      before: before.has(placeOf(assignment)) ? nameOf(before.get(placeOf(assignment)) ?? '') : null,
    })),
  };
}

/** A profile has one layout for each object and record type. */
const placeOf = ({ layout, recordType }: LayoutAssignment): string =>
  recordType ? recordType : layout.slice(0, layout.indexOf('-'));

const nameOf = (layout: string): string => decodeURIComponent(layout);

/** Assignments of `before` that `after` lacks or has otherwise, apart from ours. */
export function lostAssignments(
  before: readonly LayoutAssignment[],
  after: readonly LayoutAssignment[],
  ours: readonly LayoutAssignment[],
): LayoutAssignment[] {
  const now = new Map(after.map((assignment) => [placeOf(assignment), nameOf(assignment.layout)]));
  const expected = mergeAssignments(before, ours).assignments;
  return expected.filter((assignment) => now.get(placeOf(assignment)) !== nameOf(assignment.layout));
}
