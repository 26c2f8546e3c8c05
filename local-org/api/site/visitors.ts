/**
 * People who visit a site. Anyone can open the app on a laptop, because it signs in without a password. A browser
 * that visited a site as a guest can't: a cookie marks it, and everything except the sites refuses that cookie,
 * unless the browser also has a session.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HttpRefusal } from '../http/errors.ts';
import { refusal } from '../http/reply.ts';

const COOKIE = 'guest';
const MARKED_SECONDS = 60 * 60;

export const GUEST_MESSAGE =
  'This browser visits a site as a guest, so for an hour it can only use that site. To sign in, use another browser or a new private window.';

/** Marks a browser without a session. */
export function markVisitor(context: Context, hasSession: boolean): void {
  if (!hasSession)
    setCookie(context, COOKIE, '1', { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: MARKED_SECONDS });
}

export const isVisitor = (context: Context, hasSession: boolean): boolean =>
  !hasSession && getCookie(context, COOKIE) !== undefined;

export const visitorRefused = (): HttpRefusal => new HttpRefusal(refusal(403, 'INSUFFICIENT_ACCESS', GUEST_MESSAGE));
