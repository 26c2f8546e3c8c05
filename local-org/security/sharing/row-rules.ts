/**
 * Builds, for one user, the test that says which rows of an object they may reach. It only widens: organization-wide default, ownership, role
 * hierarchy, shares, sharing rules, implicit access, View All and Modify All (Apex Developer Guide, "Understanding Sharing"; Salesforce Help, "Record
 * Access Under the Hood" for implicit access). The right to the object is checked elsewhere.
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
  /** View All or Modify All, of the object or of all data. */
  seesAll(object: string, level: RowLevel): boolean;
}

/** Children an account opens to its owner, and that open the account to whoever reads them. */
const ACCOUNT_CHILDREN = ['Case', 'Contact', 'Opportunity'] as const;
type AccountChild = (typeof ACCOUNT_CHILDREN)[number];

const OWNED_STANDARD: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Opportunity']);

/** Objects whose rows are reached through another record: read with it, and written by those who may write it (`writes`) or read it. */
const FOLLOWS: Readonly<Record<string, { readonly field: string; readonly writes: RowLevel }>> = {
  CaseComment: { field: 'ParentId', writes: 'edit' },
  CaseHistory: { field: 'CaseId', writes: 'all' },
  OpportunityContactRole: { field: 'OpportunityId', writes: 'edit' },
};

const DRAFT = '5';

export class RowRules {
  readonly #facts: RowRuleFacts;
  #aliases = 0;

  constructor(facts: RowRuleFacts) {
    this.#facts = facts;
  }

  /** Null where every row passes. */
  test(object: ObjectDef, level: RowLevel, alias: string): RowTest | null {
    if (this.#facts.seesAll(object.name, level)) return null;
    switch (object.name) {
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

  /** What the user, or somebody below, owns or was given; without what one record gives on another. */
  #granted(object: ObjectDef, level: RowLevel, alias: string): RowTest[] {
    const { owners, groups } = this.#facts.principals;
    return [
      among(`${alias}."OwnerId"`, [...owners, ...groups]),
      this.#shared(object, shareFields(object).level, enough(level), alias),
      ...this.#byRules(object, (rule) => enough(level).includes(rule.level), alias),
    ];
  }

  /** Rows of the share object that somebody wrote; those of owners and rules are worked out. */
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

  // ---- What one record gives on another ----------------------------------------------------------------------------------

  /** Reading a case, contact or opportunity gives reading its account, unless the child is controlled by it. */
  #throughChildren(alias: string): RowTest[] {
    return ACCOUNT_CHILDREN.flatMap((name) => {
      const child = this.#facts.schema.object(name);
      if (!child || child.sharing === 'ControlledByParent') return [];
      const row = this.#alias();
      const reached = anyOf(this.#granted(child, 'read', row));
      return [this.#exists(child, row, `${row}."AccountId" = ${alias}."Id"`, reached)];
    });
  }

  /** The owner of an account, and those above, get its children as far as the owner's role says; account rules and shares may give them too. */
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

  /** A contact without an account is its owner's alone. */
  #contactOfAccount(level: RowLevel, alias: string): RowTest | null {
    const own: RowTest = [`(${alias}."AccountId" IS NULL AND ${alias}."OwnerId" = `, this.#me(), ')'];
    const account = this.#through(alias, 'AccountId', this.#facts.schema.requireObject('Account'), level);
    return anyOf([own, account ?? [`${alias}."AccountId" IS NOT NULL`]]);
  }

  /** Needs every master: read to read; edit to write, or read where the relationship says so. */
  #detail(masters: readonly FieldDef[], level: RowLevel, alias: string): RowTest | null {
    const tests = masters.flatMap((field) => {
      const needed = level === 'read' || field.writeRequiresMasterRead === true ? 'read' : 'edit';
      const test = this.#throughField(alias, field, needed);
      return test === null ? [] : [test];
    });
    return tests.length === 0 ? null : allOf(tests);
  }

  /** Share rows are seen by those who see the record, and written by those who have all access to it. */
  #share(object: ObjectDef, parent: string, level: RowLevel, alias: string): RowTest | null {
    const { schema } = this.#facts;
    const { parent: field } = shareFields(schema.requireObject(parent));
    return this.#throughField(alias, object.fields.get(field.toLowerCase()), level === 'read' ? 'read' : 'all');
  }

  // ---- Activities, emails, posts, relations ------------------------------------------------------------------------------

  /**
   * Salesforce Help, "Organization-Wide Sharing Defaults", Activity. Private: whoever reads what it is about, or whom it is with, reads it; the assignee and
   * those above change it. Controlled by parent: as much as on all of these.
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

  /** Object Reference, "EmailMessage": a draft is its creator's; another email is reached with its case or the record it is about, and by its creator. */
  #email(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const mine: RowTest = [`${alias}."CreatedById" = `, this.#me()];
    const parents = ['parentid', 'relatedtoid'].map((name) => this.#reached(alias, object.fields.get(name), level));
    const isSent: RowTest = [`${alias}."Status" IS NOT '${DRAFT}'`];
    return anyOf([mine, allOf([isSent, anyOf(parents)])]);
  }

  /** Posts and comments are read with their record, and changed by who wrote them. */
  #post(object: ObjectDef, level: RowLevel, alias: string): RowTest {
    const mine: RowTest = [`${alias}."CreatedById" = `, this.#me()];
    return level === 'read' ? anyOf([mine, this.#reached(alias, object.fields.get('parentid'), 'read')]) : mine;
  }

  /** No source says it in full; the stricter reading: both ends must be visible, and the contact's edit right changes it. */
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

  /** As `#reached`, and passes a lookup that is empty. */
  #openOrReached(alias: string, field: FieldDef | undefined, level: RowLevel): RowTest {
    return field ? anyOf([[`${alias}.${quote(field.name)} IS NULL`], this.#reached(alias, field, level)]) : ['1'];
  }

  /** Whether the record that a lookup holds is reached, whichever object it is of. */
  #reached(alias: string, field: FieldDef | undefined, level: RowLevel): RowTest {
    if (!field) return ['0'];
    const column = `${alias}.${quote(field.name)}`;
    const tests = field.referenceTo.flatMap((name) => {
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

  /** Null where every row of the target is reached. */
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

/** Levels of a share or rule that are enough. */
function enough(level: RowLevel): readonly ('Read' | 'Edit')[] & readonly ChildAccess[] {
  return level === 'read' ? ['Read', 'Edit'] : ['Edit'];
}

/** Whether the organization-wide default alone gives this much. */
export function opens(model: SharingModel, level: RowLevel): boolean {
  if (level === 'read') return model !== 'Private';
  return level === 'edit' && (model === 'ReadWrite' || model === 'ReadWriteTransfer');
}
