/** `npm test`: components, Apex, and everything else; no browser. */
import { runSteps } from '../runSteps.ts';

runSteps([
  { name: 'components (Jest)', command: ['sfdx-lwc-jest', '--', '--coverage=false'] },
  { name: 'Apex tests', command: ['npm', 'run', '--silent', 'test:apex'] },
  {
    name: 'Apex tests where the org may not send email',
    command: ['npm', 'run', '--silent', 'test:apex', '--', '--email', 'none'],
  },
  { name: 'everything else (node:test)', command: ['node', 'tools/test/run-node-tests.ts'] },
]);
