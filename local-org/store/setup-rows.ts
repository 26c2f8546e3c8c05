/**
 * Keeps the records of metadata and users current: Apex classes, record types, profiles, permission sets,
 * queues, custom metadata records, list views, email templates, notification types, and the given users. Each keeps its ID across
 * restarts, and records of removed metadata are removed.
 */
import { OrgError } from '../errors.ts';
import type { ObjectDef, SharingModel } from '../schema/model.ts';
import type { Project } from '../schema/read-project.ts';
import type { Row } from '../types.ts';
import type { Records } from './records.ts';
import type { Registry } from './registry.ts';
import type { OrganizationSettings, SeedUser, SiteDef } from './seed-user.ts';
import { FORECAST_CATEGORIES } from '../schema/forecast-categories.ts';
import { holidayValues, openingTimes } from './setup-calendar.ts';
import { SetupTable } from './setup-table.ts';

const DEFAULT_ACCESS: Readonly<Record<SharingModel, string>> = {
  Private: 'None',
  Read: 'Read',
  ReadWrite: 'Edit',
  ReadWriteTransfer: 'ReadEditTransfer',
  ControlledByParent: 'ControlledByParent',
};

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
  readonly sites: readonly SiteDef[];
  /** The address of the org's server, if it has one. */
  readonly url: string | null;
  readonly organization: OrganizationSettings;
  readonly now: Date;
}

/** Writes the records and returns the IDs of the organization and of an administrator. */
export function writeSetupRows(
  records: Records,
  registry: Registry,
  input: SetupInput,
): { organizationId: string; adminId: string } {
  const table = new SetupTable(records, registry, input.project.schema, input.now);
  return new SetupWriter(table, input).write();
}

class SetupWriter {
  readonly #table: SetupTable;
  readonly #input: SetupInput;
  #adminId = '';

  constructor(table: SetupTable, input: SetupInput) {
    this.#table = table;
    this.#input = input;
  }

  write(): { organizationId: string; adminId: string } {
    const users = this.#withAdmin();
    this.#adminId = this.#table.id('User', users.find(isAdmin)?.username ?? ADMIN.username);
    this.#table.writeAs(this.#adminId);
    const organizationId = this.#organization();
    for (const name of PROFILES) this.#table.put('Profile', name, { Name: name, UserType: 'Standard' });
    this.#objects();
    this.#taskStatuses();
    this.#opportunityStages();
    this.#calendar();
    this.#apexClasses();
    this.#permissions();
    this.#roles();
    this.#groups();
    this.#queues();
    this.#metadataRecords();
    this.#emailTemplates();
    this.#notificationTypes();
    for (const user of users) this.#user(user);
    for (const site of this.#input.sites) this.#guest(site);
    this.#queueUsers(users);
    this.#table.removeRest();
    return { organizationId, adminId: this.#adminId };
  }

  #withAdmin(): readonly SeedUser[] {
    const { users } = this.#input;
    return users.some(isAdmin) ? users : [ADMIN, ...users];
  }

  #organization(): string {
    const { name, timeZone } = this.#input.organization;
    return this.#table.put('Organization', 'organization', {
      Name: name,
      OrganizationType: 'Developer Edition',
      InstanceName: 'LOCAL',
      TimeZoneSidKey: timeZone,
      LanguageLocaleKey: 'en_US',
      DefaultLocaleSidKey: 'en_US',
      ...this.#defaultAccess(),
    });
  }

  /** Object Reference, "Organization": the organization-wide defaults. */
  #defaultAccess(): Row {
    const { schema } = this.#input.project;
    const objects = ['Account', 'Case', 'Contact', 'Opportunity'];
    return Object.fromEntries(
      objects.map((name) => [`Default${name}Access`, DEFAULT_ACCESS[schema.requireObject(name).sharing]]),
    );
  }

  #objects(): void {
    for (const object of this.#input.project.schema.objects.values()) {
      this.#table.put('EntityDefinition', object.name, {
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
        this.#table.put('RecordType', `${object.name}.${type.developerName}`, {
          Name: type.label,
          DeveloperName: type.developerName,
          SobjectType: object.name,
          IsActive: type.isActive,
        });
      }
    }
    for (const view of this.#input.project.setup.listViews) {
      this.#table.put('ListView', `${view.object}.${view.developerName}`, {
        Name: view.label,
        DeveloperName: view.developerName,
        SobjectType: view.object,
        IsSoqlCompatible: true,
      });
    }
  }

  /** Object Reference, "TaskStatus": one row for each value of the picklist. */
  #taskStatuses(): void {
    const statuses = this.#input.project.schema.requireObject('Task').fields.get('status')?.picklist ?? [];
    statuses.forEach(({ value, label, isDefault, isClosed }, index) =>
      this.#table.put('TaskStatus', value, {
        ApiName: value,
        MasterLabel: label,
        SortOrder: index + 1,
        IsDefault: isDefault,
        IsClosed: isClosed === true,
      }),
    );
  }

  /** Object Reference, "OpportunityStage": one row for each value of the picklist. */
  #opportunityStages(): void {
    const stages = this.#input.project.schema.requireObject('Opportunity').fields.get('stagename')?.picklist ?? [];
    stages.forEach((stage, index) =>
      this.#table.put('OpportunityStage', stage.value, {
        ApiName: stage.value,
        MasterLabel: stage.label,
        DefaultProbability: stage.probability ?? null,
        ForecastCategoryName: FORECAST_CATEGORIES[stage.forecastCategory ?? ''] ?? null,
        IsActive: stage.isActive,
        IsClosed: stage.isClosed === true,
        IsWon: stage.isWon === true,
        SortOrder: index + 1,
      }),
    );
  }

  /** Object Reference, "BusinessHours" and "Holiday". */
  #calendar(): void {
    const { calendar } = this.#input.project.setup;
    for (const hours of calendar.businessHours) {
      this.#table.put('BusinessHours', hours.name, {
        Name: hours.name,
        IsActive: hours.isActive,
        IsDefault: hours.isDefault,
        TimeZoneSidKey: hours.timeZone ?? this.#input.organization.timeZone,
        ...openingTimes(hours),
      });
    }
    calendar.holidays.forEach((holiday) =>
      this.#table.put('Holiday', `${holiday.name} ${holiday.date}`, holidayValues(holiday)),
    );
  }

  #apexClasses(): void {
    for (const { name, apiVersion, status } of this.#input.project.setup.apexClasses)
      this.#table.put('ApexClass', name, { Name: name, ApiVersion: apiVersion, Status: status, IsValid: true });
  }

  #permissions(): void {
    const { permissionSets, customPermissions } = this.#input.project.setup;
    for (const permission of customPermissions) {
      this.#table.put('CustomPermission', permission.developerName, {
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
      const parentId = this.#table.put('PermissionSet', set.name, {
        Name: set.name,
        Label: set.label,
        Description: set.description,
        IsCustom: true,
      });
      for (const name of set.customPermissions) {
        const permission = known.get(name);
        if (permission === undefined) throw unknown('custom permission', name, `permission set ${set.name}`);
        this.#table.put('SetupEntityAccess', `${set.name}.${permission}`, {
          ParentId: parentId,
          SetupEntityId: this.#table.id('CustomPermission', permission),
          SetupEntityType: 'CustomPermission',
        });
      }
    }
  }

  #queues(): void {
    for (const queue of this.#input.project.setup.queues) {
      const queueId = this.#table.put('Group', queueKey(queue.developerName), {
        Name: queue.label,
        DeveloperName: queue.developerName,
        Type: 'Queue',
        Email: queue.email,
        DoesIncludeBosses: queue.includesBosses,
        OwnerId: this.#adminId,
      });
      const { groups, roles, rolesAndSubordinates } = queue.members;
      const members = [
        ...groups.map((name) => this.#named('public group', groupKey(name), name, queue.developerName)),
        ...roles.map((name) => this.#named('role', roleGroupKey('Role', name), name, queue.developerName)),
        ...rolesAndSubordinates.map((name) =>
          this.#named('role', roleGroupKey('RoleAndSubordinates', name), name, queue.developerName),
        ),
      ];
      for (const member of members) this.#member(queueKey(queue.developerName), member);
      for (const object of queue.objects) {
        this.#table.put('QueueSobject', `${queue.developerName}.${object}`, { QueueId: queueId, SobjectType: object });
      }
    }
  }

  /** Queue metadata contains usernames. */
  #queueUsers(users: readonly SeedUser[]): void {
    const usernames = new Set(users.map((user) => user.username));
    for (const queue of this.#input.project.setup.queues)
      for (const username of queue.members.users.filter((name) => usernames.has(name)))
        this.#member(queueKey(queue.developerName), this.#table.id('User', username));
  }

  /** The key of a Group record that must exist. */
  #named(what: string, key: string, name: string, by: string): string {
    if (!this.#table.has('Group', key)) throw unknown(what, name, by);
    return this.#table.id('Group', key);
  }

  #member(group: string, memberId: string): void {
    this.#table.put('GroupMember', `${group}.${memberId}`, {
      GroupId: this.#table.id('Group', group),
      UserOrGroupId: memberId,
    });
  }

  #groups(): void {
    for (const group of this.#input.project.setup.groups) {
      this.#table.put('Group', groupKey(group.developerName), {
        Name: group.label,
        DeveloperName: group.developerName,
        Type: 'Regular',
        DoesIncludeBosses: group.includesBosses,
        OwnerId: this.#adminId,
      });
    }
    this.#table.put('Group', 'Organization', { DeveloperName: 'AllInternalUsers', Type: 'Organization' });
  }

  /** A role and its two groups: its users, and its users with all subordinates (Object Reference, "Group"). */
  #roles(): void {
    const { roles } = this.#input.project.setup;
    for (const role of roles) {
      const roleId = this.#table.put('UserRole', role.developerName, {
        Name: role.label,
        DeveloperName: role.developerName,
        ParentRoleId: role.parent === null ? null : this.#table.id('UserRole', role.parent),
        CaseAccessForAccountOwner: role.caseAccess,
        ContactAccessForAccountOwner: role.contactAccess,
        OpportunityAccessForAccountOwner: role.opportunityAccess,
      });
      for (const type of ROLE_GROUPS) {
        this.#table.put('Group', roleGroupKey(type, role.developerName), {
          DeveloperName: role.developerName,
          RelatedId: roleId,
          Type: type,
        });
      }
    }
  }

  #emailTemplates(): void {
    const { emailTemplateFolders, emailTemplates } = this.#input.project.setup;
    const labels = new Map(emailTemplateFolders.map((folder) => [folder.developerName, folder.label]));
    for (const folder of emailTemplateFolders) {
      this.#table.put('Folder', folder.developerName, {
        Name: folder.label,
        DeveloperName: folder.developerName,
        Type: folder.isLightning ? 'EmailTemplate' : 'Email',
        AccessType: 'Public',
      });
    }
    for (const template of emailTemplates) {
      this.#table.put('EmailTemplate', `${template.folder}/${template.developerName}`, {
        Name: template.label,
        DeveloperName: template.developerName,
        FolderId: this.#table.id('Folder', template.folder),
        FolderName: labels.get(template.folder) ?? template.folder,
        Description: template.description,
        IsActive: template.isActive,
        TemplateType: template.type,
        TemplateStyle: template.style,
        UiType: template.uiType,
        RelatedEntityType: template.relatedEntityType,
        Subject: template.subject,
        HtmlValue: template.html,
        Body: template.text,
        Encoding: 'UTF-8',
        OwnerId: this.#adminId,
      });
    }
  }

  #notificationTypes(): void {
    for (const type of this.#input.project.setup.notificationTypes)
      this.#table.put('CustomNotificationType', type.developerName, {
        CustomNotifTypeName: type.name,
        DeveloperName: type.developerName,
        MasterLabel: type.label,
        Description: type.description,
        Desktop: type.desktop,
        Mobile: type.mobile,
        Language: 'en_US',
      });
  }

  #metadataRecords(): void {
    const { setup, schema } = this.#input.project;
    const addresses = this.#siteAddresses();
    for (const record of setup.metadataRecords) {
      const own = addresses.get(metadataName(record.object, record.developerName));
      this.#table.put(record.object, record.developerName, {
        ...this.#resolved(schema.requireObject(record.object), { ...record.values, ...own }),
        DeveloperName: record.developerName,
        MasterLabel: record.label,
        Label: record.label,
        QualifiedApiName: record.developerName,
        Language: 'en_US',
      });
    }
  }

  /** By record. Without a server, sites have no address. */
  #siteAddresses(): Map<string, Row> {
    const { sites, url, project } = this.#input;
    const objects = new Map(
      project.setup.metadataRecords.map((one) => [metadataName(one.object, one.developerName), one.object]),
    );
    const values = new Map<string, Row>();
    for (const { name, path, address } of sites) {
      if (!address) continue;
      const object = objects.get(address.record);
      if (object === undefined) throw unknown('custom metadata record', address.record, `site ${name}`);
      if (!project.schema.field(object, address.field))
        throw unknown('field', `${object}.${address.field}`, `site ${name}`);
      if (url !== null)
        values.set(address.record, { [address.field]: address.value.replaceAll('{site}', `${url}${path}`) });
    }
    return values;
  }

  /** A relationship between custom metadata records is the developer name in the file and the ID in the store. */
  #resolved(object: ObjectDef, values: Row): Row {
    const row: Row = {};
    for (const field of object.fields.values()) {
      if (!field.custom) continue;
      const value = values[field.name] ?? (field.type === 'boolean' ? false : null);
      const target = field.referenceTo[0];
      row[field.name] = target === undefined || value === null ? value : this.#table.id(target, String(value));
    }
    return row;
  }

  #user(user: SeedUser): void {
    const profile = user.profile ?? 'Minimum Access - Salesforce';
    if (!PROFILES.some((name) => name === profile)) throw unknown('profile', profile, `user ${user.username}`);
    const userId = this.#table.put('User', user.username, {
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
      ProfileId: this.#table.id('Profile', profile),
      UserRoleId: user.role === undefined ? null : this.#role(user, user.role),
      TimeZoneSidKey: user.timeZone ?? this.#input.organization.timeZone,
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    for (const name of user.permissionSets ?? []) this.#assign(user, userId, name);
    for (const name of user.queues ?? []) this.#join(user, userId, 'queue', queueKey(name), name);
    for (const name of user.groups ?? []) this.#join(user, userId, 'public group', groupKey(name), name);
  }

  /** Salesforce creates a guest user and its profile with each site (Salesforce Help, "Guest User Profile"). */
  #guest(site: SiteDef): void {
    const profile = `${site.name} Profile`;
    const username = guestUsername(site);
    this.#table.put('Profile', profile, { Name: profile, UserType: 'Guest' });
    const name = `${site.name} Site Guest User`;
    const userId = this.#table.put('User', username, {
      Username: username,
      FirstName: null,
      LastName: name,
      Name: name,
      Email: username,
      Alias: 'guest',
      CommunityNickname: username.slice(0, 40),
      IsActive: true,
      UserType: 'Guest',
      ProfileId: this.#table.id('Profile', profile),
      TimeZoneSidKey: this.#input.organization.timeZone,
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    this.#assign({ username, lastName: name }, userId, site.permissionSet);
  }

  #join(user: SeedUser, userId: string, what: string, key: string, name: string): void {
    if (!this.#table.has('Group', key)) throw unknown(what, name, `user ${user.username}`);
    this.#member(key, userId);
  }

  #role(user: SeedUser, name: string): string {
    if (!this.#table.has('UserRole', name)) throw unknown('role', name, `user ${user.username}`);
    return this.#table.id('UserRole', name);
  }

  #assign(user: SeedUser, userId: string, name: string): void {
    if (!this.#table.has('PermissionSet', name)) throw unknown('permission set', name, `user ${user.username}`);
    this.#table.put('PermissionSetAssignment', `${user.username}.${name}`, {
      PermissionSetId: this.#table.id('PermissionSet', name),
      AssigneeId: userId,
      IsActive: true,
    });
  }
}

/** The name of the record's file. */
const metadataName = (object: string, developerName: string): string =>
  `${object.replace(/__mdt$/, '')}.${developerName}`;

/** Two sites can't have the same path. */
export const guestUsername = (site: SiteDef): string => `${site.path.slice(1)}@guest.local-org.example`;

/** A queue and a public group can have the same developer name. */
const queueKey = (developerName: string): string => `Queue.${developerName}`;
const groupKey = (developerName: string): string => `Regular.${developerName}`;
const roleGroupKey = (type: string, developerName: string): string => `${type}.${developerName}`;

/** The groups that Salesforce creates for each role. */
export const ROLE_GROUPS = ['Role', 'RoleAndSubordinates', 'RoleAndSubordinatesInternal'] as const;

const isAdmin = (user: SeedUser): boolean => user.profile === 'System Administrator';

function unknown(what: string, name: string, by: string): OrgError {
  return new OrgError('INVALID_METADATA', `The project has no ${what} ${name}, which ${by} uses.`);
}
