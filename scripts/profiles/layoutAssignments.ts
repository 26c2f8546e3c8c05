/**
 * The page layout that a profile shows for each record type. Only profiles can assign layouts, not permission sets (Metadata API Developer
 * Guide, "Profile", layoutAssignments).
 */
import { globSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

export interface LayoutAssignment {
  /** `Case-Onboarding`: the object and the layout name, with `%` escapes for special characters. */
  readonly layout: string;
  /** `Case.Onboarding`. Empty for records without a record type. */
  readonly recordType?: string | null | undefined;
}

export interface AssignmentMerge {
  readonly assignments: readonly LayoutAssignment[];
  /** Our assignments that the profile didn't have. `before` is the layout it had. */
  readonly changes: readonly {
    readonly layout: string;
    readonly recordType: string | null;
    readonly before: string | null;
  }[];
}

const parser = new XMLParser({ isArray: (name) => name === 'layoutAssignments', parseTagValue: false });

/** Our assignments, from the profiles in the project. */
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

/** Replaces the profile's assignments with ours for the same object and record type, and keeps the others. */
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

/** The profile's other assignments that an update lost or changed. */
export function lostAssignments(
  before: readonly LayoutAssignment[],
  after: readonly LayoutAssignment[],
  ours: readonly LayoutAssignment[],
): LayoutAssignment[] {
  const now = new Map(after.map((assignment) => [placeOf(assignment), nameOf(assignment.layout)]));
  const expected = mergeAssignments(before, ours).assignments;
  return expected.filter((assignment) => now.get(placeOf(assignment)) !== nameOf(assignment.layout));
}
