/** Names → columns: one object of a FROM clause with its joined parents. */
import { formulasOf } from '../../formula/formulas.ts';
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import { noSuchColumn, noSuchRelationship, noSuchType, refuse, tooComplicated, unsupported } from '../query-error.ts';
import type { FieldPath, Position, Query } from '../tree.ts';
import type { FieldsExpansion } from './fields-function.ts';
import { nameEntityField, nameEntitySql, type Target } from './name-entity.ts';
import { USER_RECORD_ACCESS } from '../user-record-access.ts';
import { late, quoted, sharedRows, type Sql, type SqlPart } from './sql.ts';

/** What a query reads, to check the user's permissions. */
export interface Touch {
  readonly object: string;
  /** Null for the object itself. */
  readonly field: string | null;
  /** The query's name for it: the object's name, or the relationship's name in a path. */
  readonly written: string;
  readonly at?: Position;
}

/** Shared by all parts of one query. */
export interface Compilation {
  readonly schema: Schema;
  readonly query: Pick<Query, 'text'>;
  readonly touches: Touch[];
  /** Child-to-parent relationships of the whole query, each counted once. */
  readonly parents: { count: number };
  /** Leaves out records that the user can't read. */
  readonly shared: boolean;
  readonly expansion: FieldsExpansion;
  /** Table aliases are unique across subqueries. */
  nextAlias(): string;
}

/** A joined parent, or the object of the FROM clause (no path). */
export interface Source {
  readonly path: readonly string[];
  /** The source with the lookup to this one. Null for the object of the FROM clause. */
  readonly from: Source | null;
  /** The lookup to this source. Null for the object of the FROM clause. */
  readonly via: FieldDef | null;
  /** One object, or all target objects of a polymorphic lookup. */
  readonly targets: readonly Target[];
  readonly polymorphic: boolean;
}

export interface ResolvedField {
  readonly source: Source;
  readonly field: FieldDef;
  /** The API name of the field's object. */
  readonly object: string;
  readonly sql: string;
  readonly at?: Position;
}

/** SOQL and SOSL Reference, "Relationship Query Limitations": up to five levels from child to parent. */
const MAX_DEPTH = 5;
/** On the same page: up to 55 child-to-parent relationships. */
const MAX_PARENTS = 55;
/** SQLite joins up to 64 tables. A polymorphic lookup joins several tables for one relationship. */
const MAX_JOINS = 63;

export class Scope {
  readonly object: ObjectDef;
  readonly root: Source;
  readonly #compilation: Compilation;
  readonly #names: ReadonlySet<string>;
  readonly #sources = new Map<string, Source>();
  readonly #joins: SqlPart[] = [];

  constructor(compilation: Compilation, object: ObjectDef, query: Query) {
    this.object = object;
    this.#compilation = compilation;
    this.#names = new Set([object.name, query.from, query.fromAlias ?? object.name].map((name) => name.toLowerCase()));
    this.root = {
      path: [],
      from: null,
      via: null,
      targets: [{ object, alias: compilation.nextAlias() }],
      polymorphic: false,
    };
    this.#touch(object.name, null, object.name, query.fromAt);
  }

  get alias(): string {
    return aliasOf(this.root);
  }

  /** The FROM clause. Read it after every name of the query is resolved. */
  fromSql(): Sql {
    return [' FROM ', ...tableSql(this.object), ` ${this.alias}`, ...this.#joins];
  }

  /**
   * The records of the object that the user can read. Empty if permissions aren't checked. With joined
   * parents, the test names the last of them, so that SQLite runs it after the cheaper conditions.
   */
  readable(): Sql {
    if (!this.#compilation.shared) return [];
    const rows = sharedRows(this.object, this.alias);
    const parent = [...this.#sources.values()].at(-1);
    if (parent === undefined) return [rows];
    const joined = `${aliasOf(parent)}."Id"`;
    return ['(', rows, `) IS (${joined} IS ${joined})`];
  }

  resolve(written: FieldPath): ResolvedField {
    const path = this.#withoutPrefix(written.path);
    const name = path.at(-1) ?? '';
    const steps = path.slice(0, -1);
    if (steps.length > MAX_DEPTH) {
      const reason = `Relationship paths can have at most ${MAX_DEPTH} levels: ${written.path.join('.')}`;
      refuse('MALFORMED_QUERY', reason, this.#compilation.query, written.at);
    }
    const own = this.#foreignKeyOf(steps, name, written.at);
    if (own) return own;
    const source = steps.reduce((from, step) => this.#parent(from, step, written.at), this.root);
    return this.#field(source, name, written.at);
  }

  /** In a query FROM Case c, `Case.Id` and `c.Id` mean the object itself, unless a relationship has that name. */
  #withoutPrefix(path: readonly string[]): readonly string[] {
    const first = path[0]?.toLowerCase();
    if (path.length < 2 || first === undefined || this.object.parents.has(first)) return path;
    return this.#names.has(first) ? path.slice(1) : path;
  }

  /** `Account.Id` is the lookup's column, so it needs no join. */
  #foreignKeyOf(steps: readonly string[], name: string, at?: Position): ResolvedField | null {
    if (steps.length === 0 || name.toLowerCase() !== 'id') return null;
    const from = steps.slice(0, -1).reduce((source, step) => this.#parent(source, step, at), this.root);
    const via = this.#lookup(from, steps.at(-1) ?? '', at);
    if (via.referenceTo.length > 1) return null;
    const source: Source = { ...this.#parentSource(from, via), targets: [] };
    const object = via.referenceTo[0] ?? '';
    const id = this.#compilation.schema.field(object, 'Id') ?? via;
    return { source, field: id, object, sql: `${aliasOf(from)}.${quoted(via.name)}`, ...(at && { at }) };
  }

  #field(source: Source, name: string, at?: Position): ResolvedField {
    const place = at ? { at } : {};
    if (source.polymorphic) {
      const field = nameEntityField(name);
      if (!field) return refuse('INVALID_FIELD', noSuchColumn(name, 'Name'), this.#compilation.query, at);
      return { source, field, object: 'Name', sql: nameEntitySql(field, source.targets), ...place };
    }
    const object = objectOf(source);
    const field = object.fields.get(name.toLowerCase());
    if (!field) return refuse('INVALID_FIELD', noSuchColumn(name, object.name), this.#compilation.query, at);
    this.#touch(object.name, field.name, field.name, at);
    const sql = formulasOf(this.#compilation.schema).columnSql(object, field, aliasOf(source));
    return { source, field, object: object.name, sql, ...place };
  }

  #lookup(from: Source, step: string, at?: Position): FieldDef {
    if (from.polymorphic) unsupported(`The path ${from.path.join('.')}.${step}`, this.#compilation.query, at);
    const object = objectOf(from);
    const via = object.parents.get(step.toLowerCase());
    if (!via) return refuse('INVALID_FIELD', noSuchRelationship(step, 'field path'), this.#compilation.query, at);
    this.#touch(object.name, via.name, step, at);
    const [only] = via.referenceTo;
    if (via.referenceTo.length === 1 && only !== undefined) this.#touch(only, null, step, at);
    return via;
  }

  #parent(from: Source, step: string, at?: Position): Source {
    const via = this.#lookup(from, step, at);
    const key = [...from.path, via.relationshipName ?? step].join('.').toLowerCase();
    const known = this.#sources.get(key);
    if (known) return known;
    const source = this.#joined(from, this.#parentSource(from, via));
    this.#sources.set(key, source);
    this.#countParent(at);
    return source;
  }

  #countParent(at?: Position): void {
    const { parents, query } = this.#compilation;
    parents.count += 1;
    if (parents.count > MAX_PARENTS)
      refuse('MALFORMED_QUERY', `A query takes at most ${MAX_PARENTS} child-to-parent relationships`, query, at);
    const tables = [...this.#sources.values()].flatMap((source) => source.targets);
    if (tables.length > MAX_JOINS) refuse('QUERY_TOO_COMPLICATED', tooComplicated, query, at);
  }

  #parentSource(from: Source, via: FieldDef): Source {
    const targets = via.referenceTo
      .map((name) => this.#compilation.schema.object(name))
      .filter((object) => object !== undefined)
      .map((object) => ({ object, alias: '' }));
    const path = [...from.path, via.relationshipName ?? via.name];
    if (targets.length === 0) return unsupported(`The relationship ${path.join('.')}`, this.#compilation.query);
    return { path, from, via, targets, polymorphic: via.referenceTo.length > 1 };
  }

  #joined(from: Source, parent: Source): Source {
    const key = `${aliasOf(from)}.${quoted(parent.via?.name ?? '')}`;
    const targets = parent.targets.map(({ object }) => {
      const alias = this.#compilation.nextAlias();
      this.#joins.push(` LEFT JOIN ${quoted(object.name)} ${alias} ON ${alias}."Id" = ${key}`);
      // A parent that the user can't read counts as missing.
      if (this.#compilation.shared) this.#joins.push(' AND ', sharedRows(object, alias));
      return { object, alias };
    });
    return { ...parent, targets };
  }

  #touch(object: string, field: string | null, written: string, at?: Position): void {
    this.#compilation.touches.push({ object, field, written, ...(at && { at }) });
  }
}

/** UserRecordAccess is calculated when the query runs. */
function tableSql(object: ObjectDef): Sql {
  if (object.name !== USER_RECORD_ACCESS) return [quoted(object.name)];
  const columns = [...object.fields.values()].map(({ name }) => `value ->> '$.${name}' AS ${quoted(name)}`);
  return [`(SELECT ${columns.join(', ')} FROM json_each(`, late((context) => context.recordAccess()), '))'];
}

/** SQL for a source's record ID. */
export function idSql(source: Source): string {
  const ids = source.targets.map((target) => `${target.alias}."Id"`);
  return ids.length === 1 ? String(ids[0]) : `coalesce(${ids.join(', ')})`;
}

export function requireObject(schema: Schema, name: string, query: Query): ObjectDef {
  return schema.object(name) ?? refuse('INVALID_TYPE', noSuchType(name), query, query.fromAt);
}

function aliasOf(source: Source): string {
  return source.targets[0]?.alias ?? '';
}

function objectOf(source: Source): ObjectDef {
  const object = source.targets[0]?.object;
  if (!object) throw new TypeError('A source without an object');
  return object;
}
