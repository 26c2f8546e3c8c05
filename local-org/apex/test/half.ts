/**
 * Runs half of a project's tests in a second process: `node half.ts PROJECT ORG`, with ORG as JSON. Test
 * classes are independent, so each can run in either process.
 */
import { enableCompileCache } from 'node:module';
import type { TestOrg } from './run-part.ts';

enableCompileCache();
const { runPart } = await import('./run-part.ts');
const [project = '.', org = '{}'] = process.argv.slice(2);
const options = { org: JSON.parse(org) as TestOrg, only: null, part: 1, of: 2 };
process.send?.(runPart(project, options), () => process.disconnect());
