/** `npm run check`: runs all static checks, two at a time, the slowest first. */
import { runSteps } from '../runSteps.ts';

const own = (...names: string[]): string[] => ['node', 'tools/check/one.ts', ...names];

await runSteps(
  [
    { name: 'lint', command: ['eslint', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/', '.'] },
    {
      name: 'format',
      command: ['prettier', '--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.'],
    },
    { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
    { name: 'Apex: PMD', command: own('pmd') },
    { name: 'Apex: apex-ls', command: own('apex-ls') },
    { name: 'types of the components', command: ['tsc', '--noEmit', '-p', 'tsconfig.lwc.json'] },
    { name: 'types of the browser tests', command: ['tsc', '--noEmit', '-p', 'tests/browser/tsconfig.json'] },
    { name: 'types of the browser host', command: ['tsc', '--noEmit', '-p', 'local-org/web/tsconfig.json'] },
    { name: 'metadata', command: own('source', 'types', 'references', 'features', 'facts') },
    { name: 'labels, permission sets, queries', command: own('labels', 'permissions', 'soql') },
    { name: 'design system', command: own('slds', 'colors') },
    { name: 'tracked files', command: own('tracked') },
    { name: 'mirror', command: ['node', 'tools/check/mirror.ts'] },
  ],
  { atOnce: 2 },
);
