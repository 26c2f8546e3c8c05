/**
 * Whom a user stands for when rows are shared: themselves, those below them in the role hierarchy, and the groups that count them in. Apex Developer
 * Guide, "Understanding Sharing"; Object Reference, "Group", "GroupMember", "UserRole".
 */
import type { ChildAccess, Party } from '../../schema/read-sharing.ts';
import type { Reader } from '../../store/reader.ts';

export interface Principals {
  readonly userId: string;
  /** The user and everybody below in the role hierarchy: what these own or were given is the user's too. */
  readonly owners: readonly string[];
  /** Public groups, queues, and the groups that stand for roles. */
  readonly groups: readonly string[];
}

/** Objects whose rows say who belongs where. */
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
  /** What the role gives the owner of an account on the account's children, by object. */
  readonly access: Readonly<Record<string, ChildAccess>>;
}

/** Users, roles and groups as they are now. */
export class Hierarchy {
  readonly #roles: ReadonlyMap<string, RoleRow>;
  readonly #roleOfUser: ReadonlyMap<string, string | null>;
  readonly #groups: ReadonlyMap<string, GroupRow>;
  /** Groups by the user or group that is a member of them. */
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

  /** Those of the owners whose role gives them this much on their accounts' children. */
  ownersWithChildren(owners: readonly string[], child: string, enough: readonly ChildAccess[]): string[] {
    return owners.filter((id) => {
      const role = this.#roles.get(this.#roleOfUser.get(id) ?? '');
      return role !== undefined && enough.includes(role.access[child] ?? 'None');
    });
  }

  /** The ids of the groups that stand for the party of a sharing rule. */
  groupsOf(party: Party): string[] {
    const found: string[] = [];
    for (const group of this.#groups.values()) if (this.#stands(group, party)) found.push(group.id);
    return found;
  }

  /** Whose records a rule by owner shares: users, and queues where it names one. */
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

  /** Users whose role is below that of the user. */
  #below(userId: string): string[] {
    const role = this.#roleOfUser.get(userId) ?? null;
    if (role === null) return [];
    return [...this.#roleOfUser].filter(([, other]) => other !== null && this.#isAbove(role, other)).map(([id]) => id);
  }

  #isAbove(role: string, other: string): boolean {
    return this.#withAbove(other).slice(1).includes(role);
  }

  /** The role and those above it. */
  #withAbove(role: string): string[] {
    const path: string[] = [];
    for (let id: string | null = role; id !== null && !path.includes(id); id = this.#roles.get(id)?.parentId ?? null)
      path.push(id);
    return path;
  }

  /** The groups that users belong to, and those that these groups belong to. */
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
