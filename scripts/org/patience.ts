/**
 * Retries after temporary errors: a locked record, a temporary limit, or a busy server. Each pause is twice as long as the one before, or as
 * long as the org asks for. After these errors nothing was saved, so a write can be sent again.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

export type Pause = (milliseconds: number) => Promise<unknown>;

const REFUSED_FOR_NOW = new Set(['UNABLE_TO_LOCK_ROW', 'REQUEST_LIMIT_EXCEEDED', 'TXN_SECURITY_METERING_ERROR']);
/** Only for a single record. For a whole request, this code has status 503, and OrgTransport retries it. */
const SERVER_UNAVAILABLE = 'SERVER_UNAVAILABLE';

/** For a request that fails as a whole. */
export async function withPatience<T>(request: () => Promise<T>, pause: Pause = sleep): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      if (attempt === ATTEMPTS || !REFUSED_FOR_NOW.has(errorCode(error))) throw error;
      await pause(pauseAfter(attempt));
    }
  }
}

/** For one record of an answer. If a trigger can't get a lock, its error message has the code. */
export function isRefusedForNow({ statusCode, message }: { statusCode: string; message: string }): boolean {
  return REFUSED_FOR_NOW.has(statusCode) || statusCode === SERVER_UNAVAILABLE || message.includes('UNABLE_TO_LOCK_ROW');
}

/** 0.5, 1, 2 seconds. */
export function pauseAfter(attempt: number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1);
}

/** The pause that `Retry-After` asks for, in seconds or as a date. Null if it's too long. */
export function pauseAskedFor(retryAfter: string | undefined, attempt: number, now = Date.now()): number | null {
  const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : Date.parse(retryAfter ?? '') - now;
  if (Number.isNaN(asked)) return pauseAfter(attempt);
  return asked > LONGEST_PAUSE_MS ? null : Math.max(asked, pauseAfter(attempt));
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
}
