/**
 * Finds the proxy for an address. Like the `sf` CLI's library, @jsforce/jsforce-node (`lib/transport.js`), it reads these variables in this
 * order and uses the first one that is set. Two differences: addresses on this computer never use a proxy, because the proxy would get the
 * password, and NO_PROXY applies.
 */
import { CommandError } from '../output/CommandError.ts';

const VARIABLES = ['https_proxy', 'http_proxy', 'HTTPS_PROXY', 'HTTP_PROXY'] as const;

/** The address of the proxy, or undefined for a direct connection. @throws CommandError if the variable isn't a valid address. */
export function proxyFor(url: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const name = VARIABLES.find((variable) => env[variable] !== undefined);
  const value = name === undefined ? '' : (env[name] ?? '');
  const target = new URL(url);
  if (name === undefined || value === '' || isLoopback(target.hostname) || isExempt(target, env)) return undefined;
  return proxyAddress(name, value);
}

/** True for every name of this computer. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127(?:\.\d+){3}$/.test(name) ||
    /^\[(?:::1|::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})\]$/.test(name)
  );
}

/** NO_PROXY lists hosts, which include their subdomains, with an optional port. `*` means every host. */
function isExempt({ hostname, port, protocol }: URL, env: NodeJS.ProcessEnv): boolean {
  const targetPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const entries = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').toLowerCase().split(/[,\s]+/);
  return entries.some((entry) => {
    const [, host = '', entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (host === '' || (entryPort !== undefined && entryPort !== targetPort)) return false;
    const domain = host.replace(/^\*?\./, '');
    return host === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
  });
}

/** Users often write `proxy:8080` instead of `http://proxy:8080`. */
function proxyAddress(variable: string, value: string): string {
  const address = value.includes('://') ? value : `http://${value}`;
  const { protocol } = URL.parse(address) ?? {};
  if (protocol === 'http:' || protocol === 'https:') return address;
  throw new CommandError(
    'PROXY_NOT_USABLE',
    `The variable ${variable} isn't a valid proxy address. Set it to http://HOST:PORT. To connect without a proxy, unset it.`,
  );
}

/** The proxy without its password, for messages. */
function shown(proxy: string): string {
  return new URL(proxy).origin;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** The proxy's error, or null if the request failed for another reason. */
export function proxyProblem(error: unknown, proxy: string): CommandError | null {
  const causes = causesOf(error);
  const status = causes.map(refusedStatus).find((found) => found !== null);
  if (status === '407') {
    return new CommandError(
      'PROXY_SIGN_IN',
      `The proxy ${shown(proxy)} requires a sign-in (407). Add the user and password to the variable: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT`,
    );
  }
  if (status !== undefined && status !== null) {
    return new CommandError(
      'PROXY_REFUSED',
      `The proxy ${shown(proxy)} refused to connect to Salesforce (${status}). Ask your network administrator to allow your org's address.`,
    );
  }
  if (!causes.some(({ code }) => UNREACHABLE.has(code))) return null;
  return new CommandError(
    'PROXY_NOT_REACHABLE',
    `The proxy ${shown(proxy)} doesn't answer. Check HTTPS_PROXY and HTTP_PROXY. To connect without a proxy, unset them.`,
  );
}

interface Cause {
  readonly code: string;
  readonly message: string;
}

function causesOf(error: unknown): Cause[] {
  const found: Cause[] = [];
  for (let at = error; at instanceof Error && found.length < 10; at = at.cause) {
    found.push({ code: 'code' in at ? String(at.code) : '', message: at.message });
  }
  return found;
}

/** Parses the messages of undici's ProxyAgent. */
function refusedStatus({ message }: Cause): string | null {
  const [, tunnel, plain] =
    /Proxy response \((\d+)\) !== 200|Proxy Authentication Required \((407)\)/.exec(message) ?? [];
  return tunnel ?? plain ?? null;
}
