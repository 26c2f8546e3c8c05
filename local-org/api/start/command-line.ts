/** `node local-org/start.ts`: arguments, messages, and signals. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApexLoadError } from '../../apex/index.ts';
import { OrgError } from '../../errors.ts';
import { diskProblem } from '../../store/disk-problem.ts';
import { complain, say } from '../../terminal.ts';
import { DataFolder } from './data-folder.ts';
import { StartFailure } from './failure.ts';
import { readSites, readUsers } from './project.ts';
import { startLocalOrg, type StartedOrg } from './start-local-org.ts';

const defaultPort = 8460;

/** The port from `--port` or PORT. */
export function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new StartFailure(
    `Enter a port from 0 to 65535 instead of "${text}". For example: PORT=${defaultPort} npm start`,
  );
}

export async function runFromCommandLine(args: readonly string[]): Promise<void> {
  try {
    await run(args);
  } catch (error) {
    complain(explainFailure(error));
    process.exit(1);
  }
}

async function run(args: readonly string[]): Promise<void> {
  const { values } = parseOptions(args);
  const project = resolve(values.project ?? '.');
  const dataDir = values.data ?? (process.env.LOCAL_ORG_DATA || join(project, '.local-org'));
  const port = portFrom(values.port ?? process.env.PORT);
  if (values.reset) {
    say(resetData(dataDir));
    return;
  }
  const usersFile = values.users ?? join(project, 'data', 'users.json');
  const sitesFile = values.sites ?? join(project, 'data', 'sites.json');
  const started = await startLocalOrg({
    project,
    dataDir,
    port,
    users: values.users !== undefined || existsSync(usersFile) ? readUsers(usersFile) : [],
    sites: values.sites !== undefined || existsSync(sitesFile) ? readSites(sitesFile) : [],
    siteDir: values.page === 'none' ? null : (values.page ?? join(project, '.cache', 'page', 'dist')),
    dev: values.dev,
    log: say,
  });
  stopOnSignals(started);
  say(`${started.name} is ready at ${started.url}`);
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        project: { type: 'string' },
        data: { type: 'string' },
        users: { type: 'string' },
        sites: { type: 'string' },
        page: { type: 'string' },
        port: { type: 'string' },
        dev: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error));
  }
}

/** Removes the data, unless an org is using it. Returns the message to print. */
export function resetData(dataDir: string): string {
  const removed = existsSync(dataDir) && removeData(new DataFolder(dataDir));
  return removed
    ? `Removed the data in ${dataDir}. The next start creates new data.`
    : `The folder ${dataDir} has no data to remove.`;
}

function removeData(data: DataFolder): boolean {
  data.take();
  try {
    return data.reset();
  } finally {
    data.release();
  }
}

/** Ctrl+C and `kill` end the process after pending requests are completed and the data is closed. */
export function stopOnSignals(started: Pick<StartedOrg, 'close'>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void started.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** One sentence, or one for each problem in the project. Only unexpected errors get a stack trace. */
export function explainFailure(error: unknown): string {
  if (error instanceof ApexLoadError) return error.message;
  if (error instanceof StartFailure || error instanceof OrgError) return error.message;
  const problem = diskProblem(error);
  if (problem) return problem.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
