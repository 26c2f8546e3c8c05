/**
 * Connects to the target org: `local` is the local org, which needs no sign-in. Anything else is an alias or username that the `sf` CLI is
 * signed in to. Nothing here prints a secret.
 */
import { Connection, type ConnectionConfig } from 'jsforce';
import { CommandError } from '../output/CommandError.ts';
import { connectionFault, OrgFault } from './OrgFault.ts';
import { DEFAULT_TIMEOUT_SECONDS, OrgTransport, type TransportOptions } from './OrgTransport.ts';
import { proxyFor, proxyProblem } from './proxy.ts';
import { eventOf } from './refusals.ts';

/** The same API version as in sfdx-project.json. jsforce's default is 50.0. */
export const API_VERSION = '67.0';

const LOCAL_USER = 'admin@rosterpath.example';
/** The password of every sample user in the local org. */
const LOCAL_PASSWORD = 'laptop';

/** Options for OrgTransport. */
export type Manner = Pick<TransportOptions, 'timeoutSeconds' | 'stop'>;

export async function connect(
  targetOrg: string,
  manner: Manner = {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<Connection> {
  return targetOrg === 'local'
    ? connectLocally(`http://localhost:${env['PORT'] ?? '8460'}`, manner)
    : connectBySf(targetOrg, manner);
}

/** Uses a proxy only if one is set for the org's address. `renew` returns a new access token. */
export function openConnection(
  config: ConnectionConfig & { readonly instanceUrl: string },
  manner: Manner & Pick<TransportOptions, 'renew'> = {},
): Connection {
  const connection = new Connection({ version: API_VERSION, ...config });
  const transport = new OrgTransport({ ...manner, httpProxy: proxyFor(config.instanceUrl) });
  connection._transport = transport;
  connection.oauth2._transport = transport;
  return connection;
}

async function connectLocally(url: string, manner: Manner): Promise<Connection> {
  const config = {
    loginUrl: url,
    instanceUrl: url,
    oauth2: { loginUrl: url, clientId: 'scripts', clientSecret: 'laptop' },
  };
  const renew = async (): Promise<string> => {
    await connection.loginByOAuth2(LOCAL_USER, LOCAL_PASSWORD);
    return String(connection.accessToken);
  };
  const connection = openConnection(config, { ...manner, renew });
  try {
    await renew();
  } catch (error) {
    throw notReachable(url, error);
  }
  return connection;
}

function notReachable(url: string, error: unknown): CommandError {
  if (error instanceof OrgFault && error.code === 'STOPPED') return error;
  const isSilent =
    error instanceof OrgFault && ['ORG_NOT_REACHABLE', 'NO_ANSWER', 'CONNECTION_LOST'].includes(error.code);
  const event = isSilent
    ? `The local org at ${url} doesn't answer (${eventOf(error)}).`
    : `The server at ${url} isn't the local org of this project (${eventOf(error)}).`;
  return new CommandError(
    'LOCAL_ORG_NOT_REACHABLE',
    `${event} Start the local org with "npm start" in another terminal, or set PORT to the port it uses.`,
  );
}

/** `@salesforce/core` has the CLI's sign-ins. It takes half a second to load, so only this function loads it. */
async function connectBySf(alias: string, manner: Manner): Promise<Connection> {
  const core = await loadSalesforceCore();
  let address = alias;
  let proxy: string | undefined;
  try {
    const aliases = (await core.StateAggregator.getInstance()).aliases;
    const authInfo = await core.AuthInfo.create({ username: aliases.resolveUsername(alias) });
    address = String(authInfo.getFields().instanceUrl);
    proxy = proxyFor(address);
    await prepareSignIn(proxy, manner);
    const signedIn = await core.Connection.create({ authInfo });
    await signedIn.refreshAuth();
    const renew = async (): Promise<string> => {
      await signedIn.refreshAuth();
      return (connection.accessToken = String(signedIn.accessToken));
    };
    const { instanceUrl, accessToken } = signedIn;
    const connection = openConnection({ instanceUrl, accessToken: String(accessToken) }, { ...manner, renew });
    return connection;
  } catch (error) {
    throw notSignedIn(alias, error, address, proxy);
  }
}

/** `@salesforce/core` has its own copy of jsforce. */
async function prepareSignIn(
  httpProxy: string | undefined,
  { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: Manner,
): Promise<void> {
  const { setDefaults } = await import('@jsforce/jsforce-node/lib/request.js');
  setDefaults({
    followRedirect: true,
    timeout: timeoutSeconds * 1000,
    ...(httpProxy === undefined ? {} : { httpProxy }),
  });
}

function notSignedIn(alias: string, error: unknown, address: string, proxy: string | undefined): CommandError {
  if (error instanceof CommandError) return error;
  const problem = proxy === undefined ? null : proxyProblem(error, proxy);
  const fault = problem ?? connectionFault(error, URL.parse(address)?.host ?? alias, false);
  if (fault) return fault;
  return new CommandError(
    'NOT_SIGNED_IN',
    `The sf CLI isn't signed in to "${alias}" (${eventOf(error)}). Run "sf org login web --alias ${alias}", then try again.`,
  );
}

async function loadSalesforceCore() {
  try {
    return await import('@salesforce/core');
  } catch {
    throw new CommandError(
      'PACKAGES_MISSING',
      'A package that reads the sign-ins of the sf CLI is missing. Run "npm ci", then try again.',
    );
  }
}
