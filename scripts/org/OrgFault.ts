/** An org that could not be asked, or whose answer is none. */
import { CommandError } from '../output/CommandError.ts';

/** For programs; stays the same when the words change. */
export type FaultCode =
  | 'ORG_NOT_REACHABLE'
  | 'NOT_SECURE'
  | 'NO_ANSWER'
  | 'CONNECTION_LOST'
  | 'INTERRUPTED'
  | 'ORG_BUSY'
  | 'ORG_UNAVAILABLE'
  | 'REDIRECTED'
  | 'UNREADABLE_ANSWER'
  | 'SESSION_EXPIRED'
  | 'STOPPED';

interface FaultOptions {
  /** The request may have been carried out all the same. */
  readonly maybeDone?: boolean;
  readonly cause?: unknown;
}

export class OrgFault extends CommandError {
  declare readonly code: FaultCode;
  /** What happened, without what to do now. */
  readonly event: string;
  readonly maybeDone: boolean;

  constructor(code: FaultCode, event: string, advice: string, { maybeDone = false, cause }: FaultOptions = {}) {
    super(code, `${event} ${advice}`.trim(), code === 'STOPPED' ? 130 : 1);
    this.name = 'OrgFault';
    this.event = event;
    this.maybeDone = maybeDone;
    this.cause = cause;
  }
}

const AGAIN = 'then run the command again.';

const TLS =
  /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|^UNABLE_TO_(?:VERIFY|GET_ISSUER)|^SELF_SIGNED|^DEPTH_ZERO|^HOSTNAME_MISMATCH$/;
/** The last is the word of `@salesforce/core`. */
const NAME_UNKNOWN = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'DomainNotFoundError']);
const CONNECTION_ENDED = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET']);
const NO_WAY = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a request met that no answer came to; null where the error is no matter of the connection. */
export function connectionFault(error: unknown, host: string, isWrite: boolean): OrgFault | null {
  const code = networkCode(error);
  if (code === null) return null;
  const details = { cause: error };
  if (TLS.test(code)) {
    const advice = `If your network inspects traffic, set NODE_EXTRA_CA_CERTS to the file with its certificate, ${AGAIN}`;
    return new OrgFault('NOT_SECURE', `The connection to ${host} is not secure (${code}).`, advice, details);
  }
  if (NAME_UNKNOWN.has(code)) {
    const advice = `Check your network, VPN, and the org's address, ${AGAIN}`;
    return new OrgFault('ORG_NOT_REACHABLE', `The address ${host} was not found.`, advice, details);
  }
  if (NO_WAY.has(code)) {
    const advice = `Check your network and the org's address, ${AGAIN}`;
    return new OrgFault('ORG_NOT_REACHABLE', `${host} does not accept connections (${code}).`, advice, details);
  }
  const event = CONNECTION_ENDED.has(code)
    ? `${host} closed the connection before it answered.`
    : `The request to ${host} failed (${code}).`;
  return new OrgFault('CONNECTION_LOST', event, `Check your network, ${AGAIN}`, { maybeDone: isWrite, cause: error });
}

/** An answer that ends before its end. */
export function brokenOff(host: string, isWrite: boolean, cause: unknown): OrgFault {
  const event = `The connection to ${host} broke off in the middle of an answer.`;
  return new OrgFault('INTERRUPTED', event, `Check your network, ${AGAIN}`, { maybeDone: isWrite, cause });
}

export function noAnswer(host: string, seconds: number, isWrite: boolean): OrgFault {
  const advice = 'Run the command again, with --timeout to wait longer.';
  return new OrgFault('NO_ANSWER', `${host} did not answer within ${seconds} seconds.`, advice, { maybeDone: isWrite });
}

export function stopped(): OrgFault {
  return new OrgFault('STOPPED', 'Stopped.', '');
}

/** `reason` is the org's. */
export function sessionExpired(reason: string): OrgFault {
  return new OrgFault(
    'SESSION_EXPIRED',
    `The org no longer accepts your session (${reason}).`,
    'Sign in again with "sf org login web --alias ALIAS", then run the command again.',
  );
}

export function unreadable(host: string, what: string, isWrite: boolean): OrgFault {
  return new OrgFault(
    'UNREADABLE_ANSWER',
    `${host} answered ${what}.`,
    `Check that the address is a Salesforce org and that no proxy or sign-in page is in the way, ${AGAIN}`,
    { maybeDone: isWrite },
  );
}

/** Node's code for what went wrong, which fetch hides in the cause. */
function networkCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$|^DomainNotFoundError$/.test(at.code))
      return at.code;
  }
  if (!(error instanceof TypeError && error.message === 'fetch failed')) return null;
  return error.cause instanceof Error ? error.cause.message : 'no reason was given';
}
