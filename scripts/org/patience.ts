/**
 * A second try where the org only asks for patience: a locked row, the limit of concurrent requests, a passing server fault. jsforce
 * retries neither of the first two, and never a POST. Safe for writes here because each of these answers means that nothing was written.
 */
const PASSING = new Set(['UNABLE_TO_LOCK_ROW', 'REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE']);
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

export async function withPatience<T>(request: () => Promise<T>, pause = wait): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      if (attempt === ATTEMPTS || !PASSING.has(errorCode(error))) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
