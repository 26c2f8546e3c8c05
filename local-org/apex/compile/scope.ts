/** The context of a body during compilation: its class, its variables, and its position. */
import type { AccessMode } from '../../types.ts';
import type { ClassInfo, FieldInfo } from '../runtime/classes.ts';
import { sharingOf } from '../runtime/sharing.ts';
import type { Type } from '../runtime/types.ts';
import type { Position, TypeName } from '../syntax/tree.ts';
import { isReserved } from '../model/reserved.ts';
import type { CompileContext } from './context.ts';

export interface LocalVariable {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  /** Declared `final` with a value, so it's never assigned again. */
  readonly isFinal: boolean;
}

export interface ScopeOptions {
  readonly context: CompileContext;
  readonly cls: ClassInfo;
  readonly isStatic: boolean;
  /** The body's return type. */
  readonly returns: Type;
  /** Where final fields can still be assigned. */
  readonly initializes?: 'static' | 'instance' | null;
  /** In its own accessor, a property means its storage. */
  readonly accessorOf?: FieldInfo | null;
  /** The records of the body's trigger. */
  readonly triggerObject?: Type | null;
}

/** As of API version 67, queries and DML without a mode run in user mode. Before, they ran in system mode. */
const USER_MODE_SINCE = 67;

export class Scope {
  readonly context: CompileContext;
  readonly cls: ClassInfo;
  readonly isStatic: boolean;
  readonly returns: Type;
  readonly initializes: 'static' | 'instance' | null;
  readonly accessorOf: FieldInfo | null;
  readonly triggerObject: Type | null;
  readonly access: AccessMode;
  /** Whether its queries and DML reach only records that are shared with the user. Evaluated when they run. */
  readonly shares: () => boolean;
  /** Slots that the frame needs. */
  size = 0;
  private readonly refused = new Set<string>();
  private blocks: ReadonlyMap<string, LocalVariable>[] = [new Map()];

  constructor(options: ScopeOptions) {
    this.context = options.context;
    this.cls = options.cls;
    this.isStatic = options.isStatic;
    this.returns = options.returns;
    this.initializes = options.initializes ?? null;
    this.accessorOf = options.accessorOf ?? null;
    this.triggerObject = options.triggerObject ?? null;
    this.access = this.context.apiVersion(this.cls) >= USER_MODE_SINCE ? 'user' : 'system';
    this.shares = sharingOf(this.cls);
  }

  get file(): string {
    return this.cls.file;
  }

  /**
   * A variable with an invalid name is still declared, so that its uses aren't errors too. Slots are never
   * reused, so each variable has its own slot in the whole body.
   */
  declare(name: string, type: Type, at: Position, isFinal = false): LocalVariable {
    const key = name.toLowerCase();
    if (isReserved(key)) this.note(`Identifier name is reserved: ${name}`, at);
    if (this.find(key) !== undefined) this.note(`Duplicate variable: ${name}`, at);
    const variable = { name, type, slot: this.size++, isFinal };
    const innermost = new Map(this.blocks.at(-1));
    innermost.set(key, variable);
    this.blocks = [...this.blocks.slice(0, -1), innermost];
    return variable;
  }

  /** A slot without a name, such as the collection of a loop. */
  hiddenSlot(): number {
    return this.size++;
  }

  private note(message: string, at: Position): void {
    this.context.problems.add(this.file, at, message);
  }

  /** By lower-case name. */
  find(key: string): LocalVariable | undefined {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const found = this.blocks[i]?.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The variables that are visible now. Later declarations don't change this list. */
  visible(): ReadonlyMap<string, LocalVariable> {
    return new Map(this.blocks.flatMap((block) => [...block]));
  }

  block<T>(work: () => T): T {
    const before = this.blocks;
    this.blocks = [...before, new Map()];
    try {
      return work();
    } finally {
      this.blocks = before;
    }
  }

  /** The type of variables. If it has an error, their names are remembered, so that their uses aren't errors too. */
  declaredType(name: TypeName, variables: readonly { readonly name: string }[]): Type {
    try {
      return this.type(name);
    } catch (error) {
      for (const variable of variables) this.refused.add(variable.name.toLowerCase());
      throw error;
    }
  }

  /** The name is missing only because its declaration had an error. */
  isRefused(key: string): boolean {
    return this.refused.has(key);
  }

  type(name: Parameters<CompileContext['resolver']['resolve']>[0]): Type {
    return this.context.resolver.resolve(name, this.cls);
  }
}
