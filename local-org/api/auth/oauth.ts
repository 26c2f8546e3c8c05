/**
 * OAuth 2.0: username-password flow, identity, and revocation. Source: Salesforce Help, "OAuth 2.0
 * Username-Password Flow".
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Org } from '../../org.ts';
import { HttpRefusal } from '../http/errors.ts';
import { refusal, type Reply } from '../http/reply.ts';
import type { Tokens } from './tokens.ts';
import { findUser, type UserRow } from './users.ts';

/** The token endpoint returns objects, not lists. */
const oauthError = (error: string, description: string): Reply => ({
  status: 400,
  body: { error, error_description: description },
  headers: { 'Cache-Control': 'no-store' },
});

export interface SignIn {
  readonly org: Org;
  readonly tokens: Tokens;
  /** The password of all users. */
  readonly password: string;
}

/** `POST /services/oauth2/token`. Accepts any client ID, because a local org has no connected apps. */
export function requestToken(signIn: SignIn, form: URLSearchParams, url: string): Reply {
  const grant = form.get('grant_type');
  if (grant === null) return oauthError('invalid_request', 'missing required parameter: grant_type');
  if (grant !== 'password') {
    return oauthError(
      'unsupported_grant_type',
      `This local org doesn't support the grant type ${grant}. Use password.`,
    );
  }
  const missing = ['client_id', 'username', 'password'].find((name) => !form.get(name));
  if (missing === 'client_id') return oauthError('invalid_client_id', 'client identifier invalid');
  const user = missing ? null : findUser(signIn.org, 'Username', form.get('username') ?? '');
  if (!user || !samePassword(form.get('password') ?? '', signIn.password)) {
    return oauthError('invalid_grant', 'authentication failure');
  }
  return { status: 200, body: tokenBody(signIn, user, url), headers: { 'Cache-Control': 'no-store' } };
}

function tokenBody(signIn: SignIn, user: UserRow, url: string): unknown {
  const { organizationId } = signIn.org;
  const accessToken = signIn.tokens.issue(organizationId, user.id);
  const id = `${url}/id/${organizationId}/${user.id}`;
  return { access_token: accessToken, instance_url: url, id, token_type: 'Bearer', issued_at: String(Date.now()) };
}

/** Takes constant time for any lengths. */
function samePassword(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** `/services/oauth2/userinfo` and `/id/…` share these fields. */
export function userInfo(org: Org, userId: string, url: string): Reply {
  const user = requireUser(org, userId);
  return {
    status: 200,
    body: {
      sub: `${url}/id/${org.organizationId}/${user.id}`,
      user_id: user.id,
      organization_id: org.organizationId,
      preferred_username: user.username,
      nickname: user.username,
      name: user.name,
      given_name: user.firstName,
      family_name: user.lastName,
      email: user.email,
      email_verified: true,
      zoneinfo: user.timeZone,
      locale: user.locale,
      language: 'en_US',
      active: true,
      user_type: 'STANDARD',
      profile: `${url}/${user.id}`,
    },
  };
}

export function identity(org: Org, userId: string, url: string): Reply {
  const user = requireUser(org, userId);
  return {
    status: 200,
    body: {
      id: `${url}/id/${org.organizationId}/${user.id}`,
      asserted_user: true,
      user_id: user.id,
      organization_id: org.organizationId,
      username: user.username,
      nick_name: user.username,
      display_name: user.name,
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      active: true,
      user_type: 'STANDARD',
      language: 'en_US',
      locale: user.locale,
      timezone: user.timeZone,
      urls: {
        rest: `${url}/services/data/v{version}/`,
        sobjects: `${url}/services/data/v{version}/sobjects/`,
        query: `${url}/services/data/v{version}/query/`,
        profile: `${url}/${user.id}`,
      },
    },
  };
}

function requireUser(org: Org, userId: string): UserRow {
  const user = findUser(org, 'Id', userId);
  if (user) return user;
  throw new HttpRefusal(refusal(403, 'FORBIDDEN', 'Bad_Id'));
}

export function revokeToken(tokens: Tokens, token: string | null): Reply {
  if (token !== null && tokens.revoke(token)) return { status: 200, body: {} };
  return oauthError('invalid_token', 'invalid token');
}
