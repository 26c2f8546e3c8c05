/** Initial data that isn't in metadata files. */

/** A user of a new org. */
export interface SeedUser {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName: string;
  /** By default, the username. */
  readonly email?: string;
  readonly title?: string;
  /** The list view that opens first, by object, until the user pins another one: `{ "Account": "Customers" }`. */
  readonly pinnedListViews?: Readonly<Record<string, string>>;
  readonly alias?: string;
  /** Name of a profile. By default, "Minimum Access - Salesforce". */
  readonly profile?: string;
  /** IANA name. By default, the organization's. */
  readonly timeZone?: string;
  /** Names of the project's permission sets. */
  readonly permissionSets?: readonly string[];
  /** Developer names of the user's queues. */
  readonly queues?: readonly string[];
  /** Developer names of the user's public groups. */
  readonly groups?: readonly string[];
  /** Developer name of one of the project's roles. */
  readonly role?: string;
}

export interface OrganizationSettings {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}
