/**
 * Builds a test of which records of an object one user can access. Each rule only adds access:
 * organization-wide default, ownership, role hierarchy, shares, sharing rules, implicit access, View All, and
 * Modify All (Apex Developer Guide, "Understanding Sharing"; Salesforce Help, "Record Access Under the Hood"
 * for implicit access). Object permissions are checked separately.
 */
import type { FieldDef, ObjectDef, Schema, SharingModel } from '../../schema/model.ts';
import type { ChildAccess, SharingRuleDef } from '../../schema/read-sharing.ts';
import { shareFields } from '../../schema/share-objects.ts';
import { storedShares } from '../../store/share-views.ts';
import { quote } from '../../store/table.ts';
import { criteriaTest } from './criteria.ts';
import type { Hierarchy, Principals } from './principals.ts';
import { allOf, among, anyOf, type RowLevel, type RowTest } from './row-test.ts';

export interface RowRuleFacts {
  readonly schema: Schema;
  readonly rules: readonly SharingRuleDef[];
  readonly hierarchy: Hierarchy;
  readonly principals: Principals;
  readonly isGuest: boolean;
  /** View All or Modify All, of the object or of all data. */
  seesAll(object: string, level: RowLevel): boolean;
  /** Object permission to read. */
  reads(object: string): boolean;
}

/** Children that an account opens to its owner, and that open the account to users who can read them. */
const ACCOUNT_CHILDREN = ['Case', 'Contact', 'Opportunity'] as const;
type AccountChild = (typeof ACCOUNT_CHILDREN)[number];

const OWNED_STANDARD: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Opportunity']);

/**
 * Objects whose records get their access from another record. Reading needs read access to it, and writing
 * needs write access or, depending on `writes`, read access.
 */
const FOLLOWS: Readonly<Record<string, { readonly field: string; readonly writes: RowLevel }>> = {
  CaseComment: { field: 'ParentId', writes: 'edit' },
  CaseHistory: { field: 'CaseId', writes: 'all' },
  EventRelation: { field: 'EventId', writes: 'edit' },
  OpportunityContactRole: { field: 'OpportunityId', writes: 'edit' },
};

/** Objects that everyone can use, whose records still belong to other records or users. */
const SHARED_WITH_RECORDS: ReadonlySet<string> = new Set([
  'Attachment',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentVersion',
  'Event',
  'EventRelation',
  'FeedComment',
  'FeedItem',
  'Task',
]);

const FILES: ReadonlySet<string> = new Set(['ContentDocument', 'ContentDocumentLink', 'ContentVersion']);

const DRAFT = '5';

export class RowRules {
  readonly #facts: RowRuleFacts;
  #aliases = 0;

  constructor(facts: RowRuleFacts) {
    this.#facts = facts;
  }

  /** Null if every record passes. */
  test(object: ObjectDef, level: RowLevel, alias: string): RowTest | null {
    if (this.#facts.isGuest) return this.#guest(object, alias);
    if (FILES.has(object.name)) return this.#file(object, level, alias);
    if (this.#facts.seesAll(object.name, level)) return null;
    switch (object.name) {
      case 'Attachment':
        return this.#attachment(object, level, alias);
      case 'Task':
      case 'Event':
        return this.#activity(object, level, alias);
      case 'EmailMessage':
        return this.#email(object, level, alias);
      case 'FeedItem':
      case 'FeedComment':
        return this.#post(object, level, alias);
      case 'AccountContactRelation':
        return this.#relation(level, alias);
      case 'Contact':
        if (object.sharing === 'ControlledByParent') return this.#contactOfAccount(level, alias);
        return this.#owned(object, level, alias);
      default:
        return this.#usual(object, level, alias);
    }
  }

  /**
   * Salesforce Help, "Secure Guest Users' Sharing Settings and Record Access": all objects are private to guest
   * users, they own nothing, and only guest user sharing rules, which the local org doesn't have, share records
   * with them. By default, they don't see other users either.
   */
  #guest(object: ObjectDef, alias: string): RowTest | null {
    if (object.name === 'User') return [`${alias}."Id" = `, this.#me()];
    const isSetup = object.customMetadata || object.customSetting === true || object.accessFrom === 'everyone';
    return isSetup && !SHARED_WITH_RECORDS.has(object.name) ? null : ['0'];
  }

  #usual(object: ObjectDef, level: RowLevel, alias: string): RowTest | null {
    if (object.shareOf !== undefined) return this.#share(object, object.shareOf, level, alias);
    const follows = FOLLOWS[object.name];
    const parent = this.#historyOf(object);
    if (parent) return this.#through(alias, 'ParentId', parent, 'read');
    if (follows) {
      const field = object.fields.get(follows.field.toLowerCase());
      return this.#throughField(alias, field, level === 'read' ? 'read' : follows.writes);
    }
    const masters = [...object.fields.values()].filter((field) => field.masterDetail);
    if (masters.length > 0) return this.#detail(masters, level, alias);
    const isOwned = OWNED_STANDARD.has(object.name) || (object.custom && object.fields.has('ownerid'));
    return isOwned ? this.#owned(object, level, alias) : null;
  }

  // ---- Objects with an owner -------------------------------------------------------------------------------------------

  #owned(object: ObjectDef, level: RowLevel, alias: string): RowTest | null {
    if (opens(object.sharing, level)) return null;
    if (level === 'all') return among(`${alias}."OwnerId"`, this.#facts.principals.owners);
    const tests = [...this.#granted(object, level, alias)];
    if (object.name === 'Account' && level === 'read') tests.push(...this.#throughChildren(alias));
    if (isAccountChild(object.name)) tests.push(this.#throughAccount(object.name, level, alias));
    return anyOf(tests);
  }

  /** Records that the user or a user below owns or that are shared with them, without implicit access. */
  #granted(object: ObjectDef, level: RowLevel, alias: string): RowTest[] {
    const { owners, groups } = this.#facts.principals;
    return [
      among(`${alias}."OwnerId"`, [...owners, ...groups]),
      this.#shared(object, shareFields(object).level, enough(level), alias),
      ...this.#byRules(object, (rule) => enough(level).includes(rule.level), alias),
    ];
  }

  /** Stored rows of the share object. Rows for owners and rules are calculated. */
  #shared(object: ObjectDef, levelField: string, levels: readonly string[], alias: string): RowTest {
    const { share, parent } = shareFields(object);
    if (!this.#facts.schema.object(share)) return ['0'];
    const row = this.#alias();
    const { owners, groups } = this.#facts.principals;
    return [
      `EXISTS (SELECT 1 FROM ${quote(storedShares(share))} ${row} WHERE ${row}.${quote(parent)} = ${alias}."Id" AND ${row}."IsDeleted" = 0 AND `,
      ...among(`${row}."UserOrGroupId"`, [...owners, ...groups]),
      ` AND ${row}.${quote(levelField)} IN (${levels.map((one) => `'${one}'`).join(', ')}))`,
    ];
  }

  #byRules(object: ObjectDef, gives: (rule: SharingRuleDef) => boolean, alias: string): RowTest[] {
    const groups = new Set(this.#facts.principals.groups);
    return this.#facts.rules
      .filter((rule) => rule.object === object.name && gives(rule))
      .filter(({ to }) => to.some((party) => this.#facts.hierarchy.groupsOf(party).some((id) => groups.has(id))))
      .map((rule) => this.#ruleTest(object, rule, alias));
  }

  #ruleTest(object: ObjectDef, rule: SharingRuleDef, alias: string): RowTest {
    if (rule.from === null) return criteriaTest(object, rule, alias);
    return among(`${alias}."OwnerId"`, this.#facts.hierarchy.ownersIn(rule.from));
  }

  // ---- Implicit access -------------------------------------------------------------------------------------------------

  /**
   * Read access to a case, contact, or opportunity gives read access to its account, unless the account
   * controls access to the child.
   */
  #throughChildren(alias: string): RowTest[] {
    return ACCOUNT_CHILDREN.flatMap((name) => {
      const child = this.#facts.schema.object(name);
      if (!child || child.sharing === 'ControlledByParent') return [];
      const row = this.#alias();
      const reached = anyOf(this.#granted(child, 'read', row));
      return [this.#exists(child, row, `${row}."AccountId" = ${alias}."Id"`, reached)];
    });
  }

  /**
   * An account's owner and the users above get access to its children as the owner's role says. Account rules
   * and shares can also give it.
   */
  #throughAccount(child: AccountChild, level: RowLevel, alias: string): RowTest {
    const account = this.#facts.schema.requireObject('Account');
    const row = this.#alias();
    const levels = enough(level);
    const { hierarchy, principals } = this.#facts;
    const reached = anyOf([
      among(`${row}."OwnerId"`, hierarchy.ownersWithChildren(principals.owners, child, levels)),
      this.#shared(account, `${child}AccessLevel`, levels, row),
      ...this.#byRules(account, (rule) => levels.includes(rule.children[child]), row),
    ]);
    return this.#exists(account, row, `${row}."Id" = ${alias}."AccountId"`, reached);
  }

  /** A contact without an account belongs only to its owner. */
  #contactOfAccount(level: RowLevel, alias: string): RowTest | null {
    const own: RowTest = [`(${alias}."AccountId" IS NULL AND ${alias}."OwnerId" = `, this.#me(), ')'];
    const account = this.#through(alias, 'AccountId', this.#facts.schema.requireObject('Account'), level);
    return anyOf([own, account ?? [`${alias}."AccountId" IS NOT NULL`]]);
  }

  /**
   * Needs access to every master: read access to read, and edit access to write, or read access if the
   * relationship says so.
   */
  #detail(masters: readonly FieldDef[], level: RowLevel, alias: string): RowTest | null {
    const tests = masters.flatMap((field) => {
      const needed = level === 'read' || field.writeRequiresMasterRead === true ? 'read' : 'edit';
      const test = this.#throughField(alias, field, needed);
      return test === null ? [] : [test];
    });
    return tests.length === 0 ? null : allOf(tests);
  }

  /** Users who can see the record can see its share rows. Writing them needs full access to the record. */
  #share(object: ObjectDef, parent: string, level: RowLevel, alias: string): RowTest | null {
    const { schema } = this.#facts;
    const { parent: field } = shareFields(schema.requireObject(parent));
    return this.#throughField(alias, object.fields.get(field.toLowerCase()), level === 'read' ? 'read' : 'all');
  }

  // ---- Activities, emails, posts, relations ------------------------------------------------------------------------------

  /**
   * Salesforce Help, "Organization-Wide Sharing Defaults", Activity. Private: users who can read a related
   * record can read the activity, and the assignee and the users above can change it. Controlled by parent:
   * the access to all related records.
   */
  #activity(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const { owners, groups } = this.#facts.principals;
    const assigned = among(`${alias}."OwnerId"`, [...owners, ...groups]);
    const [what, who] = ['whatid', 'whoid'].map((name) => object.fields.get(name));
    if (object.sharing === 'ControlledByParent') {
      const parents = [what, who].map((field) => this.#openOrReached(alias, field, level));
      const isAbout: RowTest = [`(${alias}."WhatId" IS NOT NULL OR ${alias}."WhoId" IS NOT NULL)`];
      return anyOf([assigned, allOf([isAbout, ...parents])]);
    }
    if (level !== 'read') return assigned;
    return anyOf([assigned, this.#reached(alias, what, 'read'), this.#reached(alias, who, 'read')]);
  }

  /**
   * Object Reference, "EmailMessage": only the creator can access a draft. Access to another email comes from
   * its case or related record, or from being its creator.
   */
  #email(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const mine: RowTest = [`${alias}."CreatedById" = `, this.#me()];
    const parents = ['parentid', 'relatedtoid'].map((name) => this.#reached(alias, object.fields.get(name), level));
    const isSent: RowTest = [`${alias}."Status" IS NOT '${DRAFT}'`];
    return anyOf([mine, allOf([isSent, anyOf(parents)])]);
  }

  /**
   * Object Reference, "ContentVersion": users can read the files that they own, that are shared with them, and that a record they can read
   * shares, also with View All Data. Only the owner can change them: the local org doesn't have collaborators.
   */
  #file(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    if (object.name === 'ContentDocumentLink') {
      if (level !== 'read') return this.#ownDocument(`${alias}."ContentDocumentId"`);
      return anyOf([[`${alias}."LinkedEntityId" = `, this.#me()], this.#sharesFile(alias, object)]);
    }
    const mine: RowTest = [`${alias}."OwnerId" = `, this.#me()];
    if (level !== 'read') return mine;
    const link = this.#facts.schema.requireObject('ContentDocumentLink');
    const row = this.#alias();
    const documentId = object.name === 'ContentDocument' ? 'Id' : 'ContentDocumentId';
    const isLinked = `${row}."ContentDocumentId" = ${alias}.${quote(documentId)}`;
    return anyOf([mine, this.#exists(link, row, isLinked, this.#file(link, 'read', row))]);
  }

  /** Object Reference, "Attachment": with the access to its record. Deleting one also needs to be its owner, which is the stricter reading. */
  #attachment(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const mine: RowTest = [`${alias}."OwnerId" = `, this.#me()];
    return level === 'read' ? this.#throughReadable(alias, object.fields.get('parentid')) : mine;
  }

  /** A link to a record that the user can read. A link to another user says nothing about this one. */
  #sharesFile(alias: string, object: ObjectDef): RowTest {
    return this.#throughReadable(alias, object.fields.get('linkedentityid'));
  }

  /** Objects without permissions of their own: the object of the record must be readable too. */
  #throughReadable(alias: string, field: FieldDef | undefined): RowTest {
    const targets = field?.referenceTo.filter((name) => name !== 'User' && this.#facts.reads(name)) ?? [];
    return field && targets.length > 0 ? this.#reachedAmong(alias, field, targets, 'read') : ['0'];
  }

  #ownDocument(documentId: string): RowTest {
    const row = this.#alias();
    const document = this.#facts.schema.requireObject('ContentDocument');
    return this.#exists(document, row, `${row}."Id" = ${documentId}`, [`${row}."OwnerId" = `, this.#me()]);
  }

  /** Posts and comments can be read with their record and changed by their author. */
  #post(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const mine: RowTest = [`${alias}."CreatedById" = `, this.#me()];
    return level === 'read' ? anyOf([mine, this.#reached(alias, object.fields.get('parentid'), 'read')]) : mine;
  }

  /**
   * No source describes this completely. The stricter reading: both records must be visible, and changing it
   * needs edit access to the contact.
   */
  #relation(level: RowLevel, alias: string): RowTest | null {
    const { schema } = this.#facts;
    const account = this.#through(alias, 'AccountId', schema.requireObject('Account'), 'read');
    const contact = this.#through(
      alias,
      'ContactId',
      schema.requireObject('Contact'),
      level === 'read' ? 'read' : 'edit',
    );
    const tests = [account, contact].filter((test) => test !== null);
    return tests.length === 0 ? null : allOf(tests);
  }

  // ---- Through another record --------------------------------------------------------------------------------------------

  #historyOf(object: ObjectDef): ObjectDef | undefined {
    const parent = object.name.endsWith('__History') ? object.accessFrom : undefined;
    return parent === undefined ? undefined : this.#facts.schema.object(parent);
  }

  /** Like `#reached`, but an empty lookup passes. */
  #openOrReached(alias: string, field: FieldDef | undefined, level: RowLevel): RowTest {
    return field ? anyOf([[`${alias}.${quote(field.name)} IS NULL`], this.#reached(alias, field, level)]) : ['1'];
  }

  /** Whether the user can access a lookup's record, for all its target objects. */
  #reached(alias: string, field: FieldDef | undefined, level: RowLevel): RowTest {
    return field ? this.#reachedAmong(alias, field, field.referenceTo, level) : ['0'];
  }

  #reachedAmong(alias: string, field: FieldDef, targets: readonly string[], level: RowLevel): RowTest {
    const column = `${alias}.${quote(field.name)}`;
    const tests = targets.flatMap((name) => {
      const target = this.#facts.schema.object(name);
      if (!target) return [];
      const test = this.#through(alias, field.name, target, level);
      return [test ?? [`substr(${column}, 1, 3) = '${target.keyPrefix}'`]];
    });
    return anyOf(tests);
  }

  #throughField(alias: string, field: FieldDef | undefined, level: RowLevel): RowTest | null {
    const target = this.#facts.schema.object(field?.referenceTo[0] ?? '');
    return field && target ? this.#through(alias, field.name, target, level) : null;
  }

  /** Null if every record of the target passes. */
  #through(alias: string, field: string, target: ObjectDef, level: RowLevel): RowTest | null {
    const row = this.#alias();
    const test = this.test(target, level, row);
    return test && this.#exists(target, row, `${row}."Id" = ${alias}.${quote(field)}`, test);
  }

  #exists(object: ObjectDef, row: string, link: string, test: RowTest): RowTest {
    return [
      `EXISTS (SELECT 1 FROM ${quote(object.name)} ${row} WHERE ${link} AND ${row}."IsDeleted" = 0 AND `,
      ...test,
      ')',
    ];
  }

  #me(): { value: string } {
    return { value: this.#facts.principals.userId };
  }

  #alias(): string {
    return `s${this.#aliases++}`;
  }
}

const isAccountChild = (name: string): name is AccountChild => (ACCOUNT_CHILDREN as readonly string[]).includes(name);

/** The access levels of a share or rule that are enough. */
function enough(level: RowLevel): readonly ('Read' | 'Edit')[] & readonly ChildAccess[] {
  return level === 'read' ? ['Read', 'Edit'] : ['Edit'];
}

/** Whether the organization-wide default alone gives this access. */
export function opens(model: SharingModel, level: RowLevel): boolean {
  if (level === 'read') return model !== 'Private';
  return level === 'edit' && (model === 'ReadWrite' || model === 'ReadWriteTransfer');
}
