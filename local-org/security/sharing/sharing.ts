/** The records of an object that a user can read, edit, or fully access. */
import type { ObjectDef, Schema } from '../../schema/model.ts';
import type { SharingRuleDef } from '../../schema/read-sharing.ts';
import type { Reader, SqlValue } from '../../store/reader.ts';
import { quote } from '../../store/table.ts';
import type { Session } from '../../types.ts';
import { Hierarchy } from './principals.ts';
import { RowRules } from './row-rules.ts';
import { written, type RowLevel, type RowTest } from './row-test.ts';

export type { RowLevel, RowTest } from './row-test.ts';

/** What sharing needs to know about a user's permissions. */
export interface SharingUser {
  /** View All or Modify All, of the object or of all data. */
  seesAll(session: Session, object: string, level: RowLevel): boolean;
  reads(session: Session, object: string): boolean;
  isGuest(session: Session): boolean;
}

/** A placeholder in cached tests for the alias that uses them. */
const ALIAS = '\u0000';

export class Sharing {
  readonly #schema: Schema;
  readonly #rules: readonly SharingRuleDef[];
  readonly #reader: () => Reader;
  readonly #user: SharingUser;
  readonly #tests = new Map<string, RowTest | null>();
  #hierarchy: Hierarchy | null = null;

  constructor(schema: Schema, rules: readonly SharingRuleDef[], reader: () => Reader, user: SharingUser) {
    this.#schema = schema;
    this.#rules = rules;
    this.#reader = reader;
    this.#user = user;
  }

  /** The test of a record under an alias. Null if every record passes. */
  test(session: Session, object: ObjectDef, level: RowLevel, alias: string): RowTest | null {
    const key = `${session.userId} ${object.name} ${level}`;
    let test = this.#tests.get(key);
    if (test === undefined) this.#tests.set(key, (test = this.#build(session, object, level)));
    if (test === null) return null;
    return test.map((part) => (typeof part === 'string' ? part.replaceAll(ALIAS, alias) : part));
  }

  /** Returns the IDs of the records that the user can access, including deleted records. */
  reached(session: Session, object: ObjectDef, level: RowLevel, ids: readonly string[]): ReadonlySet<string> {
    const test = this.test(session, object, level, 't');
    if (test === null) return new Set(ids);
    const { sql, parameters } = written(test);
    const query = `SELECT t."Id" FROM ${quote(object.name)} t WHERE t."Id" IN (SELECT value FROM json_each(?)) AND ${sql}`;
    const values: SqlValue[] = [JSON.stringify(ids), ...parameters];
    return new Set(
      this.#reader()
        .rows(query, values)
        .map(([id]) => String(id)),
    );
  }

  /** Whether the user is a member of the queue or group. */
  belongsTo(session: Session, groupId: string): boolean {
    return this.#current().principals(session.userId).groups.includes(groupId);
  }

  /** The users in a group or queue. */
  membersOf(groupId: string): string[] {
    return this.#current().membersOf(groupId);
  }

  /** Call this after users, roles, groups, or permissions changed or were rolled back. */
  forget(): void {
    this.#tests.clear();
    this.#hierarchy = null;
  }

  #build(session: Session, object: ObjectDef, level: RowLevel): RowTest | null {
    const hierarchy = this.#current();
    const rules = new RowRules({
      schema: this.#schema,
      rules: this.#rules,
      hierarchy,
      principals: hierarchy.principals(session.userId),
      isGuest: this.#user.isGuest(session),
      seesAll: (name, needed) => this.#user.seesAll(session, name, needed),
      reads: (name) => this.#user.reads(session, name),
    });
    return rules.test(object, level, ALIAS);
  }

  #current(): Hierarchy {
    return (this.#hierarchy ??= new Hierarchy(this.#reader()));
  }
}
