/**
 * Keeps the rows that stand for metadata and users in step with the project: record types, profiles, permission sets, queues, custom
 * metadata records, list views, the users given at the start. Each keeps its id over restarts; rows of metadata that is gone go too.
 */
import { OrgError } from '../errors.ts';
import type { ObjectDef } from '../schema/model.ts';
import type { Project } from '../schema/read-project.ts';
import type { Row } from '../types.ts';
import type { Records } from './records.ts';
import type { Registry } from './registry.ts';
import { tableOf } from './table.ts';

/** A user the org starts with. */
export interface SeedUser {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName: string;
  /** The username without one. */
  readonly email?: string;
  readonly title?: string;
  readonly alias?: string;
  /** Name of a profile; "Minimum Access - Salesforce" without one. */
  readonly profile?: string;
  /** IANA name; the organization's without one. */
  readonly timeZone?: string;
  /** Names of permission sets of the project. */
  readonly permissionSets?: readonly string[];
  /** Developer names of queues the user is a member of. */
  readonly queues?: readonly string[];
}

export interface OrganizationSettings {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

export const PROFILES = ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'] as const;
const ADMIN: SeedUser = {
  username: 'admin@local-org.example',
  firstName: 'Local',
  lastName: 'Administrator',
  profile: 'System Administrator',
};

export interface SetupInput {
  readonly project: Project;
  readonly users: readonly SeedUser[];
  readonly organization: OrganizationSettings;
  readonly now: Date;
}

/** Writes the rows and gives the id of the organization and of an administrator. */
export function writeSetupRows(
  records: Records,
  registry: Registry,
  input: SetupInput,
): { organizationId: string; adminId: string } {
  return new SetupWriter(records, registry, input).write();
}

class SetupWriter {
  readonly #records: Records;
  readonly #registry: Registry;
  readonly #input: SetupInput;
  readonly #stamp: string;
  readonly #written = new Map<string, Set<string>>();
  #adminId = '';

  constructor(records: Records, registry: Registry, input: SetupInput) {
    this.#records = records;
    this.#registry = registry;
    this.#input = input;
    this.#stamp = `${input.now.toISOString().slice(0, 19)}.000Z`;
  }

  write(): { organizationId: string; adminId: string } {
    const users = this.#withAdmin();
    this.#adminId = this.#id('User', users.find(isAdmin)?.username ?? ADMIN.username);
    const organizationId = this.#organization();
    for (const name of PROFILES) this.#put('Profile', name, { Name: name, UserType: 'Standard' });
    this.#objects();
    this.#permissions();
    this.#queues();
    this.#groups();
    this.#metadataRecords();
    for (const user of users) this.#user(user);
    this.#removeRest();
    return { organizationId, adminId: this.#adminId };
  }

  #withAdmin(): readonly SeedUser[] {
    const { users } = this.#input;
    return users.some(isAdmin) ? users : [ADMIN, ...users];
  }

  #organization(): string {
    const { name, timeZone } = this.#input.organization;
    return this.#put('Organization', 'organization', {
      Name: name,
      OrganizationType: 'Developer Edition',
      InstanceName: 'LOCAL',
      TimeZoneSidKey: timeZone,
      LanguageLocaleKey: 'en_US',
      DefaultLocaleSidKey: 'en_US',
    });
  }

  #objects(): void {
    for (const object of this.#input.project.schema.objects.values()) {
      this.#put('EntityDefinition', object.name, {
        DurableId: object.name,
        QualifiedApiName: object.name,
        DeveloperName: object.name.replace(/__(c|mdt)$/, ''),
        MasterLabel: object.label,
        Label: object.label,
        PluralLabel: object.labelPlural,
        KeyPrefix: object.keyPrefix,
        IsCustomizable: object.custom,
      });
      for (const type of object.recordTypes) {
        this.#put('RecordType', `${object.name}.${type.developerName}`, {
          Name: type.label,
          DeveloperName: type.developerName,
          SobjectType: object.name,
          IsActive: type.isActive,
        });
      }
    }
    for (const view of this.#input.project.setup.listViews) {
      this.#put('ListView', `${view.object}.${view.developerName}`, {
        Name: view.label,
        DeveloperName: view.developerName,
        SobjectType: view.object,
        IsSoqlCompatible: true,
      });
    }
  }

  #permissions(): void {
    const { permissionSets, customPermissions } = this.#input.project.setup;
    for (const permission of customPermissions) {
      this.#put('CustomPermission', permission.developerName, {
        DeveloperName: permission.developerName,
        MasterLabel: permission.label,
        Description: permission.description,
        Language: 'en_US',
      });
    }
    const known = new Map(
      customPermissions.map((permission) => [permission.developerName.toLowerCase(), permission.developerName]),
    );
    for (const set of permissionSets) {
      const parentId = this.#put('PermissionSet', set.name, {
        Name: set.name,
        Label: set.label,
        Description: set.description,
        IsCustom: true,
      });
      for (const name of set.customPermissions) {
        const permission = known.get(name);
        if (permission === undefined) throw unknown('custom permission', name, `permission set ${set.name}`);
        this.#put('SetupEntityAccess', `${set.name}.${permission}`, {
          ParentId: parentId,
          SetupEntityId: this.#id('CustomPermission', permission),
          SetupEntityType: 'CustomPermission',
        });
      }
    }
  }

  #queues(): void {
    for (const queue of this.#input.project.setup.queues) {
      const queueId = this.#put('Group', queueKey(queue.developerName), {
        Name: queue.label,
        DeveloperName: queue.developerName,
        Type: 'Queue',
        Email: queue.email,
        OwnerId: this.#adminId,
      });
      for (const object of queue.objects) {
        this.#put('QueueSobject', `${queue.developerName}.${object}`, { QueueId: queueId, SobjectType: object });
      }
    }
  }

  #groups(): void {
    for (const group of this.#input.project.setup.groups) {
      this.#put('Group', `Regular.${group.developerName}`, {
        Name: group.label,
        DeveloperName: group.developerName,
        Type: 'Regular',
        OwnerId: this.#adminId,
      });
    }
  }

  #metadataRecords(): void {
    const { setup, schema } = this.#input.project;
    for (const record of setup.metadataRecords) {
      this.#put(record.object, record.developerName, {
        ...this.#resolved(schema.requireObject(record.object), record.values),
        DeveloperName: record.developerName,
        MasterLabel: record.label,
        Label: record.label,
        QualifiedApiName: record.developerName,
        Language: 'en_US',
      });
    }
  }

  /** A relationship between custom metadata records is written with the developer name and stored as the id. */
  #resolved(object: ObjectDef, values: Row): Row {
    const row: Row = {};
    for (const field of object.fields.values()) {
      if (!field.custom) continue;
      const value = values[field.name] ?? (field.type === 'boolean' ? false : null);
      const target = field.referenceTo[0];
      row[field.name] = target === undefined || value === null ? value : this.#id(target, String(value));
    }
    return row;
  }

  #user(user: SeedUser): void {
    const profile = user.profile ?? 'Minimum Access - Salesforce';
    if (!PROFILES.some((name) => name === profile)) throw unknown('profile', profile, `user ${user.username}`);
    const userId = this.#put('User', user.username, {
      Username: user.username,
      FirstName: user.firstName ?? null,
      LastName: user.lastName,
      Name: [user.firstName, user.lastName].filter(Boolean).join(' '),
      Email: user.email ?? user.username,
      Title: user.title ?? null,
      Alias: user.alias ?? user.username.slice(0, 8),
      CommunityNickname: user.username.slice(0, 40),
      IsActive: true,
      UserType: 'Standard',
      ProfileId: this.#id('Profile', profile),
      TimeZoneSidKey: user.timeZone ?? this.#input.organization.timeZone,
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    for (const name of user.permissionSets ?? []) this.#assign(user, userId, name);
    for (const name of user.queues ?? []) this.#join(user, userId, name);
  }

  #assign(user: SeedUser, userId: string, name: string): void {
    if (!this.#written.get('PermissionSet')?.has(name)) throw unknown('permission set', name, `user ${user.username}`);
    this.#put('PermissionSetAssignment', `${user.username}.${name}`, {
      PermissionSetId: this.#id('PermissionSet', name),
      AssigneeId: userId,
      IsActive: true,
    });
  }

  #join(user: SeedUser, userId: string, name: string): void {
    if (!this.#written.get('Group')?.has(queueKey(name))) throw unknown('queue', name, `user ${user.username}`);
    this.#put('GroupMember', `${name}.${user.username}`, {
      GroupId: this.#id('Group', queueKey(name)),
      UserOrGroupId: userId,
    });
  }

  #id(object: string, key: string): string {
    return this.#registry.id(object, key, this.#object(object).keyPrefix);
  }

  #object(name: string): ObjectDef {
    return this.#input.project.schema.requireObject(name);
  }

  /** Inserts the row, or brings it up to date. */
  #put(objectName: string, key: string, values: Row): string {
    const object = this.#object(objectName);
    const id = this.#id(objectName, key);
    this.#written.set(objectName, (this.#written.get(objectName) ?? new Set()).add(key));
    const stored = this.#records.byIds(object, [id]).get(id);
    if (!stored) this.#records.insert(object, this.#stamped(object, { ...defaultsOf(object), ...values, Id: id }));
    else this.#bringUpToDate(object, id, stored, values);
    return id;
  }

  #bringUpToDate(object: ObjectDef, id: string, stored: Row, values: Row): void {
    const wanted: Row = { ...values, IsDeleted: false };
    const different = Object.keys(wanted).filter((name) => (stored[name] ?? null) !== (wanted[name] ?? null));
    this.#records.update(object, id, different, wanted);
  }

  #stamped(object: ObjectDef, row: Row): Row {
    const stamps: Row = {
      CreatedDate: this.#stamp,
      LastModifiedDate: this.#stamp,
      SystemModstamp: this.#stamp,
      CreatedById: this.#adminId,
      LastModifiedById: this.#adminId,
    };
    const known = Object.entries(stamps).filter(([name]) => object.fields.has(name.toLowerCase()));
    return { ...row, ...Object.fromEntries(known) };
  }

  /** Metadata that is no longer in the project; users stay, since records belong to them. */
  #removeRest(): void {
    const { schema } = this.#input.project;
    const synchronised = [...schema.objects.values()].filter(
      (object) => object.customMetadata || FROM_FILES.has(object.name),
    );
    for (const object of synchronised) {
      const written = this.#written.get(object.name);
      for (const key of this.#registry.keys(object.name)) {
        if (!written?.has(key)) this.#records.remove(object, this.#id(object.name, key));
      }
    }
  }
}

const FROM_FILES = new Set([
  'RecordType',
  'ListView',
  'EntityDefinition',
  'CustomPermission',
  'PermissionSet',
  'SetupEntityAccess',
  'Group',
  'QueueSobject',
  'PermissionSetAssignment',
  'GroupMember',
]);

/** A queue and a public group may share a developer name. */
const queueKey = (developerName: string): string => `Queue.${developerName}`;

const isAdmin = (user: SeedUser): boolean => user.profile === 'System Administrator';

function unknown(what: string, name: string, by: string): OrgError {
  return new OrgError('INVALID_METADATA', `There is no ${what} ${name} (named by ${by}).`);
}

function defaultsOf(object: ObjectDef): Row {
  const row: Row = {};
  for (const column of tableOf(object).columns) row[column.name] = column.isBoolean ? false : null;
  return row;
}
