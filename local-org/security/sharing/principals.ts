/**
 * Whose access a user has: their own, that of users below them in the role hierarchy, and that of their
 * groups. Apex Developer Guide, "Understanding Sharing"; Object Reference, "Group", "GroupMember",
 * "UserRole".
 */
import type { ChildAccess, Party } from '../../schema/read-sharing.ts';
import type { Reader } from '../../store/reader.ts';

export interface Principals {
  readonly userId: string;
  /**
   * The user and all users below in the role hierarchy. The user can access what they own and what is shared
   * with them.
   */
  readonly owners: readonly string[];
  /** Public groups, queues, and groups of roles. */
  readonly groups: readonly string[];
}

/** Objects whose records define memberships. */
export const DECIDE_SHARING: ReadonlySet<string> = new Set(['User', 'UserRole', 'Group', 'GroupMember']);

interface GroupRow {
  readonly id: string;
  readonly type: string;
  readonly developerName: string;
  readonly relatedId: string | null;
  readonly includesBosses: boolean;
}

interface RoleRow {
  readonly parentId: string | null;
  readonly developerName: string;
  /** The access that the role gives account owners to the account's children, by object. */
  readonly access: Readonly<Record<string, ChildAccess>>;
}

/** Current users, roles, and groups. */
export class Hierarchy {
  readonly #roles: ReadonlyMap<string, RoleRow>;
  readonly #roleOfUser: ReadonlyMap<string, string | null>;
  readonly #groups: ReadonlyMap<string, GroupRow>;
  /** Groups by their member users and groups. */
  readonly #groupsOf: ReadonlyMap<string, readonly string[]>;
  readonly #principals = new Map<string, Principals>();

  constructor(reader: Reader) {
    this.#roles = readRoles(reader);
    this.#roleOfUser = new Map(
      reader.rows('SELECT "Id", "UserRoleId" FROM "User"', []).map(([id, role]) => [String(id), textOrNull(role)]),
    );
    this.#groups = readGroups(reader);
    const members = reader.rows('SELECT "UserOrGroupId", "GroupId" FROM "GroupMember" WHERE "IsDeleted" = 0', []);
    this.#groupsOf = grouped(members.map(([member, group]) => [String(member), String(group)]));
  }

  principals(userId: string): Principals {
    const known = this.#principals.get(userId);
    if (known) return known;
    const below = this.#below(userId);
    const own = this.#closure([userId]);
    const throughOthers = this.#closure(below).filter((id) => this.#groups.get(id)?.includesBosses === true);
    const principals = { userId, owners: [userId, ...below], groups: [...new Set([...own, ...throughOthers])] };
    this.#principals.set(userId, principals);
    return principals;
  }

  /** The users in a group or queue, also through groups and roles in it. */
  membersOf(groupId: string): string[] {
    return [...this.#roleOfUser.keys()].filter((id) => this.#closure([id]).includes(groupId));
  }

  /** Owners whose role gives them this access to their accounts' children. */
  ownersWithChildren(owners: readonly string[], child: string, enough: readonly ChildAccess[]): string[] {
    return owners.filter((id) => {
      const role = this.#roles.get(this.#roleOfUser.get(id) ?? '');
      return role !== undefined && enough.includes(role.access[child] ?? 'None');
    });
  }

  /** The group IDs for a party of a sharing rule. */
  groupsOf(party: Party): string[] {
    const found: string[] = [];
    for (const group of this.#groups.values()) if (this.#stands(group, party)) found.push(group.id);
    return found;
  }

  /** The owners whose records an owner-based rule shares: users, and queues if it names one. */
  ownersIn(parties: readonly Party[]): string[] {
    const groups = new Set(parties.flatMap((party) => this.groupsOf(party)));
    const users = [...this.#roleOfUser.keys()].filter((id) => this.#closure([id]).some((group) => groups.has(group)));
    const queues = [...groups].filter((id) => this.#groups.get(id)?.type === 'Queue');
    return [...users, ...queues];
  }

  #stands(group: GroupRow, { kind, name }: Party): boolean {
    switch (kind) {
      case 'everyone':
        return group.type === 'Organization';
      case 'group':
        return group.type === 'Regular' && group.developerName === name;
      case 'queue':
        return group.type === 'Queue' && group.developerName === name;
      case 'role':
        return group.type === 'Role' && this.#roles.get(group.relatedId ?? '')?.developerName === name;
      case 'roleAndSubordinates':
        return isRoleTree(group.type) && this.#roles.get(group.relatedId ?? '')?.developerName === name;
    }
  }

  /** Users with a role below the user's role. */
  #below(userId: string): string[] {
    const role = this.#roleOfUser.get(userId) ?? null;
    if (role === null) return [];
    return [...this.#roleOfUser].filter(([, other]) => other !== null && this.#isAbove(role, other)).map(([id]) => id);
  }

  #isAbove(role: string, other: string): boolean {
    return this.#withAbove(other).slice(1).includes(role);
  }

  /** The role and the roles above it. */
  #withAbove(role: string): string[] {
    const path: string[] = [];
    for (let id: string | null = role; id !== null && !path.includes(id); id = this.#roles.get(id)?.parentId ?? null)
      path.push(id);
    return path;
  }

  /** The users' groups, and the groups that contain these groups. */
  #closure(users: readonly string[]): string[] {
    const found = new Set<string>();
    const waiting = users.flatMap((id) => [...(this.#groupsOf.get(id) ?? []), ...this.#groupsOfRole(id)]);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id) || !this.#groups.has(id)) continue;
      found.add(id);
      waiting.push(...(this.#groupsOf.get(id) ?? []));
    }
    return [...found];
  }

  #groupsOfRole(userId: string): string[] {
    const role = this.#roleOfUser.get(userId) ?? null;
    const roles = role === null ? [] : this.#withAbove(role);
    return [...this.#groups.values()]
      .filter(({ type, relatedId }) => {
        if (type === 'Organization') return true;
        if (type === 'Role') return relatedId !== null && relatedId === role;
        return isRoleTree(type) && relatedId !== null && roles.includes(relatedId);
      })
      .map(({ id }) => id);
  }
}

const isRoleTree = (type: string): boolean => type === 'RoleAndSubordinates' || type === 'RoleAndSubordinatesInternal';

function readRoles(reader: Reader): Map<string, RoleRow> {
  const sql =
    'SELECT "Id", "ParentRoleId", "DeveloperName", "CaseAccessForAccountOwner", "ContactAccessForAccountOwner", "OpportunityAccessForAccountOwner" FROM "UserRole"';
  return new Map(
    reader.rows(sql, []).map(([id, parent, name, onCase, onContact, onOpportunity]) => [
      String(id),
      {
        parentId: textOrNull(parent),
        developerName: String(name ?? ''),
        access: { Case: level(onCase), Contact: level(onContact), Opportunity: level(onOpportunity) },
      },
    ]),
  );
}

function readGroups(reader: Reader): Map<string, GroupRow> {
  const sql =
    'SELECT "Id", "Type", "DeveloperName", "RelatedId", "DoesIncludeBosses" FROM "Group" WHERE "IsDeleted" = 0';
  return new Map(
    reader.rows(sql, []).map(([id, type, name, related, bosses]) => {
      const isRole = type === 'Role' || isRoleTree(String(type));
      const row = {
        id: String(id),
        type: String(type),
        developerName: String(name ?? ''),
        relatedId: textOrNull(related),
        includesBosses: isRole || bosses === 1,
      };
      return [row.id, row];
    }),
  );
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const level = (value: unknown): ChildAccess => (value === 'Edit' || value === 'Read' ? value : 'None');

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of pairs) found.set(key, [...(found.get(key) ?? []), value]);
  return found;
}
