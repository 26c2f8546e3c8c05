/** Who is signed in, known before any component is loaded: `@salesforce/user/Id` and its like are plain constants to a component. */
import type { LocalSession } from './wireModel.ts';

let current: LocalSession | undefined;

export function setSession(session: LocalSession): void {
  current = session;
}

export function session(): LocalSession {
  if (!current) throw new Error('Nobody is signed in.');
  return current;
}
