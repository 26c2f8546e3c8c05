/** The left side of a comparison, a sort key, a group or a selected expression. */
import type { FieldDef } from '../../schema/model.ts';
import type { Position } from '../tree.ts';
import type { ValueKind } from './kinds.ts';
import type { Sql } from './sql.ts';

export interface Left {
  readonly sql: Sql;
  readonly kind: ValueKind;
  /** The field behind it, for messages, picklist order and labels; null for COUNT() and the like. */
  readonly field: FieldDef | null;
  /** What messages call it. */
  readonly name: string;
  readonly typeWord: string;
  readonly caseSensitive: boolean;
  readonly at?: Position;
}

/** SQL of a left side that has no parameters, or none at this place. */
export function plainSql(left: Left): string {
  return left.sql.filter((part) => typeof part === 'string').join('');
}
