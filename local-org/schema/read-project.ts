/**
 * Reads a DX project: what its objects are, and what else of it becomes rows or rights in the org. Nothing is written; what the
 * local org does not run, although an org would, is listed by name.
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
  /** Leaves standard objects the organization-wide defaults of an org in which nobody changed them. */
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
