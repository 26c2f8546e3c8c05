/**
 * Merging standard picklist values. A deployed value set replaces the org's: a value that the file does not name may be deactivated
 * (Metadata API Developer Guide, "StandardValueSet"). So the org's values are read, the missing ones added at the end, and the whole is written.
 */

/** One value as the Metadata API spells it; further properties (`closed`, `probability`, …) travel along untouched. */
export interface StandardValue {
  readonly fullName: string;
  readonly [property: string]: unknown;
}

export interface Merge {
  readonly values: readonly StandardValue[];
  readonly added: readonly string[];
}

/** The org's values in their order, then those it lacks. A value is the same when its name is, whatever the case of its letters. */
export function mergeValues(existing: readonly StandardValue[], wanted: readonly StandardValue[]): Merge {
  const known = new Set(existing.map(({ fullName }) => fullName.toLowerCase()));
  const added = wanted.filter(({ fullName }) => !known.has(fullName.toLowerCase()));
  // The org keeps the default it has.
  const values = [...existing, ...added.map((value) => ({ ...value, default: false }))];
  return { values, added: added.map(({ fullName }) => fullName) };
}
