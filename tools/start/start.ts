/**
 * `npm start`: starts the local org for this project, and loads the sample records at the first start. `--dev` reloads it when files change.
 * `--reset` deletes its data and doesn't start it.
 */
import {
  complain,
  explainFailure,
  portFrom,
  readSites,
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

/** An error from a command or, with its code, from the org. */
function isRefusal(error: unknown): error is Error {
  return error instanceof CommandError || (error instanceof Error && 'errorCode' in error);
}

async function start(): Promise<void> {
  console.log(
    'Starting the local org: reading objects and Apex from force-app, and building the page if something changed…',
  );
  const started = await startLocalOrg({
    project: '.',
    dataDir,
    port: portFrom(port),
    users: readUsers('data/users.json'),
    sites: readSites('data/sites.json'),
    siteDir: '.cache/page/dist',
    dev: words.includes('--dev'),
    prepare: loadSampleData,
    log: say,
  });
  stopOnSignals(started);
  say(`${started.name} is ready at ${started.url}`);
}
