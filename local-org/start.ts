/**
 * Starts a local org: data, Apex, server, and page. A project's own start script calls `startLocalOrg`. From
 * the command line, `node local-org/start.ts [--project DIR] [--dev] [--reset]` serves the project in the
 * current folder.
 */
import { pathToFileURL } from 'node:url';
import { runFromCommandLine } from './api/start/command-line.ts';

export { startLocalOrg, type PrepareAccess, type StartedOrg, type StartOptions } from './api/start/start-local-org.ts';
export { DataFolder } from './api/start/data-folder.ts';
export { StartFailure } from './api/start/failure.ts';
export { readSites, readUsers } from './api/start/project.ts';
export { complain, say } from './terminal.ts';
export { explainFailure, portFrom, resetData, stopOnSignals } from './api/start/command-line.ts';

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runFromCommandLine(process.argv.slice(2));
}
