/**
 * UserRecordAccess has no stored records. They're calculated for the user and the records in a query (Object
 * Reference, "UserRecordAccess": filter by one UserId and at most 200 RecordIds).
 */
import type { Value } from '../types.ts';
import { refuse } from './query-error.ts';
import type { Binds } from './result.ts';
import type { Bind, Condition, Literal, Operand, Query } from './tree.ts';

export const USER_RECORD_ACCESS = 'UserRecordAccess';

const MOST_RECORDS = 200;

export interface AskedAccess {
  readonly userId: string;
  readonly recordIds: readonly string[];
}

/** The user and the records of the WHERE clause. Throws if they're missing. */
export function askedAccess(query: Query, bind: Binds): AskedAccess {
  const users = textsOf(query.where, 'userid', bind);
  const records = textsOf(query.where, 'recordid', bind);
  const [userId] = users;
  if (userId === undefined || users.length > 1 || records.length === 0) {
    return refuse(
      'MALFORMED_QUERY',
      'A query of UserRecordAccess filters by one UserId and by RecordId',
      query,
      query.fromAt,
    );
  }
  if (records.length > MOST_RECORDS)
    refuse(
      'MALFORMED_QUERY',
      `A query of UserRecordAccess takes at most ${MOST_RECORDS} RecordIds`,
      query,
      query.fromAt,
    );
  return { userId, recordIds: records };
}

/** The values that a field is compared with by `=` or IN in conditions that all must be met. */
function textsOf(condition: Condition | null, field: string, bind: Binds): string[] {
  if (condition === null) return [];
  if (condition.kind === 'and') return condition.parts.flatMap((part) => textsOf(part, field, bind));
  if (condition.kind !== 'compare' || condition.left.kind !== 'field') return [];
  const isAsked = condition.left.path.at(-1)?.toLowerCase() === field;
  const isEqual = condition.operator === '=' || condition.operator === 'IN';
  return isAsked && isEqual ? textsIn(condition.right, bind) : [];
}

function textsIn(operand: Operand, bind: Binds): string[] {
  if (operand.kind === 'list') return operand.items.flatMap((item) => textsIn(item, bind));
  if (operand.kind === 'subquery') return [];
  return valuesOf(operand, bind).filter((value) => typeof value === 'string');
}

function valuesOf(operand: Literal | Bind, bind: Binds): readonly Value[] {
  if (operand.kind === 'string') return [operand.value];
  if (operand.kind !== 'bind') return [];
  const bound = bind(operand.name);
  return Array.isArray(bound) ? (bound as readonly Value[]) : [bound as Value];
}
