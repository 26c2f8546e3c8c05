/**
 * Finds the sharing rules to leave out of a deploy. If an object's default is Public Read/Write or wider, sharing rules have no effect, and
 * Salesforce may reject them (Salesforce Help, "Sharing Rules").
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Connection } from 'jsforce';

const SUFFIX = '.sharingRules-meta.xml';

/** The default's field in Organization, by object (Object Reference, "Organization"). Rules of other objects are deployed. */
const DEFAULTS: Readonly<Record<string, string>> = {
  Account: 'DefaultAccountAccess',
  Case: 'DefaultCaseAccess',
  Contact: 'DefaultContactAccess',
  Opportunity: 'DefaultOpportunityAccess',
  Lead: 'DefaultLeadAccess',
};

/** Values from Public Read/Write, with their names in Setup. */
const WIDE: Readonly<Record<string, string>> = {
  Edit: 'Public Read/Write',
  ReadEditTransfer: 'Public Read/Write/Transfer',
  All: 'Public Full Access',
};

export interface NeedlessRules {
  readonly object: string;
  readonly file: string;
  /** The object's default, as in Setup. */
  readonly access: string;
}

/** The sharing rules of objects that all users can edit. */
export async function needlessRules(connection: Connection, files: readonly string[]): Promise<NeedlessRules[]> {
  const { records } = await connection.query<Record<string, string | null>>(
    `SELECT ${Object.values(DEFAULTS).join(', ')} FROM Organization`,
  );
  return files.flatMap((file) => {
    const object = basename(file, SUFFIX);
    const access = WIDE[records[0]?.[DEFAULTS[object] ?? ''] ?? ''];
    return access === undefined ? [] : [{ object, file, access }];
  });
}

/** The folder without some files, as few paths as possible. */
export function pathsWithout(folder: string, leftOut: readonly string[]): string[] {
  if (!leftOut.some((file) => file.startsWith(join(folder, '/')))) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (leftOut.includes(path)) return [];
    return entry.isDirectory() ? pathsWithout(path, leftOut) : [path];
  });
}
