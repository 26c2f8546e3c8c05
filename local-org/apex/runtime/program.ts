/**
 * The compiler's output for the runtime: classes, triggers, and statements. It doesn't change and works for
 * several executions.
 */
import type { ClassInfo, Code } from './classes.ts';
import type { Type } from './types.ts';

/** A statement for coverage. Its index in `Program.statements` is its ID. */
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

/** Why part of the program is left out. */
export interface ProgramProblem {
  /** Path of the source file in the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Program {
  /** The project's classes, by lower-case full name (`outer.inner`). */
  readonly classes: ReadonlyMap<string, ClassInfo>;
  readonly triggers: readonly TriggerInfo[];
  readonly statements: readonly StatementInfo[];
  /** Empty if the whole program runs. */
  readonly problems: readonly ProgramProblem[];
  /** A type by its text, as in `Type.forName`: `Foo`, `Foo.Bar`, `Map<Id,List<Case>>`. */
  findType(text: string): Type | null;
}
