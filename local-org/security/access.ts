/**
 * The user's permissions. The profile "System Administrator" has all permissions. Other users have what their
 * permission sets grant: unlike in Salesforce, other profiles grant nothing. `rows` decides which records
 * they can access.
 */
import type { FieldDef, ObjectDef, Schema } from '../schema/model.ts';
import type { ObjectRight, PermissionSetDef } from '../schema/read-permission-sets.ts';
import { normalizeId } from '../store/ids.ts';
import type { Reader } from '../store/reader.ts';
import type { SharingRuleDef } from '../schema/read-sharing.ts';
import type { Session } from '../types.ts';
import { recordAccess, type RecordAccess } from './record-access.ts';
import { Sharing, type RowLevel } from './sharing/sharing.ts';

export type { ObjectRight } from '../schema/read-permission-sets.ts';

export const ADMIN_PROFILE = 'System Administrator';

interface Grants {
  readonly admin: boolean;
  readonly guest: boolean;
  readonly permissionSets: readonly PermissionSetDef[];
}

const NOTHING: Grants = { admin: false, guest: false, permissionSets: [] };

export class Access {
  readonly #schema: Schema;
  readonly #permissionSets: ReadonlyMap<string, PermissionSetDef>;
  readonly #reader: () => Reader;
  readonly #grants = new Map<string, Grants>();
  /** Sharing: the records of each object. */
  readonly rows: Sharing;

  constructor(
    schema: Schema,
    permissionSets: readonly PermissionSetDef[],
    sharingRules: readonly SharingRuleDef[],
    reader: () => Reader,
  ) {
    this.#schema = schema;
    this.rows = new Sharing(schema, sharingRules, reader, {
      seesAll: (session, object, level) => this.#seesAll(session, object, level),
      reads: (session, object) => this.canObject(session, object, 'read'),
      isGuest: (session) => this.isGuest(session),
    });
    this.#permissionSets = new Map(permissionSets.map((set) => [set.name, set]));
    this.#reader = reader;
  }

  isAdmin(session: Session): boolean {
    return this.#of(session).admin;
  }

  /** The guest user of a site. */
  isGuest(session: Session): boolean {
    return this.#of(session).guest;
  }

  canObject(session: Session, object: string, right: ObjectRight): boolean {
    const definition = this.#schema.object(object);
    if (!definition) return false;
    if (!operationExists(definition, right)) return false;
    const grants = this.#of(session);
    if (grants.admin) return true;
    if (grants.guest && !GUEST_RIGHTS.has(right)) return false;
    if (definition.customSetting === true) return this.hasUserPermission(session, 'CustomizeApplication');
    if (right !== 'read' && !this.#mayChangeAny(session, definition)) return false;
    const from = definition.accessFrom;
    if (from === 'everyone') return right === 'read' || !isSetupObject(definition);
    if (from !== undefined) return this.canObject(session, from, rightOn(definition, right));
    const key = definition.name.toLowerCase();
    return grants.permissionSets.some((set) => set.objects.get(key)?.has(right));
  }

  canField(session: Session, object: string, field: string, right: 'read' | 'edit'): boolean {
    const definition = this.#schema.object(object);
    const known = definition?.fields.get(field.toLowerCase());
    if (!definition || !known) return false;
    if (right === 'edit' && !known.updateable && !known.createable) return false;
    if (!this.#canTouch(session, definition, right)) return false;
    if (this.isAdmin(session) || comesWithObject(definition, known)) return true;
    const key = `${definition.name}.${known.permissionOf ?? known.name}`.toLowerCase();
    return this.#of(session).permissionSets.some((set) => {
      const granted = set.fields.get(key);
      return granted !== undefined && (right === 'read' ? granted.read || granted.edit : granted.edit);
    });
  }

  hasCustomPermission(session: Session, name: string): boolean {
    const key = name.toLowerCase();
    return this.#of(session).permissionSets.some((set) => set.customPermissions.has(key));
  }

  canApexClass(session: Session, className: string): boolean {
    const grants = this.#of(session);
    const key = className.toLowerCase();
    return grants.admin || grants.permissionSets.some((set) => set.classes.has(key));
  }

  /** Record types that permission sets make visible. An administrator sees all. */
  canRecordType(session: Session, object: string, developerName: string): boolean {
    const grants = this.#of(session);
    const key = `${object}.${developerName}`.toLowerCase();
    return grants.admin || grants.permissionSets.some((set) => set.recordTypes.has(key));
  }

  /** Apps that permission sets make visible. An administrator sees all. */
  canApp(session: Session, developerName: string): boolean {
    const grants = this.#of(session);
    return grants.admin || grants.permissionSets.some((set) => set.apps.has(developerName.toLowerCase()));
  }

  /** Tabs that permission sets show: without a setting, a tab is hidden (Tooling API, "PermissionSetTabSetting"). An administrator sees all. */
  canTab(session: Session, name: string): boolean {
    const grants = this.#of(session);
    return grants.admin || grants.permissionSets.some((set) => set.tabs.has(name.toLowerCase()));
  }

  /** A user permission that doesn't belong to an object or field, such as `ViewAllData`. */
  hasUserPermission(session: Session, name: string): boolean {
    const key = name.toLowerCase();
    const grants = this.#of(session);
    return grants.admin || grants.permissionSets.some((set) => set.userPermissions.has(key));
  }

  /** Whether a user who can edit a record can transfer it to another owner (Salesforce Help, "Transfer Records"). */
  mayTransferAny(session: Session, object: ObjectDef): boolean {
    if (object.sharing === 'ReadWriteTransfer' || this.hasUserPermission(session, 'TransferAnyEntity')) return true;
    return object.name === 'Case' && this.hasUserPermission(session, 'TransferAnyCase');
  }

  /** The UserRecordAccess of records. Unknown IDs are left out. */
  recordAccess(userId: string, ids: readonly string[]): RecordAccess[] {
    const byObject = new Map<ObjectDef, string[]>();
    for (const text of ids) {
      const id = normalizeId(text);
      const object = id === null ? undefined : this.#schema.objectOfId(id);
      if (id !== null && object) byObject.set(object, [...(byObject.get(object) ?? []), id]);
    }
    const session = { userId, timeZone: 'UTC' };
    return [...byObject].flatMap(([object, own]) => recordAccess(this, session, object, own));
  }

  /** Clears cached permissions and sharing, after users, roles, groups, or assignments changed or were rolled back. */
  forget(): void {
    this.#grants.clear();
    this.rows.forget();
  }

  /**
   * Apex Developer Guide, "Understanding Sharing": View All and Modify All, of an object or of all data,
   * ignore sharing.
   */
  #seesAll(session: Session, object: string, level: RowLevel): boolean {
    if (this.isGuest(session)) return false;
    if (this.hasUserPermission(session, 'ModifyAllData')) return true;
    if (level === 'read' && this.hasUserPermission(session, 'ViewAllData')) return true;
    const key = object.toLowerCase();
    return this.#of(session).permissionSets.some((set) => {
      const rights = set.objects.get(key);
      return rights?.has('modifyAll') === true || (level === 'read' && rights?.has('viewAll') === true);
    });
  }

  /**
   * Object Reference, "PermissionSet": PermissionsEditTask and PermissionsEditEvent let a user create, edit,
   * and delete tasks and events.
   */
  #mayChangeAny(session: Session, object: ObjectDef): boolean {
    return object.changedWith === undefined || this.hasUserPermission(session, object.changedWith);
  }

  #canTouch(session: Session, object: ObjectDef, right: 'read' | 'edit'): boolean {
    if (right === 'read') return this.canObject(session, object.name, 'read');
    return this.canObject(session, object.name, 'edit') || this.canObject(session, object.name, 'create');
  }

  #of(session: Session): Grants {
    const known = this.#grants.get(session.userId);
    if (known) return known;
    const grants = this.#load(session.userId);
    this.#grants.set(session.userId, grants);
    return grants;
  }

  #load(userId: string): Grants {
    const reader = this.#reader();
    const profile = reader.rows(
      'SELECT p."Name", u."UserType" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ? AND u."IsActive" = 1',
      [userId],
    )[0];
    if (!profile) return NOTHING;
    const assigned = reader.rows(
      'SELECT s."Name" FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ? AND a."IsDeleted" = 0',
      [userId],
    );
    const permissionSets = assigned.flatMap(([name]) => this.#permissionSets.get(String(name)) ?? []);
    return { admin: profile[0] === ADMIN_PROFILE, guest: profile[1] === 'Guest', permissionSets };
  }
}

/**
 * Salesforce Help, "Secure Guest Users' Sharing Settings and Record Access": a guest user can't have other
 * object permissions, whatever a permission set grants.
 */
const GUEST_RIGHTS: ReadonlySet<ObjectRight> = new Set<ObjectRight>(['read', 'create']);

/**
 * A change needs edit permission on the parent. No source says what deleting an email needs, so this requires
 * delete permission on cases.
 */
function rightOn(object: ObjectDef, right: ObjectRight): ObjectRight {
  if (right === 'read') return 'read';
  return object.name === 'EmailMessage' && right === 'delete' ? 'delete' : 'edit';
}

function operationExists(object: ObjectDef, right: ObjectRight): boolean {
  if (right === 'create') return object.createable !== false;
  if (right === 'edit') return object.updateable !== false;
  if (right === 'delete') return object.deletable !== false;
  return true;
}

const SETUP_OBJECTS = new Set([
  'User',
  'UserRole',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'Group',
  'GroupMember',
  'QueueSobject',
  'SetupEntityAccess',
  'EmailTemplate',
  'Folder',
]);

/** Objects that all users can read and only an administrator can change. */
function isSetupObject(object: ObjectDef): boolean {
  return SETUP_OBJECTS.has(object.name);
}

/**
 * Fields that permission sets can't contain: required fields, names, system fields, and all standard fields
 * of objects without field-level security.
 */
function comesWithObject(object: ObjectDef, field: FieldDef): boolean {
  return object.customMetadata || object.customSetting === true || field.permissionable === false;
}
