/** The org couldn't be reached, or its answer couldn't be used. */
import { CommandError } from '../output/CommandError.ts';

/** For programs. Codes don't change when messages do. */
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
  /** The org may have completed the request. */
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
/** `DomainNotFoundError` comes from `@salesforce/core`. */
const NAME_UNKNOWN = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'DomainNotFoundError']);
const CLOSED = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET']);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The fault of a request without an answer, or null if the error has another cause. */
export function connectionFault(error: unknown, host: string, isWrite: boolean): OrgFault | null {
  const code = networkCode(error);
  if (code === null) return null;
  const details = { cause: error };
  if (TLS.test(code)) {
    const advice = `If your network inspects traffic, set NODE_EXTRA_CA_CERTS to the file with its certificate, ${AGAIN}`;
    return new OrgFault('NOT_SECURE', `The connection to ${host} isn't secure (${code}).`, advice, details);
  }
  if (NAME_UNKNOWN.has(code)) {
    const advice = `Check your network, VPN, and the org's address, ${AGAIN}`;
    return new OrgFault('ORG_NOT_REACHABLE', `The address ${host} wasn't found.`, advice, details);
  }
  if (UNREACHABLE.has(code)) {
    const advice = `Check your network and the org's address, ${AGAIN}`;
    return new OrgFault('ORG_NOT_REACHABLE', `${host} doesn't accept connections (${code}).`, advice, details);
  }
  const event = CLOSED.has(code)
    ? `${host} closed the connection before it answered.`
    : `The request to ${host} failed (${code}).`;
  return new OrgFault('CONNECTION_LOST', event, `Check your network, ${AGAIN}`, { maybeDone: isWrite, cause: error });
}

/** The answer is incomplete. */
export function brokenOff(host: string, isWrite: boolean, cause: unknown): OrgFault {
  const event = `The connection to ${host} broke during an answer.`;
  return new OrgFault('INTERRUPTED', event, `Check your network, ${AGAIN}`, { maybeDone: isWrite, cause });
}

export function noAnswer(host: string, seconds: number, isWrite: boolean): OrgFault {
  const advice = 'Run the command again. To wait longer, add --timeout.';
  return new OrgFault('NO_ANSWER', `${host} didn't answer within ${seconds} seconds.`, advice, { maybeDone: isWrite });
}

export function stopped(): OrgFault {
  return new OrgFault('STOPPED', 'Stopped.', '');
}

/** `reason` is the message from the org. */
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
    `Check that the address is a Salesforce org and that no proxy or sign-in page answers instead, ${AGAIN}`,
    { maybeDone: isWrite },
  );
}

/** Node's error code, which fetch puts in the cause. */
function networkCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$|^DomainNotFoundError$/.test(at.code))
      return at.code;
  }
  if (!(error instanceof TypeError && error.message === 'fetch failed')) return null;
  return error.cause instanceof Error ? error.cause.message : 'no reason was given';
}
