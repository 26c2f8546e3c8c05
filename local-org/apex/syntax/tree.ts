/**
 * The syntax tree of Apex as plain data, without the parser's tokens. It's small enough to cache as JSON, so
 * that a warm start never loads the parser. Names keep the source's spelling. Apex ignores their case.
 */
import type { Query } from '../../soql/tree.ts';

/** A position in the source file. Lines and columns start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `Map<Id, List<Case>>`, `Outer.Inner`, `String[]`. */
export interface TypeName extends Position {
  readonly parts: readonly { readonly name: string; readonly args: readonly TypeName[] }[];
  /** The number of `[]` after it. */
  readonly arrays: number;
}

/** `public`, `with sharing`, `@auraenabled`: in lower case, annotations with @. */
export interface Modifier {
  readonly name: string;
  /** Parameters of an annotation by lower-case name, as in the source: `cacheable` → `true`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface Parameter extends Position {
  readonly name: string;
  readonly type: TypeName;
}

// ---- Declarations --------------------------------------------------------------------------------------------------

interface Declared extends Position {
  readonly name: string;
  readonly modifiers: readonly Modifier[];
}

export interface ClassDeclaration extends Declared {
  readonly kind: 'class';
  readonly superclass: TypeName | null;
  readonly interfaces: readonly TypeName[];
  readonly members: readonly Member[];
}
export interface InterfaceDeclaration extends Declared {
  readonly kind: 'interface';
  readonly interfaces: readonly TypeName[];
  readonly methods: readonly MethodDeclaration[];
}
export interface EnumDeclaration extends Declared {
  readonly kind: 'enum';
  readonly constants: readonly string[];
}
export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

export interface FieldDeclaration extends Position {
  readonly kind: 'field';
  readonly modifiers: readonly Modifier[];
  readonly type: TypeName;
  readonly variables: readonly Variable[];
}
export interface Accessor extends Position {
  readonly modifiers: readonly Modifier[];
  /** Null for `get;`. */
  readonly body: Block | null;
}
export interface PropertyDeclaration extends Declared {
  readonly kind: 'property';
  readonly type: TypeName;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
}
export interface MethodDeclaration extends Declared {
  readonly kind: 'method';
  /** Null for void, and for a constructor. */
  readonly returns: TypeName | null;
  readonly parameters: readonly Parameter[];
  readonly body: Block | null;
}
export interface ConstructorDeclaration extends Declared {
  readonly kind: 'constructor';
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}
export interface InitializerDeclaration extends Position {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: Block;
}
export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerDeclaration
  | TypeDeclaration;

export interface TriggerDeclaration extends Position {
  readonly kind: 'trigger';
  readonly name: string;
  readonly object: string;
  /** `before insert`, `after update`, … */
  readonly events: readonly string[];
  readonly body: readonly Statement[];
}
export type SourceUnit = TypeDeclaration | TriggerDeclaration;

// ---- Statements ----------------------------------------------------------------------------------------------------

/** One name of a declaration such as `Integer a = 1, b;`. */
export interface Variable extends Position {
  readonly name: string;
  readonly value: Expression | null;
}
export interface Block extends Position {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
}
export interface LocalStatement extends Position {
  readonly kind: 'local';
  readonly type: TypeName;
  readonly isFinal: boolean;
  readonly variables: readonly Variable[];
}
export interface ExpressionStatement extends Position {
  readonly kind: 'expression';
  readonly expression: Expression;
}
export interface IfStatement extends Position {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Statement;
  readonly otherwise: Statement | null;
}
export interface ReturnStatement extends Position {
  readonly kind: 'return';
  readonly value: Expression | null;
}
export interface ThrowStatement extends Position {
  readonly kind: 'throw';
  readonly value: Expression;
}
export interface JumpStatement extends Position {
  readonly kind: 'break' | 'continue';
}
export interface WhileStatement extends Position {
  readonly kind: 'while' | 'doWhile';
  readonly condition: Expression;
  readonly body: Statement | null;
}
export interface ForStatement extends Position {
  readonly kind: 'for';
  readonly start: LocalStatement | readonly Expression[] | null;
  readonly condition: Expression | null;
  readonly update: readonly Expression[];
  readonly body: Statement | null;
}
export interface ForEachStatement extends Position {
  readonly kind: 'forEach';
  readonly type: TypeName;
  readonly name: string;
  readonly source: Expression;
  readonly body: Statement | null;
}
export interface CatchClause extends Position {
  readonly type: TypeName;
  readonly name: string;
  readonly body: Block;
}
export interface TryStatement extends Position {
  readonly kind: 'try';
  readonly body: Block;
  readonly catches: readonly CatchClause[];
  readonly last: Block | null;
}
export type WhenValue =
  | { readonly kind: 'values'; readonly values: readonly (Literal | EnumName)[] }
  | { readonly kind: 'type'; readonly type: TypeName; readonly name: string }
  | { readonly kind: 'else' };
/** `when NEW_YORK, Season.SUMMER`. */
export interface EnumName extends Position {
  readonly kind: 'enumName';
  readonly parts: readonly string[];
}
export interface SwitchStatement extends Position {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly arms: readonly {
    readonly when: WhenValue;
    readonly body: Block;
    readonly line: number;
    readonly column: number;
  }[];
}
export interface DmlStatement extends Position {
  readonly kind: 'dml';
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  readonly value: Expression;
  readonly access: 'user' | 'system' | null;
  /** The external ID of an upsert, as in the source: `Account.Code__c` or `Code__c`. */
  readonly externalId: string | null;
}
/** `merge master losers;` */
export interface MergeStatement extends Position {
  readonly kind: 'merge';
  readonly master: Expression;
  /** A record, an ID, or a list of either. */
  readonly losers: Expression;
  readonly access: 'user' | 'system' | null;
}
export interface RunAsStatement extends Position {
  readonly kind: 'runAs';
  readonly user: Expression;
  readonly body: Block;
}
/** Syntax that the runtime doesn't support. The checker refuses it by name. */
export interface UnsupportedStatement extends Position {
  readonly kind: 'unsupported';
  readonly what: string;
}
export type Statement =
  | Block
  | LocalStatement
  | ExpressionStatement
  | IfStatement
  | ReturnStatement
  | ThrowStatement
  | JumpStatement
  | WhileStatement
  | ForStatement
  | ForEachStatement
  | TryStatement
  | SwitchStatement
  | DmlStatement
  | MergeStatement
  | RunAsStatement
  | UnsupportedStatement;

// ---- Expressions ---------------------------------------------------------------------------------------------------

export interface Literal extends Position {
  readonly kind: 'literal';
  readonly type: 'null' | 'boolean' | 'integer' | 'long' | 'double' | 'decimal' | 'string';
  /** The value as text: unescaped for a string, digits for a number, `true`, or `false`. */
  readonly text: string;
}
export interface Name extends Position {
  readonly kind: 'name';
  readonly name: string;
}
export interface SelfExpression extends Position {
  readonly kind: 'this' | 'super';
}
/** `a.b`, or `a?.b` if `safe`. */
export interface MemberExpression extends Position {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly safe: boolean;
}
/** `a.b(…)`. */
export interface MethodCall extends Position {
  readonly kind: 'methodCall';
  readonly object: Expression;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly safe: boolean;
}
/** `b(…)`: a method of this class or an enclosing class. */
export interface OwnCall extends Position {
  readonly kind: 'ownCall';
  readonly name: string;
  readonly args: readonly Expression[];
}
/** `this(…)` or `super(…)`, allowed as the first statement of a constructor. */
export interface ConstructorCall extends Position {
  readonly kind: 'constructorCall';
  readonly target: 'this' | 'super';
  readonly args: readonly Expression[];
}
export interface NewObject extends Position {
  readonly kind: 'new';
  readonly type: TypeName;
  readonly args: readonly Expression[];
}
/** `new List<String>{ 'a' }`, `new Set<Id>{ x }`, `new String[]{ 'a' }`. */
export interface NewCollection extends Position {
  readonly kind: 'newCollection';
  readonly type: TypeName;
  readonly items: readonly Expression[];
}
/** `new Map<Id, Case>{ a => b }`. */
export interface NewMap extends Position {
  readonly kind: 'newMap';
  readonly type: TypeName;
  readonly pairs: readonly { readonly key: Expression; readonly value: Expression }[];
}
/** `new Integer[5]`. */
export interface NewArray extends Position {
  readonly kind: 'newArray';
  readonly type: TypeName;
  readonly size: Expression;
}
export interface IndexExpression extends Position {
  readonly kind: 'index';
  readonly list: Expression;
  readonly index: Expression;
}
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&&'
  | '||'
  | '??'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>';
export interface BinaryExpression extends Position {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface UnaryExpression extends Position {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | '!' | '~';
  readonly operand: Expression;
}
/** `++a`, `a--`. */
export interface StepExpression extends Position {
  readonly kind: 'step';
  readonly operator: '+' | '-';
  /** True for `++a`: the value is the new one. */
  readonly before: boolean;
  readonly target: Expression;
}
export interface ConditionalExpression extends Position {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}
export interface AssignExpression extends Position {
  readonly kind: 'assign';
  readonly target: Expression;
  /** Null for `=`, otherwise the operator before it: `+=` → `+`. */
  readonly operator: BinaryOperator | null;
  readonly value: Expression;
}
export interface InstanceOfExpression extends Position {
  readonly kind: 'instanceof';
  readonly value: Expression;
  readonly type: TypeName;
}
export interface CastExpression extends Position {
  readonly kind: 'cast';
  readonly type: TypeName;
  readonly value: Expression;
}
/** `Case.class`. */
export interface TypeExpression extends Position {
  readonly kind: 'type';
  readonly type: TypeName;
}
/** `[SELECT …]`. `binds[0]` is the bind named `b0`. */
export interface QueryExpression extends Position {
  readonly kind: 'query';
  readonly query: Query;
  readonly binds: readonly Expression[];
}
export interface UnsupportedExpression extends Position {
  readonly kind: 'unsupported';
  readonly what: string;
}
export type Expression =
  | Literal
  | Name
  | SelfExpression
  | MemberExpression
  | MethodCall
  | OwnCall
  | ConstructorCall
  | NewObject
  | NewCollection
  | NewMap
  | NewArray
  | IndexExpression
  | BinaryExpression
  | UnaryExpression
  | StepExpression
  | ConditionalExpression
  | AssignExpression
  | InstanceOfExpression
  | CastExpression
  | TypeExpression
  | QueryExpression
  | UnsupportedExpression;
