/** The left side of a comparison, a sort key, a group, or a selected expression. */
import type { FieldDef } from '../../schema/model.ts';
import type { Position } from '../tree.ts';
import type { ValueKind } from './kinds.ts';
import type { Sql } from './sql.ts';

export interface Left {
  readonly sql: Sql;
  readonly kind: ValueKind;
  /** Its field, for messages, picklist order, and labels. Null for COUNT() and similar functions. */
  readonly field: FieldDef | null;
  /** Its name in messages. */
  readonly name: string;
  readonly typeWord: string;
  readonly caseSensitive: boolean;
  readonly at?: Position;
}

/** Its SQL, which can't have parameters here. */
export function plainSql(left: Left): string {
  return left.sql.filter((part) => typeof part === 'string').join('');
}
