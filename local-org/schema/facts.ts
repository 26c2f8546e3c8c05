/** What real orgs have of standard objects, layouts, list views and Lightning pages; `standard/facts/README.md` says where it was counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'standard', 'facts');

export interface FieldFacts {
  /** In how many orgs the object was described. */
  readonly describedIn: number;
  /** The fields that profiles and permission sets name, and whether any of them lets one be edited. */
  readonly secured?: Readonly<Record<string, 'editable' | 'read only'>>;
  /** `string nillable filterable …` → the fields that are described so. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Of lookups: the objects the local org has of those they point to, and the name of the parent path. */
  readonly references: Readonly<Record<string, { readonly to: readonly string[]; readonly as?: string }>>;
}

export interface RelatedListFacts {
  /** The child relationship that the list shows; absent where the local org has none. */
  readonly shows?: string;
  /** Absent where orgs tell nothing of the list on this object. */
  readonly columns?: readonly string[];
}

interface LayoutFacts {
  readonly seen: number;
  readonly relatedLists: Readonly<Record<string, RelatedListFacts>>;
}

export interface ListViewFacts {
  readonly seen: number;
  readonly columns: readonly string[];
  readonly filters: readonly string[];
}

export interface PageFacts {
  /** By component: its properties. */
  readonly components: Readonly<Record<string, readonly string[]>>;
  /** By template: its regions. */
  readonly templates: Readonly<Record<string, readonly string[]>>;
}

export const layoutFacts = readFacts<Readonly<Record<string, LayoutFacts>>>('layouts.json');

export const listViewFacts = readFacts<Readonly<Record<string, ListViewFacts>>>('list-views.json');
export const pageFacts = readFacts<PageFacts>('pages.json');

export const fieldFacts = readFacts<Readonly<Record<string, FieldFacts>>>('fields.json');

/** A related list that has a name of its own on the layouts of an object. */
export function standardRelatedList(object: string, name: string): RelatedListFacts | undefined {
  const known = layoutFacts[object];
  if (known) return known.relatedLists[name];
  return isOfAnyObject(name) ? {} : undefined;
}

/** Activities, files, notes, history and approvals stand on the layouts of several objects, and show no lookup of theirs. */
function isOfAnyObject(name: string): boolean {
  const lists = Object.values(layoutFacts).flatMap(({ relatedLists }) => relatedLists[name] ?? []);
  return lists.length > 1 && lists.every(({ shows }) => shows === undefined);
}

function readFacts<T>(file: string): T {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}
