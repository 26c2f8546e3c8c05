/** Opens an org and serves it. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeLeftOut, loadApex, type ApexRuntime } from '../../apex/index.ts';
import { openOrg, type EmailSettings, type Org, type SeedUser, type SiteDef } from '../../org.ts';
import { Tokens } from '../auth/tokens.ts';
import { createListener, isOrgAddress, serve, type Interceptor, type LocalServer } from '../server.ts';
import { isSiteAddress } from '../site/site-page.ts';
import { DataFolder } from './data-folder.ts';
import { StartFailure } from './failure.ts';
import { complain } from '../../terminal.ts';
import { skippedLines } from '../../schema/skipped.ts';
import { OpenProject, type Opened } from './open-project.ts';
import { projectName } from './project.ts';
import { watchMetadata } from './watch-metadata.ts';

const JOBS_EVERY_MILLIS = 10_000;

export interface StartOptions {
  /** The DX project's folder. */
  readonly project: string;
  /** The data folder, or `:memory:`. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly users?: readonly SeedUser[];
  /** Sites for people who don't sign in. */
  readonly sites?: readonly SiteDef[];
  /** Folder that the page is built into and served from. Null serves no page. */
  readonly siteDir: string | null;
  /** False if the page in `siteDir` is already built. */
  readonly buildPage?: boolean;
  /** Follows changes in the project: builds the page, reads metadata and Apex again, and reloads open pages. */
  readonly dev?: boolean;
  /** The name on the page. By default, the project's name. */
  readonly name?: string;
  /** The password of all users. By default, `laptop`. */
  readonly password?: string;
  readonly log?: (line: string) => void;
  /** Runs once for new data, before anyone can reach the org. Use it to load sample records. */
  readonly prepare?: (access: PrepareAccess) => Promise<void>;
  readonly clock?: () => Date;
  /** Whether the org can send email, as Apex sees it. No email is ever delivered. */
  readonly email?: Partial<EmailSettings>;
}

/** The org that `prepare` gets: at its own address, as an administrator. */
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
  /** True if this start prepared new data. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

/**
 * Resolves when data and page are ready. Takes the port first, so that a port in use is reported immediately.
 * Until then, answers 503.
 */
export async function startLocalOrg(options: StartOptions): Promise<StartedOrg> {
  const name = options.name ?? projectName(options.project);
  const front = frontServer();
  const url = await takePort(front.server, options.port);
  const data = new DataFolder(options.dataDir);
  const opened: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await front.server.close();
    for (const undo of opened.toReversed()) await undo();
  };
  try {
    data.take(url);
    opened.push(() => data.release());
    if (options.prepare) data.removeHalfPrepared();
    const tokens = new Tokens(data.isKept ? { folder: data.path } : {});
    const page: PreparedPage = { announce: () => undefined };
    const project = new OpenProject(() => openProject(options, url, data, name, tokens, page));
    opened.push(() => project.close());
    Object.assign(page, await preparePage(options, opened));
    front.use(project.listener);
    const isNew = await prepareData(options, data, project.org, tokens, front.listener);
    opened.push(runScheduledJobs(project));
    if (options.dev) opened.push(followProject(options, data, project, tokens, front, page));
    front.server.open();
    return {
      url,
      name,
      isNew,
      close,
      get org() {
        return project.org;
      },
      get apex() {
        return project.apex;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs scheduled Apex at its time, until the org closes. Returns how to stop. */
function runScheduledJobs(project: OpenProject): () => void {
  const look = (): void => {
    try {
      project.runDueJobs();
    } catch (error) {
      complain(`Scheduled Apex didn't run: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const timer = setInterval(look, JOBS_EVERY_MILLIS).unref();
  return () => clearInterval(timer);
}

/** What the page adds to the server after it's built. */
interface PreparedPage {
  intercept?: Interceptor;
  /** Reloads open pages. */
  announce: () => void;
}

function openProject(
  options: StartOptions,
  url: string,
  data: DataFolder,
  name: string,
  tokens: Tokens,
  page: PreparedPage,
): Opened {
  const users = options.users ?? [];
  const org = openOrg({
    project: options.project,
    data: data.path,
    lock: data.lock,
    users: options.users,
    sites: options.sites,
    url,
    clock: options.clock,
    organization: { name },
    email: options.email,
  });
  for (const line of skippedLines(org.skipped)) options.log?.(line);
  try {
    const cache = join(options.project, '.cache', 'apex');
    const apex = loadApex(org, { project: options.project, cache, leavesOut: true });
    if (apex.program.problems.length > 0) options.log?.(describeLeftOut(apex.program.problems));
    const listener = createListener({
      org,
      apex,
      project: options.project,
      name,
      tokens,
      site: options.siteDir,
      intercept: (request, response) => page.intercept?.(request, response) ?? false,
      password: options.password,
      usernames: users.map((user) => user.username),
      pinnedListViews: Object.fromEntries(users.map((user) => [user.username, user.pinnedListViews ?? {}])),
      log: options.log,
    });
    return { org, apex, listener };
  } catch (error) {
    org.close();
    throw error;
  }
}

/** During development, applies changes in metadata and Apex without a restart. Returns a function that ends this. */
function followProject(
  options: StartOptions,
  data: DataFolder,
  project: OpenProject,
  tokens: Tokens,
  front: Front,
  page: PreparedPage,
): () => void {
  const reopen = async (): Promise<void> => {
    try {
      project.reopen();
      await prepareData(options, data, project.org, tokens, front.listener);
      options.log?.('The project was reloaded.');
      page.announce();
    } catch (error) {
      options.log?.(error instanceof Error ? error.message : String(error));
    }
  };
  let reading = Promise.resolve();
  return watchMetadata(options.project, () => {
    reading = reading.then(reopen);
  });
}

type Listener = Parameters<typeof serve>[0];

interface Front {
  readonly server: LocalServer;
  readonly listener: Listener;
  use(listener: Listener): void;
}

/** The public server, which starts closed. */
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
      throw new StartFailure(`You don't have permission to use port ${port}. Choose another port: PORT=8460 npm start`);
    }
    throw error;
  }
}

/** Builds the page if requested. During development, serves all addresses except the org's. */
async function preparePage(
  options: StartOptions,
  opened: (() => void | Promise<void>)[],
): Promise<Partial<PreparedPage>> {
  if (options.siteDir === null || options.buildPage === false) return {};
  refuseForeignFolder(options.siteDir);
  const page = { project: options.project, out: options.siteDir };
  if (!options.dev) {
    const { buildApart } = await import('../../web/build/buildApart.ts');
    const built = await buildApart(page).catch((error: unknown) => {
      throw new StartFailure(error instanceof Error ? error.message : String(error));
    });
    if (built.built) options.log?.(`Page built in ${(built.milliseconds / 1000).toFixed(1)} s`);
    return {};
  }
  const { watchPage } = await import('../../web/build/watchPage.ts');
  const { devServer } = await import('../../web/build/devServer.ts');
  const watched = await watchPage({ ...page, report: options.log });
  opened.push(() => watched.close());
  const answer = devServer(watched);
  return {
    announce: () => watched.announce(),
    intercept: (request, response) => {
      const url = request.url ?? '/';
      if (isOrgAddress(url) || isSiteAddress(options.sites ?? [], url)) return false;
      answer(request, response);
      return true;
    },
  };
}

/** A build empties its folder first, so the folder must belong to the build. */
function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, 'built-from.txt'))) return;
  if (readdirSync(folder).length === 0 || isOwnCache(folder)) return;
  throw new StartFailure(
    `${folder} contains other files, and the page needs an empty folder. Choose another folder with --page.`,
  );
}

/** An interrupted build leaves no mark. */
const isOwnCache = (folder: string): boolean => resolve(folder).endsWith(join('.cache', 'page', 'dist'));

/** Runs `prepare` on a private port, so that no one else can use the org before it's done. */
async function prepareData(
  options: StartOptions,
  data: DataFolder,
  org: Org,
  tokens: Tokens,
  listener: Listener,
): Promise<boolean> {
  if (!options.prepare || (data.isPrepared && !org.isNew)) return false;
  if (data.isPrepared) options.log?.('The data file is missing or empty, so the org starts with new data.');
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
