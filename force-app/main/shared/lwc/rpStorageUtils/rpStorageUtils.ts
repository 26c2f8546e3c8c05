/**
 * Values that stay in the browser's local storage until they are saved in the org. A browser can refuse its storage, as in a private window
 * or if the disk is full, and other tabs can write to it. Callers work without it.
 */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** False if the browser refuses. */
export function keep(key: string, value: unknown): boolean {
  return guarded(() => {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  }, false);
}

/** Null if nothing is kept, or something else than expected. */
export function readKept<T>(key: string, isExpected: (value: unknown) => value is T): T | null {
  return guarded(() => {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isExpected(found) ? found : null;
  }, null);
}

export function forget(key: string): void {
  guarded(() => localStorage.removeItem(key), undefined);
}

const BYTES = 16;

/** A random, unique key for what is kept until it is sent. With it, the org sends it once. */
export const newSendKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
