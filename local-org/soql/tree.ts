/**
 * A SOQL query as data, for inline queries in Apex, dynamic queries in Apex, and the REST API. `parse.ts`
 * builds it with the Apex parser's grammar.
 */
export interface Query {
  /**
   * The text as sent, for the excerpt in an error message. Inline queries have none, because their positions
   * are in their file.
   */
  readonly text?: string;
  readonly select: readonly SelectItem[];
  readonly from: string;
  /** `c` in `FROM Case c`. */
  readonly fromAlias?: string;
  readonly fromAt?: Position;
  /** `mine` in `USING SCOPE mine`, in lower case. */
  readonly scope?: string;
  readonly where: Condition | null;
  readonly withMode: 'user' | 'system' | null;
  readonly groupBy: readonly FieldOrFunction[];
  /** For `GROUP BY ROLLUP(…)` and `GROUP BY CUBE(…)`. */
  readonly subtotals?: 'rollup' | 'cube';
  readonly having: Condition | null;
  readonly orderBy: readonly OrderItem[];
  readonly limit: number | Bind | null;
  readonly offset: number | Bind | null;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
  /** `SELECT COUNT() FROM …` */
  readonly countOnly: boolean;
}

/** A position in the text, with lines and columns starting at 1, as in Salesforce's messages. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `path` contains the names between the dots: `['Account', 'Owner', 'Name']`. */
export interface FieldPath {
  readonly kind: 'field';
  readonly path: readonly string[];
  readonly alias: string | null;
  readonly at?: Position;
}
/** COUNT, SUM, toLabel, FORMAT, CALENDAR_YEAR, FIELDS, … The compiler decides which are supported. */
export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly string[];
  readonly alias: string | null;
  readonly at?: Position;
}
export interface Subquery {
  readonly kind: 'subquery';
  readonly query: Query;
}
export type FieldOrFunction = FieldPath | FunctionCall;
export type SelectItem = FieldOrFunction | Subquery;

export interface OrderItem {
  readonly by: FieldOrFunction;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

/** A value that is given when the query runs. In Apex, `name` numbers the bind expressions (`b0`, `b1`, …). */
export interface Bind {
  readonly kind: 'bind';
  readonly name: string;
}
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'datetime'; readonly value: string }
  /** TODAY, LAST_N_DAYS:7, THIS_MONTH, …, where `n` is the number after the colon. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly n: number | null };

export type Operand =
  Literal | Bind | { readonly kind: 'list'; readonly items: readonly (Literal | Bind)[] } | Subquery;

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly left: FieldOrFunction; readonly operator: Operator; readonly right: Operand };
