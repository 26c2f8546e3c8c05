/** A class of the project with its syntax, while the program is built. */
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
  /** The property of this accessor. */
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
  /** A trigger has its own class for stack lines and scope. */
  readonly info: ClassInfo;
  readonly file: SourceInfo;
  readonly tree: TriggerDeclaration;
}

export interface SourceInfo {
  readonly path: string;
  readonly apiVersion: number;
}
