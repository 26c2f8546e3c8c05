/** Checks every query of the Apex, services, and scripts against the schema, and whether it works in an org with millions of records. */
import { MetadataError } from '../../../local-org/schema/metadata-error.ts';
import type { Finding } from '../Finding.ts';
import { apexProblems, isTest, readApex } from '../project/apex.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { listedFields } from '../project/listedFields.ts';
import { readSchema } from '../project/readSchema.ts';
import { unreadable } from '../references/checkReferences.ts';
import { apexQueries } from './apexQueries.ts';
import { prepareQueries } from './prepareQueries.ts';
import { scriptQueries } from './scriptQueries.ts';
import { unselective, unselectiveListViews } from './selectivity.ts';

export function checkQueries(root: string): Finding[] {
  try {
    const schema = readSchema(root);
    const apex = readApex(root);
    const lists = { files: apex, schema, listed: listedFields(root) };
    const { prepared, findings } = prepareQueries(schema, [...apexQueries(apex, lists), ...scriptQueries(root)]);
    const tests = new Set(apex.filter(isTest).map(({ file }) => file));
    const run = prepared.filter(({ found }) => !tests.has(found.file));
    const slow = [...unselective(schema, run), ...unselectiveListViews(root, schema)];
    return withoutExcused(root, 'soql', [...apexProblems(root), ...findings, ...slow]);
  } catch (error) {
    if (error instanceof MetadataError) return [unreadable(root, error)];
    throw error;
  }
}
