/** A query that is ready to run: the statement, how its rows become records, and what it reads. */
import type { FieldDef, ObjectDef } from '../schema/model.ts';
import type { SqlValue } from '../store/reader.ts';
import type { RunContext, Statement } from './compile/sql.ts';
import type { Touch } from './compile/scope.ts';
import type { QueryOrigin } from './parse.ts';
import type { SelectionShape } from './result.ts';
import type { Query } from './tree.ts';

export interface Plan {
  readonly query: Query;
  readonly object: ObjectDef;
  readonly kind: 'records' | 'aggregate' | 'count';
  readonly statement: (context: RunContext) => Statement;
  /** How a row becomes a record. Null for `COUNT()`. */
  readonly level: Level | null;
  readonly shape: SelectionShape | null;
  readonly columns: readonly PlanColumn[];
  readonly touches: readonly Touch[];
  /** FIELDS() leaves out fields that the user can't read, and the query runs. */
  readonly expandsFields: boolean;
  /** Compiled to include deleted records. */
  readonly allRows: boolean;
  readonly origin: QueryOrigin;
  /** Compiled to leave out records that the user can't read. */
  readonly shared: boolean;
}

/** One level of a record: the record or a parent, with the positions of its values in the row. */
export interface Level {
  readonly type: string;
  /** The position of the record's ID, or -1 for aggregates. */
  readonly id: number;
  readonly fields: readonly { readonly name: string; readonly index: number; readonly isBoolean: boolean }[];
  readonly parents: readonly { readonly name: string; readonly level: Level }[];
  readonly children: readonly ChildPlan[];
}

export interface ChildPlan {
  readonly name: string;
  readonly statement: (context: RunContext) => Statement;
  readonly level: Level;
  /** The position of the parent's ID in a row. */
  readonly parentId: number;
}

/** A selected column, for `columns=true`. */
export interface PlanColumn {
  readonly name: string;
  readonly path: readonly string[];
  readonly aggregate: boolean;
  readonly field: FieldDef | null;
  readonly isNumber: boolean;
  readonly children: readonly PlanColumn[];
}

export type SqlRow = readonly SqlValue[];
