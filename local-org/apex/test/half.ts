/**
 * The half of a project's tests that runs in a process of its own, beside the other half: `node half.ts PROJECT ORG`, the second as JSON. Test classes know nothing
 * of each other, so it does not matter which of them run where.
 */
import { enableCompileCache } from 'node:module';
import type { TestOrg } from './run-part.ts';

enableCompileCache();
const { runPart } = await import('./run-part.ts');
const [project = '.', org = '{}'] = process.argv.slice(2);
const options = { org: JSON.parse(org) as TestOrg, only: null, part: 1, of: 2 };
process.send?.(runPart(project, options), () => process.disconnect());
