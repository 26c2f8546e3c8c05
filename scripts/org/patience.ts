/**
 * A second try where the org only asks for patience: a locked row, a limit that passes, a server that is busy. The pauses double, or are as
 * long as the org asks for. Each of these answers means that nothing was written, so a write may be sent again.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

export type Pause = (milliseconds: number) => Promise<unknown>;

const REFUSED_FOR_NOW = new Set(['UNABLE_TO_LOCK_ROW', 'REQUEST_LIMIT_EXCEEDED', 'TXN_SECURITY_METERING_ERROR']);
/** Only of rows: an answer of the whole request with this code comes with status 503, which the transport waits for. */
const SERVER_UNAVAILABLE = 'SERVER_UNAVAILABLE';

/** For a request that is refused as a whole. */
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

/** For one row of an answer. A trigger that meets a lock passes the reason on in its own error's message. */
export function isRefusedForNow({ statusCode, message }: { statusCode: string; message: string }): boolean {
  return REFUSED_FOR_NOW.has(statusCode) || statusCode === SERVER_UNAVAILABLE || message.includes('UNABLE_TO_LOCK_ROW');
}

/** 0.5, 1, 2 seconds. */
export function pauseAfter(attempt: number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1);
}

/** As `Retry-After` asks, in seconds or as a date; null where that is too long to wait for. */
export function pauseAskedFor(retryAfter: string | undefined, attempt: number, now = Date.now()): number | null {
  const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : Date.parse(retryAfter ?? '') - now;
  if (Number.isNaN(asked)) return pauseAfter(attempt);
  return asked > LONGEST_PAUSE_MS ? null : Math.max(asked, pauseAfter(attempt));
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
}
