/** Reads the project's objects, fields, and record types as the local org does. */
import { assembleSchema } from '../../../local-org/schema/assemble.ts';
import type { Schema } from '../../../local-org/schema/model.ts';
import { ProjectFiles } from '../../../local-org/schema/project-files.ts';
import { readFields } from '../../../local-org/schema/read-fields.ts';
import { readLabels } from '../../../local-org/schema/read-labels.ts';
import { completeCustomObjects, readObjects } from '../../../local-org/schema/read-objects.ts';
import { readRecordTypes } from '../../../local-org/schema/read-record-types.ts';
import { readValueSets } from '../../../local-org/schema/read-value-sets.ts';
import type { SetupIds } from '../../../local-org/schema/setup-ids.ts';
import { addShareObjects } from '../../../local-org/schema/share-objects.ts';
import { Skipped } from '../../../local-org/schema/skipped.ts';
import { readStandardObjects } from '../../../local-org/schema/standard-objects.ts';

/** @throws MetadataError if a file can't be read. */
export function readSchema(root: string): Schema {
  const files = new ProjectFiles(root);
  const valueSets = readValueSets(files);
  const skipped = new Skipped(files);
  const drafts = readStandardObjects(valueSets);
  readObjects(files, drafts, skipped);
  readFields(files, drafts, valueSets, skipped);
  readRecordTypes(files, drafts);
  completeCustomObjects(drafts);
  addShareObjects(files, drafts);
  return assembleSchema(drafts, countedIds(), readLabels(files));
}

/** These IDs can change between runs, because no record is stored. */
export function countedIds(): SetupIds {
  let count = 0;
  const next = (): string => (++count).toString(36).toUpperCase();
  return {
    keyPrefix: (_object, family) => `${family}${next().padStart(2, '0')}`,
    id: (_kind, _key, keyPrefix) => `${keyPrefix}${next().padStart(15, '0')}`,
  };
}
