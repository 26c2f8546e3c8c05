/**
 * Adds missing standard picklist values to the org's own. A deployed value set would replace the org's and could deactivate its values
 * (Metadata API Developer Guide, "StandardValueSet").
 */

/** A value in the Metadata API. Other properties, such as `closed` and `probability`, stay unchanged. */
export interface StandardValue {
  readonly fullName: string;
  readonly [property: string]: unknown;
}

export interface Merge {
  readonly values: readonly StandardValue[];
  readonly added: readonly string[];
}

/** The org's values in their order, followed by the missing ones. Upper and lower case don't matter. */
export function mergeValues(existing: readonly StandardValue[], wanted: readonly StandardValue[]): Merge {
  const known = new Set(existing.map(({ fullName }) => fullName.toLowerCase()));
  const added = wanted.filter(({ fullName }) => !known.has(fullName.toLowerCase()));
  // The org keeps the default it has.
  const values = [...existing, ...added.map((value) => ({ ...value, default: false }))];
  return { values, added: added.map(({ fullName }) => fullName) };
}
