/** `npm run check`: everything that can be said of the sources without running them. */
import { runSteps } from '../runSteps.ts';

runSteps([
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the browser tests', command: ['tsc', '--noEmit', '-p', 'tests/browser/tsconfig.json'] },
  { name: 'types of the components', command: ['tsc', '--noEmit', '-p', 'tsconfig.lwc.json'] },
  { name: 'types of the browser host', command: ['tsc', '--noEmit', '-p', 'local-org/web/tsconfig.json'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/', '.'] },
  {
    name: 'format',
    command: ['prettier', '--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.'],
  },
  { name: 'metadata', command: ['node', 'tools/check/metadata.ts'] },
  { name: 'mirror', command: ['node', 'tools/check/mirror.ts'] },
]);
