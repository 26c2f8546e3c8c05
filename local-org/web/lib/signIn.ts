/** Signs in one of the listed users without a password. */
import { request, type PlatformError } from './http.ts';
import type { LocalSession, LocalUser } from './wireModel.ts';

const LAST_USER_KEY = 'host.username';

/** The cookie's session. If there isn't one, signs in the last user or else the first one. */
export async function currentOrFirstSession(): Promise<LocalSession> {
  const known = await knownSession();
  if (known) return known;
  const last = localStorage.getItem(LAST_USER_KEY);
  const users = await listUsers();
  const user = users.find(({ username }) => username === last) ?? users[0];
  if (!user) throw new Error('The org has no users who can sign in.');
  return signIn(user.username);
}

async function knownSession(): Promise<LocalSession | undefined> {
  try {
    return await request<LocalSession>('/local/session');
  } catch (error) {
    if (isSignedOut(error)) return undefined;
    throw error;
  }
}

export function listUsers(): Promise<readonly LocalUser[]> {
  return request<readonly LocalUser[]>('/local/users');
}

export async function signIn(username: string): Promise<LocalSession> {
  const session = await request<LocalSession>('/local/session', { method: 'POST', body: { username } });
  localStorage.setItem(LAST_USER_KEY, username);
  return session;
}

function isSignedOut(error: unknown): boolean {
  const { status } = error as Partial<PlatformError>;
  return status === 401 || status === 403 || status === 404;
}
