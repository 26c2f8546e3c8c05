/** The current user. It's known before components load, because `@salesforce/user/Id` is a constant to them. */
import type { LocalSession } from './wireModel.ts';

let current: LocalSession | undefined;

export function setSession(session: LocalSession): void {
  current = session;
}

export function session(): LocalSession {
  if (!current) throw new Error('No user is signed in.');
  return current;
}
