/**
 * What `GET /local/config` tells the page about the project: apps, tabs, record pages, and layouts, all from
 * the DX project's files. Names are API names. The types follow the Metadata API (CustomApplication,
 * CustomTab, FlexiPage, Layout, CompactLayout, ListView), reduced to what a page can show.
 */
export interface PageConfig {
  /** The project's name with a capital letter. */
  readonly name: string;
  readonly organizationId: string;
  readonly apiVersion: string;
  readonly apps: readonly AppConfig[];
  readonly tabs: Readonly<Record<string, TabConfig>>;
  readonly objects: Readonly<Record<string, ObjectConfig>>;
  readonly flexipages: Readonly<Record<string, FlexiPageConfig>>;
  readonly layouts: Readonly<Record<string, LayoutConfig>>;
  /** Custom Labels by name, as `@salesforce/label/c.Name` imports them. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface AppConfig {
  readonly developerName: string;
  readonly label: string;
  readonly description: string | null;
  readonly headerColor: string | null;
  readonly navType: string | null;
  /** `standard-Case` for an object's tab, otherwise the name of a custom tab. */
  readonly tabs: readonly string[];
}

export interface TabConfig {
  readonly name: string;
  readonly label: string;
  readonly kind: 'object' | 'component' | 'flexipage' | 'other';
  /** API name of the object, component (`c:outbox` as `outbox`), or flexipage. */
  readonly target: string | null;
  /** Such as `standard:case` or `custom:custom18`. */
  readonly icon: string;
}

export interface ObjectConfig {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly nameField: string;
  readonly custom: boolean;
  readonly icon: string;
  readonly listViews: readonly ListViewSummary[];
  /** In order of precedence. See `RecordPageAssignment`. */
  readonly recordPages: readonly RecordPageAssignment[];
  /** Layout name by record type ID. The key `''` is for records without a record type. */
  readonly layouts: Readonly<Record<string, string>>;
  /** Compact layout by record type ID, with the same keys. */
  readonly compactLayouts: Readonly<Record<string, CompactLayoutConfig>>;
}

export interface ListViewSummary {
  readonly name: string;
  readonly label: string;
}

/** A record page applies if all its conditions are met (null matches anything). The first one that applies is used. */
export interface RecordPageAssignment {
  readonly flexipage: string;
  readonly app: string | null;
  readonly recordTypeId: string | null;
  readonly profile: string | null;
  readonly formFactor: string | null;
}

export interface CompactLayoutConfig {
  readonly name: string;
  readonly label: string;
  /** Field paths. The first one is the title. */
  readonly fields: readonly string[];
}

export interface FlexiPageConfig {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly object: string | null;
  readonly template: string;
  readonly regions: readonly RegionConfig[];
}

export interface RegionConfig {
  readonly name: string;
  readonly type: 'Region' | 'Facet';
  readonly items: readonly PageItem[];
}

export type PageItem =
  | {
      readonly kind: 'component';
      readonly identifier: string | null;
      /** As in the file: `force:highlightsPanel`, `c:statusPath`, `statusPath`, `flexipage:tabset`. */
      readonly component: string;
      /** A facet's property is the name of the region. Lists stay lists. */
      readonly properties: Readonly<Record<string, string | readonly string[]>>;
      readonly visibility: VisibilityRule | null;
    }
  | {
      readonly kind: 'field';
      readonly identifier: string | null;
      /** `Record.Status` becomes `Status`. */
      readonly field: string;
      readonly properties: Readonly<Record<string, string | readonly string[]>>;
      readonly visibility: VisibilityRule | null;
    };

export interface VisibilityRule {
  /** `1 AND (2 OR 3)`. Null means all criteria. */
  readonly booleanFilter: string | null;
  readonly criteria: readonly {
    readonly leftValue: string;
    readonly operator: string;
    readonly rightValue: string | null;
  }[];
}

export interface LayoutConfig {
  readonly name: string;
  readonly object: string;
  readonly sections: readonly LayoutSection[];
  readonly relatedLists: readonly LayoutRelatedList[];
}

export interface LayoutSection {
  readonly label: string;
  readonly useHeading: boolean;
  readonly style: string;
  /** Column by column. Null is a blank space. */
  readonly columns: readonly (readonly (LayoutField | null)[])[];
}

export interface LayoutField {
  readonly field: string;
  readonly behavior: 'Edit' | 'Required' | 'Readonly';
}

export interface LayoutRelatedList {
  /** The child relationship's name (`Cases`, `Invoices__r`), which is the related list's ID in the UI API. */
  readonly relatedListId: string;
  readonly label: string;
  readonly object: string;
  readonly field: string;
  /** Field paths of the columns, from the child object. */
  readonly columns: readonly string[];
  readonly sortField: string | null;
  readonly sortDescending: boolean;
}

/** `GET /local/users`: the users who can sign in. */
export interface LocalUser {
  readonly username: string;
  readonly name: string;
  readonly title: string | null;
}

/** `GET /local/session`, and the response of `POST /local/session {username}`. */
/** What the page of a site knows. The server writes it into the page. */
export interface SiteConfig {
  readonly name: string;
  readonly path: string;
  /** Without namespace. */
  readonly component: string;
  /** The guest user's. */
  readonly timeZone: string;
}

export interface LocalSession {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly profileName: string;
  readonly isAdmin: boolean;
  /** True on the page of a site, where nobody is signed in. */
  readonly isGuest: boolean;
  /** API names of the user's custom permissions, for `@salesforce/customPermission/Name`. */
  readonly customPermissions: readonly string[];
  /** The list view that opens first, by object, until the user pins another one in the browser. */
  readonly pinnedListViews: Readonly<Record<string, string>>;
}
