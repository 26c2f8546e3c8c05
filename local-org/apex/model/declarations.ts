/** A class of the program with the syntax it came from, while the program is being built. */
import type { ClassInfo, FieldInfo, Method } from '../runtime/classes.ts';
import type {
  Block,
  ClassDeclaration,
  ConstructorDeclaration,
  InterfaceDeclaration,
  Position,
  TriggerDeclaration,
} from '../syntax/tree.ts';

export interface DeclaredMethod {
  readonly method: Method;
  readonly body: Block | null;
  readonly at: Position;
  /** The property whose accessor this is. */
  readonly accessorOf: FieldInfo | null;
  readonly constructorOf: ConstructorDeclaration | null;
}

export interface DeclaredClass {
  readonly info: ClassInfo;
  readonly file: SourceInfo;
  /** Null for interfaces and enums, which have no bodies. */
  readonly tree: ClassDeclaration | null;
  readonly interfaceTree: InterfaceDeclaration | null;
  readonly at: Position;
  readonly isVirtual: boolean;
  readonly methods: DeclaredMethod[];
}

export interface DeclaredTrigger {
  /** A trigger has a class of its own for its stack lines and its scope. */
  readonly info: ClassInfo;
  readonly file: SourceInfo;
  readonly tree: TriggerDeclaration;
}

export interface SourceInfo {
  readonly path: string;
  readonly apiVersion: number;
}
