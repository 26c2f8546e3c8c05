/** Finds the user of a request. */
import type { Org } from '../../org.ts';
import { OrgError } from '../../errors.ts';
import type { Session } from '../../types.ts';
import { HttpRefusal } from '../http/errors.ts';
import { requireSameOrigin } from '../http/guard.ts';
import { refusal } from '../http/reply.ts';
import type { Tokens } from './tokens.ts';

export const sessionCookie = 'sid';

export interface Credentials {
  readonly method: string;
  readonly authorization: string | null;
  readonly cookie: string | null;
  readonly origin: string | null;
  readonly host: string | null;
}

export const sessionExpired = (): HttpRefusal =>
  new HttpRefusal(refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid'));

/** The session of a bearer token or of the page's cookie, which needs more checks. */
export function authenticate(org: Org, tokens: Tokens, credentials: Credentials): Session {
  const token = tokenOf(credentials);
  const userId = token === null ? null : tokens.userOf(token);
  if (userId === null) throw sessionExpired();
  return activeSession(org, userId);
}

export function tokenOf(credentials: Credentials): string | null {
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(credentials.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  if (credentials.authorization !== null) return null;
  if (credentials.cookie === null) return null;
  requireSameOrigin(credentials.method, credentials.origin, credentials.host);
  return credentials.cookie;
}

function activeSession(org: Org, userId: string): Session {
  try {
    return org.session(userId);
  } catch (error) {
    if (error instanceof OrgError) throw sessionExpired();
    throw error;
  }
}
