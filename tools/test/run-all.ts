/** `npm test`: all tests except those in the browser. */
import { runSteps } from '../runSteps.ts';

runSteps([
  // By default, Jest leaves one core unused.
  { name: 'components (Jest)', command: ['sfdx-lwc-jest', '--', '--coverage=false', '--maxWorkers=100%'] },
  { name: 'Apex tests', command: ['npm', 'run', '--silent', 'test:apex'] },
  {
    name: 'Apex tests in a new sandbox with a workflow: public defaults, no email, triggers that fire again',
    command: ['npm', 'run', '--silent', 'test:apex', '--', '--fresh-org', '--email', 'none', '--replay-triggers'],
  },
  { name: 'everything else (node:test)', command: ['node', 'tools/test/run-node-tests.ts'] },
]);
