/**
 * The half of a project's tests that runs in a process of its own, beside the other half: `node half.ts PROJECT`. Test classes know nothing
 * of each other, so it does not matter which of them run where.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runPart } = await import('./run-part.ts');
process.send?.(runPart(process.argv[2] ?? '.', { only: null, part: 1, of: 2 }), () => process.disconnect());
