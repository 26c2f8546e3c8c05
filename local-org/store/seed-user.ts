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

/** A site for people who don't sign in. They act as its guest user. */
export interface SiteDef {
  /** The title of the page, and the name of the guest user. */
  readonly name: string;
  /** The site has the addresses that start with this path, such as `/orders`. */
  readonly path: string;
  /** The component that is the page, without namespace. */
  readonly component: string;
  /** The guest user's permission set. */
  readonly permissionSet: string;
  /** A custom metadata record that has to know the site's address, as an admin of a real org enters it. */
  readonly address?: SiteAddress;
}

export interface SiteAddress {
  /** Such as `Shop_Setting.Order_Page`. */
  readonly record: string;
  readonly field: string;
  /** The text of the field, with `{site}` in the place of the address. */
  readonly value: string;
}

export interface OrganizationSettings {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}
