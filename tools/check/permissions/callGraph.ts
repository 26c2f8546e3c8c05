/**
 * Finds the methods that a method may call, by name. A call on a class goes to that class. A call on an object can go to every class with an
 * instance method of that name, so the graph has too many calls rather than too few.
 */
import { nodesOf, type ApexFile, type TreeNode } from '../project/apex.ts';

export interface Routine {
  readonly file: string;
  /** The name of its class. */
  readonly type: string;
  readonly name: string;
  readonly isStatic: boolean;
  readonly isAuraEnabled: boolean;
  /** The method's whole tree, with its parameters. */
  readonly tree: TreeNode;
}

/** Runs whenever the class is used: initializers, fields, and properties. */
const INITIALIZER = '<init>';
const CONSTRUCTOR = '<new>';

export class CallGraph {
  readonly #routines = new Map<string, Routine[]>();
  readonly #instanceMethods = new Map<string, Routine[]>();
  readonly #entryPoints = new Map<string, Routine[]>();
  readonly #types = new Set<string>();
  readonly #triggers: Routine[] = [];
  /** What each routine may call. The roles reach the same routines. */
  readonly #calls = new Map<Routine, ReadonlySet<Routine>>();

  constructor(files: readonly ApexFile[]) {
    for (const { file, unit } of files) {
      if (unit.kind === 'trigger')
        this.#triggers.push(routine(file, unit.name, unit.name, unit as unknown as TreeNode));
      else this.#addType(file, unit as unknown as TreeNode);
    }
  }

  entryPoints(className: string): Routine[] {
    return this.#entryPoints.get(className.toLowerCase()) ?? [];
  }

  /** The routines and everything they may call, including triggers after DML. */
  reachable(entries: readonly Routine[]): Set<Routine> {
    const reached = new Set<Routine>(entries);
    for (const current of reached) for (const next of this.#callsOf(current)) reached.add(next);
    return reached;
  }

  #addType(file: string, type: TreeNode): void {
    const name = String(type['name']);
    this.#types.add(name.toLowerCase());
    for (const member of (type['members'] ?? []) as TreeNode[]) {
      const kind = String(member['kind']);
      if (kind === 'class' || kind === 'interface') this.#addType(file, member);
      else if (kind === 'method') this.#add(routine(file, name, String(member['name']), member));
      else if (kind === 'constructor') this.#add(routine(file, name, CONSTRUCTOR, member));
      else if (kind !== 'enum') this.#add(routine(file, name, INITIALIZER, member));
    }
  }

  #add(added: Routine): void {
    push(this.#routines, `${added.type}.${added.name}`.toLowerCase(), added);
    if (added.isAuraEnabled) push(this.#entryPoints, added.type.toLowerCase(), added);
    if (!added.isStatic) push(this.#instanceMethods, added.name.toLowerCase(), added);
  }

  #named(type: string, name: string): Routine[] {
    return this.#routines.get(`${type}.${name}`.toLowerCase()) ?? [];
  }

  #callsOf(caller: Routine): ReadonlySet<Routine> {
    const calls = this.#calls.get(caller) ?? new Set(this.#calledBy(caller));
    this.#calls.set(caller, calls);
    return calls;
  }

  #calledBy(caller: Routine): Routine[] {
    return nodesOf(caller.tree).flatMap((node) => {
      const name = String(node['name'] ?? '');
      if (node['kind'] === 'ownCall') return this.#named(caller.type, name);
      if (node['kind'] === 'constructorCall') return this.#named(caller.type, CONSTRUCTOR);
      if (node['kind'] === 'new') return this.#constructed(node);
      if (node['kind'] === 'dml' || node['kind'] === 'merge') return this.#triggers;
      if (node['kind'] === 'name') return this.#types.has(name.toLowerCase()) ? this.#named(name, INITIALIZER) : [];
      return node['kind'] === 'methodCall' ? this.#methodCall(node, name) : [];
    });
  }

  #methodCall(node: TreeNode, name: string): Routine[] {
    const object = node['object'] as TreeNode;
    const type = String(object['name'] ?? '');
    if (object['kind'] === 'name' && same(type, 'database'))
      return /^(insert|update|upsert|delete)$/i.test(name) ? this.#triggers : [];
    const isType = (object['kind'] === 'name' || object['kind'] === 'member') && this.#types.has(type.toLowerCase());
    return isType ? this.#named(type, name) : (this.#instanceMethods.get(name.toLowerCase()) ?? []);
  }

  #constructed(node: TreeNode): Routine[] {
    const type = typeNameOf(node['type']);
    return [...this.#named(type, CONSTRUCTOR), ...this.#named(type, INITIALIZER)];
  }
}

function routine(file: string, type: string, name: string, tree: TreeNode): Routine {
  const modifiers = ((tree['modifiers'] ?? []) as { name: string }[]).map((modifier) => modifier.name);
  return {
    file,
    type,
    name,
    tree,
    isStatic: modifiers.includes('static'),
    isAuraEnabled: modifiers.includes('@auraenabled'),
  };
}

/** The last part of the name, such as `Inner` in `Outer.Inner`. For a list or set, its element type. */
export function typeNameOf(type: unknown): string {
  const last = ((type as TreeNode | undefined)?.['parts'] as { name: string; args: unknown[] }[] | undefined)?.at(-1);
  if (!last) return '';
  return /^(list|set)$/i.test(last.name) ? typeNameOf(last.args[0]) : last.name;
}

function push(map: Map<string, Routine[]>, key: string, value: Routine): void {
  const list = map.get(key) ?? [];
  list.push(value);
  map.set(key, list);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
