/** What an org starts with that no metadata file says. */

/** A user the org starts with. */
export interface SeedUser {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName: string;
  /** The username without one. */
  readonly email?: string;
  readonly title?: string;
  /** The list view that opens first, by object, until the user pins another: `{ "Account": "Customers" }`. */
  readonly pinnedListViews?: Readonly<Record<string, string>>;
  readonly alias?: string;
  /** Name of a profile; "Minimum Access - Salesforce" without one. */
  readonly profile?: string;
  /** IANA name; the organization's without one. */
  readonly timeZone?: string;
  /** Names of permission sets of the project. */
  readonly permissionSets?: readonly string[];
  /** Developer names of queues the user is a member of. */
  readonly queues?: readonly string[];
  /** Developer names of public groups the user is a member of. */
  readonly groups?: readonly string[];
  /** Developer name of a role of the project. */
  readonly role?: string;
}

export interface OrganizationSettings {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}
