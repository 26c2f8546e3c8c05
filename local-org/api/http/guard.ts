/** Protects the server from other web pages and from host names that only resolve to this computer. */
import { HttpRefusal } from './errors.ts';
import { refusal } from './reply.ts';

const localHost = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/i;

/** Refuses a Host header with another name. A foreign page that rebinds its DNS name to 127.0.0.1 sends that name. */
export function requireLocalHost(host: string | null | undefined): void {
  if (host && localHost.test(host)) return;
  throw new HttpRefusal(
    refusal(421, 'INVALID_HOST', 'This server answers only to localhost and 127.0.0.1. Check the host in the address.'),
  );
}

const readOnlyMethods = new Set(['GET', 'HEAD']);

/**
 * A change that the cookie authorizes must come from the page. `SameSite=Strict` isn't enough, because sites
 * ignore the port.
 */
export function requireSameOrigin(
  method: string,
  origin: string | null | undefined,
  host: string | null | undefined,
): void {
  if (readOnlyMethods.has(method)) return;
  if (origin && host && origin.toLowerCase() === `http://${host.toLowerCase()}`) return;
  throw new HttpRefusal(
    refusal(403, 'FORBIDDEN', 'A request with the session cookie must come from the local page (Origin header).'),
  );
}

/** Headers of each response. Styles are inline because synthetic shadow DOM inserts style elements. */
export function securityHeaders(): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
