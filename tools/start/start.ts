/**
 * `npm start`: the local org for this project, with the sample records at the first start. `--dev` follows the project while it is edited,
 * `--reset` removes the data instead of starting.
 */
import {
  complain,
  explainFailure,
  portFrom,
  readUsers,
  resetData,
  say,
  startLocalOrg,
  stopOnSignals,
} from '../../local-org/start.ts';
import { CommandError } from '../../scripts/output/CommandError.ts';
import { loadSampleData } from './loadSampleData.ts';

const words = process.argv.slice(2);
const port = process.env['PORT'];
const dataDir = process.env['LOCAL_ORG_DATA'] || '.local-org';

try {
  if (words.includes('--reset')) say(resetData(dataDir));
  else await start();
} catch (error) {
  complain(isRefusal(error) ? error.message : explainFailure(error));
  process.exit(1);
}

/** A command's own, or the org's, which jsforce hands on with its code. */
function isRefusal(error: unknown): error is Error {
  return error instanceof CommandError || (error instanceof Error && 'errorCode' in error);
}

async function start(): Promise<void> {
  console.log('Starting the local org: its objects and Apex from force-app, its page built where something changed …');
  const started = await startLocalOrg({
    project: '.',
    dataDir,
    port: portFrom(port),
    users: readUsers('data/users.json'),
    siteDir: '.cache/page/dist',
    dev: words.includes('--dev'),
    prepare: loadSampleData,
    log: say,
  });
  stopOnSignals(started);
  say(`${started.name} is ready at ${started.url}`);
}
