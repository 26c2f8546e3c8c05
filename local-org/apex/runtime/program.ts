/** What the compiler hands to the runtime: classes, triggers, statements. It does not change and can serve several executions. */
import type { ClassInfo, Code } from './classes.ts';
import type { Type } from './types.ts';

/** A statement that can be covered; its index in `Program.statements` is its id. */
export interface StatementInfo {
  readonly file: string;
  readonly line: number;
}

export interface TriggerInfo {
  readonly name: string;
  /** Lower-case API name of the sObject. */
  readonly object: string;
  /** `before insert`, `after update`, … */
  readonly events: ReadonlySet<string>;
  readonly run: Code;
  readonly size: number;
}

/** Why some of the program is left out. */
export interface ProgramProblem {
  /** Path of the source file, relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Program {
  /** By lower-case full name (`outer.inner`); the program's own only. */
  readonly classes: ReadonlyMap<string, ClassInfo>;
  readonly triggers: readonly TriggerInfo[];
  readonly statements: readonly StatementInfo[];
  /** Empty where all of it runs. */
  readonly problems: readonly ProgramProblem[];
  /** A type by its text, as `Type.forName` reads it: `Foo`, `Foo.Bar`, `Map<Id,List<Case>>`. */
  findType(text: string): Type | null;
}
