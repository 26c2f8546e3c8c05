/** Checks that everything a file refers to exists. A deploy would find most of these problems, but later. */
import { relative } from 'node:path';
import { MetadataError } from '../../../local-org/schema/metadata-error.ts';
import type { Finding } from '../Finding.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { readSchema } from '../project/readSchema.ts';
import { recordComponents } from './components.ts';
import { customMetadata } from './customMetadata.ts';
import { flexipages } from './flexipages.ts';
import { Inventory, type ReferenceCheck } from './Inventory.ts';
import { layouts } from './layouts.ts';
import { apps, compactLayouts, listViews, profiles, tabs } from './pages.ts';
import { groups, queues, sharingRules } from './people.ts';
import { permissionSets } from './permissionSets.ts';
import { businessProcesses, recordTypes } from './recordTypes.ts';
import { apiVersions, declaredNames, emailTemplates, names, places } from './sources.ts';

const CHECKS: readonly ReferenceCheck[] = [
  places,
  names,
  declaredNames,
  apiVersions,
  emailTemplates,
  permissionSets,
  flexipages,
  recordComponents,
  layouts,
  apps,
  tabs,
  listViews,
  compactLayouts,
  profiles,
  recordTypes,
  businessProcesses,
  queues,
  groups,
  sharingRules,
  customMetadata,
];

export function checkReferences(root: string): Finding[] {
  try {
    const inventory = new Inventory(root, readSchema(root));
    return withoutExcused(
      root,
      'references',
      CHECKS.flatMap((check) => check(inventory)),
    );
  } catch (error) {
    if (error instanceof MetadataError) return [unreadable(root, error)];
    throw error;
  }
}

/** The only finding if the schema can't be read. */
export function unreadable(root: string, error: MetadataError): Finding {
  const message = error.message.replace(/^.*?: /, '');
  return { file: relative(root, error.file), ...(error.line === null ? {} : { line: error.line }), message };
}
