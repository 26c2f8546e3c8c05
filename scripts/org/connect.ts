/**
 * Opens the org a command is pointed at: `local` is the laptop's own (no sign-in needed), anything else an alias or username that the `sf`
 * CLI is signed in to. Secrets stay inside the connection; nothing here prints one.
 */
import { Connection, type ConnectionConfig } from 'jsforce';
import { setDefaults } from 'jsforce/lib/request.js';
import { CommandError } from '../output/CommandError.ts';
import { proxyFor, proxyProblem } from './proxy.ts';

/** The API version of sfdx-project.json; jsforce would use 50.0. */
export const API_VERSION = '67.0';

const LOCAL_USER = 'admin@rosterpath.example';
/** The password of every sample user on the laptop; a real org has none of these users. */
const LOCAL_PASSWORD = 'laptop';

export async function connect(targetOrg: string, env: NodeJS.ProcessEnv = process.env): Promise<Connection> {
  return targetOrg === 'local' ? connectLocally(`http://localhost:${env['PORT'] ?? '8460'}`) : connectBySf(targetOrg);
}

/** jsforce's own, without its proxy: it sends every address to the proxy of the environment, the laptop's too. */
const WITHOUT_PROXY = {
  followRedirect: true,
  ...(process.env['HTTP_TIMEOUT'] ? { timeout: Number(process.env['HTTP_TIMEOUT']) } : {}),
};

/** A connection that goes through the proxy only where one leads to its org. */
export function openConnection(config: ConnectionConfig & { readonly instanceUrl: string }): Connection {
  setDefaults(WITHOUT_PROXY);
  const httpProxy = proxyFor(config.instanceUrl);
  return new Connection({ version: API_VERSION, ...config, ...(httpProxy === undefined ? {} : { httpProxy }) });
}

async function connectLocally(url: string): Promise<Connection> {
  const connection = openConnection({
    loginUrl: url,
    instanceUrl: url,
    oauth2: { loginUrl: url, clientId: 'scripts', clientSecret: 'laptop' },
  });
  try {
    await connection.loginByOAuth2(LOCAL_USER, LOCAL_PASSWORD);
  } catch (error) {
    throw notReachable(url, error);
  }
  return connection;
}

function notReachable(url: string, error: unknown): CommandError {
  const detail = error instanceof Error ? error.message : String(error);
  return new CommandError(
    'LOCAL_ORG_NOT_REACHABLE',
    `The local org at ${url} does not answer (${detail}). Start it with "npm start" in another terminal, or set PORT to where it runs.`,
  );
}

/** `@salesforce/core` keeps the CLI's sign-ins; it takes half a second to load, so only this path does. */
async function connectBySf(alias: string): Promise<Connection> {
  const core = await loadSalesforceCore();
  let proxy: string | undefined;
  try {
    const aliases = (await core.StateAggregator.getInstance()).aliases;
    const authInfo = await core.AuthInfo.create({ username: aliases.resolveUsername(alias) });
    proxy = proxyFor(String(authInfo.getFields().instanceUrl));
    await useProxyForSignIn(proxy);
    const signedIn = await core.Connection.create({ authInfo });
    await signedIn.refreshAuth();
    const { instanceUrl, accessToken } = signedIn;
    return openConnection({ instanceUrl, ...(accessToken ? { accessToken } : {}) });
  } catch (error) {
    throw notSignedIn(alias, error, proxy);
  }
}

/** `@salesforce/core` brings a jsforce of its own. */
async function useProxyForSignIn(httpProxy: string | undefined): Promise<void> {
  const { setDefaults: setDefaultsOfCore } = await import('@jsforce/jsforce-node/lib/request.js');
  setDefaultsOfCore({ ...WITHOUT_PROXY, ...(httpProxy === undefined ? {} : { httpProxy }) });
}

function notSignedIn(alias: string, error: unknown, proxy: string | undefined): CommandError {
  if (error instanceof CommandError) return error;
  const problem = proxy === undefined ? null : proxyProblem(error, proxy);
  if (problem) return problem;
  const detail = error instanceof Error ? error.message : String(error);
  return new CommandError(
    'NOT_SIGNED_IN',
    `The sf CLI is not signed in to "${alias}" (${detail}). Run "sf org login web --alias ${alias}" and try again.`,
  );
}

async function loadSalesforceCore() {
  try {
    return await import('@salesforce/core');
  } catch {
    throw new CommandError(
      'PACKAGES_MISSING',
      'Reading the sf CLI\'s sign-ins needs the full set of packages. Run "npm ci" and try again.',
    );
  }
}
