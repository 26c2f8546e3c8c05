/**
 * The manifest that deletes from an org what an earlier version of Rosterpath deployed and today's version doesn't have. A deployment
 * leaves those components in place, so an old trigger would run next to the one that replaced it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { queryAll } from '../../scripts/org/queryAll.ts';
import { holdsOurs, ourNames } from '../../scripts/preflight/takenNames.ts';
import { manifest, type Component } from './uninstallManifests.ts';

export const FOLDER = 'setup/upgrade';
export const DELETIONS = 'destructiveChangesPost.xml';
export const RELEASED = 'released.json';

/** An upgrade deletes only these types. Objects and fields hold records; admins assign and edit the rest. */
const DELETED_TYPES = ['ApexClass', 'ApexTrigger', 'CustomLabel', 'LightningComponentBundle'] as const;

/** What an earlier version deployed: names by metadata type. */
export interface Released {
  readonly version: string;
  readonly components: Readonly<Record<(typeof DELETED_TYPES)[number], readonly string[]>>;
}

export function released(root = '.'): Released {
  return JSON.parse(readFileSync(join(root, FOLDER, RELEASED), 'utf8')) as Released;
}

/** The components of the earlier version that no longer exist. */
export function deletions({ components }: Released, today: readonly Component[]): Component[] {
  const existing = new Set(today.map(key));
  return DELETED_TYPES.flatMap((type) => components[type].map((name) => ({ type, name }))).filter(
    (component) => !existing.has(key(component)),
  );
}

/** Salesforce ignores the case of names. */
const key = ({ type, name }: Component): string => `${type} ${name.toLowerCase()}`;

/** The text of each manifest by its file. `sf` needs a manifest of components to deploy, even if there are none. */
export function upgradeManifests(earlier: Released, today: readonly Component[], version: string): Map<string, string> {
  return new Map([
    [DELETIONS, manifest(deletions(earlier, today), version)],
    ['package.xml', manifest([], version)],
  ]);
}

/**
 * Whether the org still runs the earlier version: it has a trigger to delete and none that replaced it. After the upgrade, a class or
 * trigger of the same name is the customer's own, so this must be false.
 */
export async function hasEarlierVersion(
  connection: Connection,
  outdated: readonly Component[],
  source: string,
): Promise<boolean> {
  if (!(await holdsOurs(connection))) return false;
  const rows = await queryAll<{ Name: string }>(connection.tooling, 'SELECT Name FROM ApexTrigger');
  const inOrg = new Set(rows.map(({ Name }) => Name));
  const replacing = ourNames('.trigger', source).filter((name) => !released().components.ApexTrigger.includes(name));
  return (
    outdated.some(({ type, name }) => type === 'ApexTrigger' && inOrg.has(name)) &&
    !replacing.some((name) => inOrg.has(name))
  );
}
