/**
 * Reads a DX project: what its objects are, and what else of it becomes rows or rights in the org. Nothing is written; whatever the
 * local org would have to ignore although it changes what a save does is refused by name.
 */
import { assembleSchema } from './assemble.ts';
import { MetadataError } from './metadata-error.ts';
import type { Schema } from './model.ts';
import { ProjectFiles } from './project-files.ts';
import { readFields } from './read-fields.ts';
import { readLabels } from './read-labels.ts';
import { completeCustomObjects, readObjects } from './read-objects.ts';
import { readRecordTypes } from './read-record-types.ts';
import { readSetup, type Setup } from './read-setup.ts';
import { readSharingModels } from './read-sharing.ts';
import { readValueSets } from './read-value-sets.ts';
import type { SetupIds } from './setup-ids.ts';
import { addShareObjects } from './share-objects.ts';
import { readStandardObjects } from './standard-objects.ts';

export interface Project {
  readonly schema: Schema;
  readonly setup: Setup;
}

/** Metadata that would change what a save does. */
const REFUSED: Record<string, string> = {
  validationRule: 'validation rules are not supported',
  flow: 'flows are not supported',
  workflow: 'workflow rules are not supported',
};

export interface ReadOptions {
  /** Leaves standard objects the organization-wide defaults of an org in which nobody changed them. */
  readonly freshOrg?: boolean;
}

export function readProject(folder: string, ids: SetupIds, options: ReadOptions = {}): Project {
  const files = new ProjectFiles(folder);
  refuseUnsupported(files);
  const valueSets = readValueSets(files);
  const drafts = readStandardObjects(valueSets);
  readObjects(files, drafts);
  readFields(files, drafts, valueSets);
  readRecordTypes(files, drafts);
  completeCustomObjects(drafts);
  readSharingModels(files, drafts, options.freshOrg ?? false);
  addShareObjects(files, drafts);
  const schema = assembleSchema(drafts, ids, readLabels(files));
  return { schema, setup: readSetup(files, schema) };
}

function refuseUnsupported(files: ProjectFiles): void {
  for (const [type, reason] of Object.entries(REFUSED)) {
    const file = files.ofType(type)[0];
    if (file !== undefined) throw new MetadataError(file, reason);
  }
}
