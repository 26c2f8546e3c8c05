/**
 * Collects the selection of one level of a query: the statement's columns, and the tree of record and parents
 * that they fill.
 */
import type { ChildPlan, Level, PlanColumn } from '../plan.ts';
import type { SelectionShape } from '../result.ts';
import { kindOf } from './kinds.ts';
import { idSql, type ResolvedField, type Source } from './scope.ts';
import type { Sql } from './sql.ts';

export class Selection {
  /** The statement's columns in order. */
  readonly sql: Sql[] = [];
  readonly columns: PlanColumn[] = [];
  readonly #root: Node;
  readonly #nodes = new Map<string, Node>();

  constructor(root: Source, type: string) {
    this.#root = new Node(type, this.addSql([idSql(root)]));
    this.#nodes.set('', this.#root);
  }

  /** Adds a column to the statement and returns its position in the row. */
  addSql(sql: Sql): number {
    return this.sql.push(sql) - 1;
  }

  /** False if the field was already selected. */
  addField(resolved: ResolvedField): boolean {
    const { field, source } = resolved;
    const node = this.#node(source, resolved);
    if (!node.claim(field.name)) return false;
    const isId = field.name === 'Id';
    if (isId) node.idSelected = true;
    else
      node.fields.push({
        name: field.name,
        index: this.addSql([resolved.sql]),
        isBoolean: kindOf(field) === 'boolean',
      });
    return true;
  }

  /** A label in its field's place, which can be in a parent. */
  addLabel(resolved: ResolvedField, sql: Sql): boolean {
    const node = this.#node(resolved.source, resolved);
    if (!node.claim(resolved.field.name)) return false;
    node.fields.push({ name: resolved.field.name, index: this.addSql(sql), isBoolean: false });
    return true;
  }

  /** A value that isn't a field, such as a label, with its name. */
  addValue(name: string, sql: Sql): boolean {
    if (!this.#root.claim(name)) return false;
    this.#root.fields.push({ name, index: this.addSql(sql), isBoolean: false });
    return true;
  }

  addChild(child: ChildPlan, shape: SelectionShape): boolean {
    if (!this.#root.claim(child.name)) return false;
    this.#root.children.push({ plan: child, shape });
    return true;
  }

  get level(): Level {
    return this.#root.level();
  }

  get shape(): SelectionShape {
    return this.#root.shape();
  }

  #node(source: Source, resolved: ResolvedField): Node {
    const key = source.path.join('.').toLowerCase();
    const known = this.#nodes.get(key);
    if (known) return known;
    const from = source.from ? this.#node(source.from, resolved) : this.#root;
    const id = this.addSql([source.targets.length === 0 ? resolved.sql : idSql(source)]);
    const node = new Node(source.polymorphic ? 'Name' : (source.via?.referenceTo[0] ?? ''), id);
    from.addParent(source.path.at(-1) ?? '', node);
    this.#nodes.set(key, node);
    return node;
  }
}

class Node {
  readonly fields: { name: string; index: number; isBoolean: boolean }[] = [];
  readonly children: { plan: ChildPlan; shape: SelectionShape }[] = [];
  idSelected = false;
  readonly #type: string;
  readonly #id: number;
  readonly #order: string[] = [];
  readonly #parents = new Map<string, Node>();

  constructor(type: string, id: number) {
    this.#type = type;
    this.#id = id;
  }

  /** False if the name is taken. */
  claim(name: string): boolean {
    if (this.#order.includes(name)) return false;
    this.#order.push(name);
    return true;
  }

  addParent(name: string, node: Node): void {
    this.claim(name);
    this.#parents.set(name, node);
  }

  level(): Level {
    return {
      type: this.#type,
      id: this.#id,
      fields: this.fields,
      parents: [...this.#parents].map(([name, node]) => ({ name, level: node.level() })),
      children: this.children.map(({ plan }) => plan),
    };
  }

  shape(): SelectionShape {
    return {
      idSelected: this.idSelected,
      order: this.#order,
      parents: Object.fromEntries([...this.#parents].map(([name, node]) => [name, node.shape()])),
      children: Object.fromEntries(this.children.map(({ plan, shape }) => [plan.name, shape])),
    };
  }
}
