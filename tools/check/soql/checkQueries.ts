/** Every query of the project's Apex, services and scripts against the project's own schema. */
import { MetadataError } from '../../../local-org/schema/metadata-error.ts';
import type { Finding } from '../Finding.ts';
import { apexProblems, readApex } from '../project/apex.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { readSchema } from '../project/readSchema.ts';
import { unreadable } from '../references/checkReferences.ts';
import { apexQueries } from './apexQueries.ts';
import { prepareQueries } from './prepareQueries.ts';
import { scriptQueries } from './scriptQueries.ts';

export function checkQueries(root: string): Finding[] {
  try {
    const queries = [...apexQueries(readApex(root)), ...scriptQueries(root)];
    const { findings } = prepareQueries(readSchema(root), queries);
    return withoutExcused(root, 'soql', [...apexProblems(root), ...findings]);
  } catch (error) {
    if (error instanceof MetadataError) return [unreadable(root, error)];
    throw error;
  }
}
