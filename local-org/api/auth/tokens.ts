/**
 * Access tokens. They're signed, so that sessions survive a restart, and they can be revoked. A token has
 * Salesforce's format, `<organization id>!<opaque>`, because clients read the organization ID from it.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Claims {
  /** User ID. */
  readonly u: string;
  /** Issued at, in milliseconds. */
  readonly t: number;
  /** Token ID. */
  readonly j: string;
}

interface Kept {
  readonly secret: string;
  /** The ID of each revoked token, and when it would have expired. */
  readonly revoked: Record<string, number>;
}

export interface TokenOptions {
  /** Folder of the signing key. Without it, tokens end with the process. */
  readonly folder?: string;
  readonly lifetimeMs?: number;
  readonly clock?: () => Date;
}

const MOST_KNOWN = 1000;
const twelveHours = 12 * 60 * 60 * 1000;

export class Tokens {
  readonly #file: string | null;
  readonly #lifetimeMs: number;
  readonly #clock: () => Date;
  /** Verified before, with the same key. A page sends its token with every request. */
  readonly #known = new Map<string, Claims>();
  #kept: Kept;

  constructor(options: TokenOptions = {}) {
    this.#file = options.folder ? join(options.folder, 'sessions.json') : null;
    this.#lifetimeMs = options.lifetimeMs ?? twelveHours;
    this.#clock = options.clock ?? (() => new Date());
    this.#kept = this.#load();
  }

  get lifetimeSeconds(): number {
    return Math.floor(this.#lifetimeMs / 1000);
  }

  issue(organizationId: string, userId: string): string {
    const claims: Claims = { u: userId, t: this.#clock().getTime(), j: randomBytes(9).toString('base64url') };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${organizationId}!${payload}.${this.#sign(payload)}`;
  }

  /** The token's user ID, or null if the token is forged, expired, or revoked. */
  userOf(token: string): string | null {
    const claims = this.#verified(token);
    if (!claims) return null;
    const age = this.#clock().getTime() - claims.t;
    if (age > this.#lifetimeMs || Object.hasOwn(this.#kept.revoked, claims.j)) return null;
    return claims.u;
  }

  revoke(token: string): boolean {
    const claims = this.#verified(token);
    if (!claims) return false;
    const now = this.#clock().getTime();
    const stillNeeded = Object.entries(this.#kept.revoked).filter(([, until]) => until > now);
    this.#kept = {
      secret: this.#kept.secret,
      revoked: { ...Object.fromEntries(stillNeeded), [claims.j]: claims.t + this.#lifetimeMs },
    };
    this.#save();
    return true;
  }

  #verified(token: string): Claims | null {
    const known = this.#known.get(token);
    if (known) return known;
    const claims = this.#verify(token);
    if (claims === null) return null;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(token, claims);
    return claims;
  }

  #verify(token: string): Claims | null {
    const [payload, signature] = token.slice(token.indexOf('!') + 1).split('.');
    if (!payload || !signature) return null;
    const expected = Buffer.from(this.#sign(payload));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  }

  #sign(payload: string): string {
    return createHmac('sha256', Buffer.from(this.#kept.secret, 'base64url')).update(payload).digest('base64url');
  }

  #load(): Kept {
    if (this.#file && existsSync(this.#file)) {
      const read = readKept(this.#file);
      if (read) return read;
    }
    this.#kept = { secret: randomBytes(32).toString('base64url'), revoked: {} };
    this.#save();
    return this.#kept;
  }

  #save(): void {
    if (!this.#file) return;
    const unfinished = `${this.#file}.new`;
    writeFileSync(unfinished, JSON.stringify(this.#kept), { mode: 0o600 });
    renameSync(unfinished, this.#file);
  }
}

/** If the key file is damaged, users only have to sign in again. */
function readKept(file: string): Kept | null {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>;
    return typeof read.secret === 'string' && read.secret !== ''
      ? { secret: read.secret, revoked: read.revoked ?? {} }
      : null;
  } catch {
    return null;
  }
}
