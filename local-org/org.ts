/** A local org: a DX project's schema, its data, and the rules for saving records. */
import { basename, resolve } from 'node:path';
import { Dml } from './dml/dml.ts';
import { RowLocks } from './dml/locks.ts';
import type { TriggerHost } from './dml/triggers.ts';
import { dayIn } from './dml/day.ts';
import { OrgError } from './errors.ts';
import { FORMULA, formulasOf } from './formula/formulas.ts';
import { EmailThreads } from './email-threads.ts';
import { OutgoingEmail, type EmailSettings } from './outgoing-email.ts';
import type { Schema } from './schema/model.ts';
import { type Project, readProject } from './schema/read-project.ts';
import type { Setup } from './schema/read-setup.ts';
import type { SkippedFile } from './schema/skipped.ts';
import { Access } from './security/access.ts';
import { ruleRows } from './security/sharing/rule-rows.ts';
import { SoqlEngine } from './soql/engine.ts';
import { archiveActivities } from './store/archive-activities.ts';
import { normalizeId } from './store/ids.ts';
import type { Notifications } from './store/notifications.ts';
import type { Reader } from './store/reader.ts';
import type { DataLock } from './store/data-lock.ts';
import type { OrganizationSettings, SeedUser, SiteDef } from './store/seed-user.ts';
import { guestUsername, writeSetupRows } from './store/setup-rows.ts';
import { Store } from './store/store.ts';
import type { Transaction } from './store/transaction.ts';
import type { Session } from './types.ts';

export type { EmailSettings } from './outgoing-email.ts';
export type { OrganizationSettings, SeedUser, SiteAddress, SiteDef } from './store/seed-user.ts';

export interface OpenOptions {
  /** The DX project's folder. */
  readonly project: string;
  /** The data folder, or `:memory:` to keep no data. */
  readonly data: string;
  /** The folder's lock, if the caller already has it. Otherwise, the org holds the lock while it's open. */
  readonly lock?: DataLock | undefined;
  readonly clock?: () => Date;
  readonly users?: readonly SeedUser[];
  readonly sites?: readonly SiteDef[];
  /** The address of the server, which custom metadata can contain (`SiteDef.address`). */
  readonly url?: string;
  readonly organization?: Partial<OrganizationSettings>;
  /** If true, standard objects get Salesforce's default organization-wide defaults instead of the project's. */
  readonly freshOrg?: boolean;
  /**
   * If false, criteria-based sharing rules don't apply, which an org may do in Apex tests (Apex Developer
   * Guide, "Understanding Sharing").
   */
  readonly criteriaRules?: boolean;
  /**
   * If true, update triggers fire a second time after each insert and update, with the values from before the
   * save, as after a workflow field update.
   */
  readonly replayTriggers?: boolean;
  /** By default, all email goes out. */
  readonly email?: Partial<EmailSettings>;
}

export interface TransactionOptions {
  /** Rolls back after the work succeeds, and drops the work that waits for the commit. For Apex tests. */
  readonly rollback?: boolean;
}

export function openOrg(options: OpenOptions): Org {
  const store = new Store(options.data, options.lock);
  try {
    return new Org(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

export class Org {
  readonly schema: Schema;
  readonly setup: Setup;
  /** Project files that Salesforce runs and this org doesn't. */
  readonly skipped: readonly SkippedFile[];
  readonly dml: Dml;
  readonly soql: SoqlEngine;
  readonly access: Access;
  readonly organizationId: string;
  /** An administrator that every org has. */
  readonly adminId: string;
  readonly email: OutgoingEmail;
  readonly emailThreads: EmailThreads;
  readonly notifications: Notifications;
  readonly sites: readonly SiteDef[];
  readonly locks = new RowLocks();
  /** True if the data folder was empty. */
  readonly isNew: boolean;
  readonly #store: Store;
  readonly #clock: () => Date;
  #triggers: TriggerHost | null = null;

  constructor(store: Store, options: OpenOptions) {
    this.#store = store;
    this.#clock = options.clock ?? (() => new Date());
    this.sites = options.sites ?? [];
    this.email = new OutgoingEmail(options.email);
    this.notifications = store.notifications;
    const { project, organizationId, adminId, isNew } = this.#prepare(options);
    this.isNew = isNew;
    if (!isNew) this.#store.refreshStatistics();
    this.schema = project.schema;
    this.setup = project.setup;
    this.skipped = [...project.skipped, ...formulasOf(this.schema).skipped];
    this.organizationId = organizationId;
    this.emailThreads = new EmailThreads(organizationId);
    this.adminId = adminId;
    this.access = new Access(
      this.schema,
      this.setup.permissionSets,
      this.setup.sharingRules.filter((rule) => rule.from !== null || options.criteriaRules !== false),
      () => store.currentReader,
    );
    this.#offerFormulas();
    this.soql = new SoqlEngine(this.schema, this.access);
    store.onRollback(() => this.access.forget());
    this.dml = new Dml({
      schema: this.schema,
      records: store.records,
      registry: store.registry,
      access: this.access,
      triggers: () => this.#triggers,
      defaultOwner: (session) => (this.access.isGuest(session) ? adminId : session.userId),
      replaysTriggers: options.replayTriggers === true,
      locks: this.locks,
    });
  }

  /** Committed data, for queries outside a transaction. */
  get reader(): Reader {
    return this.#store.reader;
  }

  /** The running transaction's data, or else the committed data. */
  get currentReader(): Reader {
    return this.#store.currentReader;
  }

  /** The data with what a transaction has written so far. */
  readerOf(transaction: Transaction): Reader {
    return transaction.reader;
  }

  get file(): string {
    return this.#store.file;
  }

  now(): Date {
    return this.#clock();
  }

  setTriggerHost(host: TriggerHost): void {
    this.#triggers = host;
  }

  /** The session of an active user, found by username (in any case) or ID. */
  session(usernameOrId: string): Session {
    const id = normalizeId(usernameOrId);
    const column = id === null ? 'Username' : 'Id';
    const sql = `SELECT "Id", "TimeZoneSidKey" FROM "User" WHERE "${column}" = ? AND "IsActive" = 1`;
    const row = this.currentReader.rows(sql, [id ?? usernameOrId])[0];
    if (!row) throw new OrgError('INVALID_LOGIN', `The org has no active user ${usernameOrId}.`);
    return { userId: String(row[0]), timeZone: String(row[1]) };
  }

  /** The session of people who visit the site without signing in. */
  guest(site: SiteDef): Session {
    return this.session(guestUsername(site));
  }

  /** Runs work in one transaction. If the work throws, all of it is rolled back. */
  transaction<T>(session: Session, work: (transaction: Transaction) => T, options: TransactionOptions = {}): T {
    return this.#store.run(session, this.now(), work, { rollback: options.rollback === true });
  }

  /** Runs reads that all see the same committed data. */
  read<T>(work: (reader: Reader) => T): T {
    return this.#store.read(work);
  }

  close(): void {
    this.#store.close();
  }

  #offerFormulas(): void {
    const formulas = formulasOf(this.schema);
    formulas.connect({
      row: (object, id) => this.#store.records.byIds(object, [id]).get(id),
      permission: (session, name) => this.access.hasCustomPermission(session, name),
      day: dayIn,
    });
    this.#store.define(FORMULA, (key, ...values) => formulas.answer(String(key), values));
  }

  #prepare(options: OpenOptions): { project: Project; organizationId: string; adminId: string; isNew: boolean } {
    const store = this.#store;
    return store.setup((connection) => {
      const isNew = !store.hasTable('Organization');
      const project = readProject(options.project, store.registry, { freshOrg: options.freshOrg === true });
      store.upgrade(project.schema);
      const organization = {
        name: options.organization?.name ?? basename(resolve(options.project)),
        timeZone: options.organization?.timeZone ?? 'America/Los_Angeles',
      };
      const { users = [], url = null } = options;
      const input = { project, users, sites: this.sites, url, organization, now: this.now() };
      const ids = writeSetupRows(store.records, store.registry, input);
      archiveActivities(connection, this.now());
      store.notifications.removeOld(this.now());
      store.createShareViews(project.schema, ruleRows(project.schema, project.setup.sharingRules, store.writer));
      return { project, ...ids, isNew };
    });
  }
}
