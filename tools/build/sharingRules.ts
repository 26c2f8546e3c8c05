/**
 * Sharing rules that an org can take. They widen Private and Public Read Only; where an object's default is already Public Read/Write, or
 * with Transfer, there is nothing to widen, Setup offers no rules, and a deploy of them may be refused (Salesforce Help, "Sharing Rules").
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Connection } from 'jsforce';

const SUFFIX = '.sharingRules-meta.xml';

/** Fields of Organization by object (Object Reference, "Organization"). Objects without one keep their rules. */
const DEFAULTS: Readonly<Record<string, string>> = {
  Account: 'DefaultAccountAccess',
  Case: 'DefaultCaseAccess',
  Contact: 'DefaultContactAccess',
  Opportunity: 'DefaultOpportunityAccess',
  Lead: 'DefaultLeadAccess',
};

/** Values of those fields from Public Read/Write on, as Setup calls them. */
const WIDE: Readonly<Record<string, string>> = {
  Edit: 'Public Read/Write',
  ReadEditTransfer: 'Public Read/Write/Transfer',
  All: 'Public Full Access',
};

export interface NeedlessRules {
  readonly object: string;
  readonly file: string;
  /** As Setup calls the object's default. */
  readonly access: string;
}

/** The files of sharing rules whose objects everybody may edit anyway. */
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

/** The folders and files that together are a folder without some of its files: as few as possible. */
export function pathsWithout(folder: string, leftOut: readonly string[]): string[] {
  if (!leftOut.some((file) => file.startsWith(join(folder, '/')))) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (leftOut.includes(path)) return [];
    return entry.isDirectory() ? pathsWithout(path, leftOut) : [path];
  });
}
