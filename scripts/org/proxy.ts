/**
 * Which proxy leads to an address. A real org is reached as the `sf` CLI reaches it: its library, @jsforce/jsforce-node (`lib/transport.js`),
 * reads these variables in this order and sends everything to the first one that is set. Two rules are ours: what is on this computer is
 * never proxied, since the sign-in would hand its password to the proxy, and NO_PROXY is heeded.
 */
import { CommandError } from '../output/CommandError.ts';

const VARIABLES = ['https_proxy', 'http_proxy', 'HTTPS_PROXY', 'HTTP_PROXY'] as const;

/** The address of the proxy, or undefined where the way is direct. @throws where the variable holds no address of a proxy. */
export function proxyFor(url: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const name = VARIABLES.find((variable) => env[variable] !== undefined);
  const value = name === undefined ? '' : (env[name] ?? '');
  const target = new URL(url);
  if (name === undefined || value === '' || isLoopback(target.hostname) || isExempt(target, env)) return undefined;
  return proxyAddress(name, value);
}

/** This computer itself, under any of its own names. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127(?:\.\d+){3}$/.test(name) ||
    /^\[(?:::1|::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})\]$/.test(name)
  );
}

/** NO_PROXY lists hosts, with their subdomains and perhaps a port; `*` is every host. */
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

/** `proxy:8080` is what people write for `http://proxy:8080`. */
function proxyAddress(variable: string, value: string): string {
  const address = value.includes('://') ? value : `http://${value}`;
  const { protocol } = URL.parse(address) ?? {};
  if (protocol === 'http:' || protocol === 'https:') return address;
  throw new CommandError(
    'PROXY_NOT_USABLE',
    `The variable ${variable} holds no address of a proxy. Set it to http://HOST:PORT, or unset it to go without a proxy.`,
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

/** What a failed request through a proxy says of the proxy, or null where the proxy is not to blame. */
export function proxyProblem(error: unknown, proxy: string): CommandError | null {
  const causes = causesOf(error);
  const status = causes.map(refusedStatus).find((found) => found !== null);
  if (status === '407') {
    return new CommandError(
      'PROXY_SIGN_IN',
      `The proxy ${shown(proxy)} asks for a sign-in (407). Write user and password into its variable: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT`,
    );
  }
  if (status !== undefined && status !== null) {
    return new CommandError(
      'PROXY_REFUSED',
      `The proxy ${shown(proxy)} refused to connect to Salesforce (${status}). Ask who runs it to allow your org's address.`,
    );
  }
  if (!causes.some(({ code }) => UNREACHABLE.has(code))) return null;
  return new CommandError(
    'PROXY_NOT_REACHABLE',
    `The proxy ${shown(proxy)} does not answer. Check HTTPS_PROXY and HTTP_PROXY, or unset them to go without a proxy.`,
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

/** The words of undici's ProxyAgent, which jsforce uses. */
function refusedStatus({ message }: Cause): string | null {
  const [, tunnel, plain] =
    /Proxy response \((\d+)\) !== 200|Proxy Authentication Required \((407)\)/.exec(message) ?? [];
  return tunnel ?? plain ?? null;
}
