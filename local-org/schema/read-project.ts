/**
 * Reads a DX project: its objects, and the metadata that becomes records or permissions. It writes nothing.
 * What Salesforce runs and the local org doesn't is listed by file.
 */
import { assembleSchema } from './assemble.ts';
import type { Schema } from './model.ts';
import { ProjectFiles } from './project-files.ts';
import { readFields } from './read-fields.ts';
import { readLabels } from './read-labels.ts';
import { completeCustomObjects, readObjects } from './read-objects.ts';
import { readRecordTypes } from './read-record-types.ts';
import { readSetup, type Setup } from './read-setup.ts';
import { readSharingModels } from './read-sharing.ts';
import { readValidationRules } from './read-validation-rules.ts';
import { readValueSets } from './read-value-sets.ts';
import type { SetupIds } from './setup-ids.ts';
import { addShareObjects } from './share-objects.ts';
import { Skipped, type SkippedFile } from './skipped.ts';
import { readStandardObjects } from './standard-objects.ts';

export interface Project {
  readonly schema: Schema;
  readonly setup: Setup;
  readonly skipped: readonly SkippedFile[];
}

export interface ReadOptions {
  /** Keeps Salesforce's default organization-wide defaults for standard objects. */
  readonly freshOrg?: boolean;
}

export function readProject(folder: string, ids: SetupIds, options: ReadOptions = {}): Project {
  const files = new ProjectFiles(folder);
  const skipped = new Skipped(files);
  const valueSets = readValueSets(files);
  const drafts = readStandardObjects(valueSets);
  readObjects(files, drafts, skipped);
  readFields(files, drafts, valueSets, skipped);
  readRecordTypes(files, drafts);
  readValidationRules(files, drafts, skipped);
  completeCustomObjects(drafts);
  readSharingModels(files, drafts, options.freshOrg ?? false);
  addShareObjects(files, drafts);
  const schema = assembleSchema(drafts, ids, readLabels(files));
  return { schema, setup: readSetup(files, schema, skipped), skipped: skipped.files };
}
