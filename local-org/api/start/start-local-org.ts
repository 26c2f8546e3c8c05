/** Puts an org together and serves it. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadApex, type ApexRuntime } from '../../apex/index.ts';
import { openOrg, type Org, type SeedUser } from '../../org.ts';
import { Tokens } from '../auth/tokens.ts';
import { createListener, isOrgAddress, serve, type Interceptor, type LocalServer } from '../server.ts';
import { DataFolder } from './data-folder.ts';
import { StartFailure } from './failure.ts';
import { projectName } from './project.ts';

export interface StartOptions {
  /** The DX project's folder. */
  readonly project: string;
  /** Where data is kept, or `:memory:`. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly users?: readonly SeedUser[];
  /** Folder the page is built into and served from; null serves none. */
  readonly siteDir: string | null;
  /** False where the page in `siteDir` is built already. */
  readonly buildPage?: boolean;
  /** Builds the page again when a source changes and lets open pages load it. */
  readonly dev?: boolean;
  /** Shown by the page; the project's own name without it. */
  readonly name?: string;
  /** Everybody's password; `laptop` without it. */
  readonly password?: string;
  readonly log?: (line: string) => void;
  /** Done once for new data, before anybody else can reach the org: loading sample records. */
  readonly prepare?: (access: PrepareAccess) => Promise<void>;
  readonly clock?: () => Date;
}

/** The org as `prepare` reaches it: on an address of its own, as an administrator. */
export interface PrepareAccess {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly organizationId: string;
}

export interface StartedOrg {
  readonly url: string;
  readonly name: string;
  readonly org: Org;
  readonly apex: ApexRuntime;
  /** True where this start prepared new data. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

/** Resolves when data and page are ready. The port is taken first, so that a port in use is said at once; until ready it answers 503. */
export async function startLocalOrg(options: StartOptions): Promise<StartedOrg> {
  const name = options.name ?? projectName(options.project);
  const front = frontServer();
  const url = await takePort(front.server, options.port);
  const opened: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await front.server.close();
    for (const undo of opened.toReversed()) await undo();
  };
  try {
    const data = new DataFolder(options.dataDir);
    if (options.prepare) data.removeHalfPrepared();
    const org = openOrg({
      project: options.project,
      data: options.dataDir,
      users: options.users,
      clock: options.clock,
      organization: { name },
    });
    opened.push(() => org.close());
    const apex = loadApex(org, { project: options.project, cache: join(options.project, '.cache', 'apex') });
    const intercept = await preparePage(options, opened);
    const tokens = new Tokens(data.isKept ? { folder: data.path } : {});
    front.use(
      createListener({
        org,
        apex,
        project: options.project,
        name,
        tokens,
        site: options.siteDir,
        intercept,
        password: options.password,
        usernames: (options.users ?? []).map((user) => user.username),
        pinnedListViews: Object.fromEntries(
          (options.users ?? []).map((user) => [user.username, user.pinnedListViews ?? {}]),
        ),
        log: options.log,
      }),
    );
    const isNew = await prepareData(options, data, org, tokens, front.listener);
    front.server.open();
    return { url, name, org, apex, isNew, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Listener = Parameters<typeof serve>[0];

interface Front {
  readonly server: LocalServer;
  readonly listener: Listener;
  use(listener: Listener): void;
}

/** The public server, closed, before there is anything to serve. */
function frontServer(): Front {
  let current: Listener | null = null;
  const listener: Listener = (request, response) => current?.(request, response);
  return {
    server: serve(listener, false),
    listener,
    use: (given) => {
      current = given;
    },
  };
}

async function takePort(server: LocalServer, port: number): Promise<string> {
  try {
    return await server.listen(port);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new StartFailure(
        `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new StartFailure(`Port ${port} may not be used by you. Choose another port: PORT=8460 npm start`);
    }
    throw error;
  }
}

/** Builds the page where asked; while developing, answers everything that is not the org's. */
async function preparePage(
  options: StartOptions,
  opened: (() => void | Promise<void>)[],
): Promise<Interceptor | undefined> {
  if (options.siteDir === null || options.buildPage === false) return undefined;
  refuseForeignFolder(options.siteDir);
  const page = { project: options.project, out: options.siteDir };
  if (!options.dev) {
    const { buildApart } = await import('../../web/build/buildApart.ts');
    const built = await buildApart(page).catch((error: unknown) => {
      throw new StartFailure(error instanceof Error ? error.message : String(error));
    });
    if (built.built) options.log?.(`Page built in ${(built.milliseconds / 1000).toFixed(1)} s`);
    return undefined;
  }
  const { watchPage } = await import('../../web/build/watchPage.ts');
  const { devServer } = await import('../../web/build/devServer.ts');
  const watched = await watchPage({ ...page, report: options.log });
  opened.push(() => watched.close());
  const answer = devServer(watched);
  return (request, response) => {
    if (isOrgAddress(request.url ?? '/')) return false;
    answer(request, response);
    return true;
  };
}

/** A build empties its folder first, so it must be the build's own. */
function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, 'built-from.txt'))) return;
  if (readdirSync(folder).length === 0 || isOwnCache(folder)) return;
  throw new StartFailure(`${folder} holds other files; the page is built into a folder of its own. Choose another.`);
}

/** An interrupted build leaves no mark behind. */
const isOwnCache = (folder: string): boolean => resolve(folder).endsWith(join('.cache', 'page', 'dist'));

/** Lets `prepare` work on a port that only it knows; nobody else gets in before it is done. */
async function prepareData(
  options: StartOptions,
  data: DataFolder,
  org: Org,
  tokens: Tokens,
  listener: Listener,
): Promise<boolean> {
  if (!options.prepare || data.isPrepared) return false;
  data.markPreparing();
  const back = serve(listener, true);
  const url = await back.listen(0);
  try {
    const username = usernameOf(org, org.adminId);
    const accessToken = tokens.issue(org.organizationId, org.adminId);
    await options.prepare({ url, accessToken, username, organizationId: org.organizationId });
  } finally {
    await back.close();
  }
  data.markPrepared();
  return true;
}

function usernameOf(org: Org, userId: string): string {
  return String(org.reader.rows('SELECT "Username" FROM "User" WHERE "Id" = ?', [userId])[0]?.[0] ?? '');
}
