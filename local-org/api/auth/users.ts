/** The org's users for sign-in and identity. */
import type { Org } from '../../org.ts';
import type { LocalSession, LocalUser } from '../page/model.ts';

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly profileName: string;
}

const columns = [
  'u."Id"',
  'u."Username"',
  'u."Name"',
  'u."FirstName"',
  'u."LastName"',
  'u."Email"',
  'u."Title"',
  'u."TimeZoneSidKey"',
  'u."LocaleSidKey"',
  'p."Name"',
].join(', ');
/** Nobody can sign in as the guest user of a site. */
const select = `SELECT ${columns} FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."IsActive" = 1 AND u."UserType" IS NOT 'Guest'`;

export function findUser(org: Org, column: 'Id' | 'Username', value: string): UserRow | null {
  const [row] = org.reader.rows(`${select} AND u."${column}" = ?`, [value]);
  return row ? toUser(row) : null;
}

/** The users who can sign in. The given usernames come first, in their order. */
export function listUsers(org: Org, first: readonly string[]): LocalUser[] {
  const rank = (username: string): number => {
    const index = first.indexOf(username);
    return index < 0 ? first.length : index;
  };
  const users = org.reader.rows(`${select} ORDER BY u."Username"`, []).map(toUser);
  return users
    .toSorted((a, b) => rank(a.username) - rank(b.username))
    .map(({ username, name, title }) => ({ username, name, title }));
}

function toUser(row: readonly (string | number | null)[]): UserRow {
  const text = (index: number): string => String(row[index] ?? '');
  const optional = (index: number): string | null => {
    const value = row[index] ?? null;
    return value === null || value === '' ? null : String(value);
  };
  return {
    id: text(0),
    username: text(1),
    name: text(2),
    firstName: optional(3),
    lastName: optional(4),
    email: optional(5),
    title: optional(6),
    timeZone: text(7),
    locale: text(8) || 'en_US',
    profileName: text(9),
  };
}

/** By username, then by object. */
export type PinnedListViews = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the page knows about the current user. */
export function localSession(org: Org, user: UserRow, pinned: PinnedListViews): LocalSession {
  const session = { userId: user.id, timeZone: user.timeZone };
  const { id, ...rest } = user;
  return {
    ...rest,
    userId: id,
    isAdmin: org.access.isAdmin(session),
    isGuest: false,
    customPermissions: org.setup.customPermissions
      .map((permission) => permission.developerName)
      .filter((name) => org.access.hasCustomPermission(session, name)),
    pinnedListViews: pinned[user.username] ?? {},
  };
}
