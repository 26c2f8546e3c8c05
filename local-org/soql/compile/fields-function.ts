/** FIELDS(ALL), FIELDS(STANDARD), and FIELDS(CUSTOM) (SOQL and SOSL Reference, "SELECT": the FIELDS() keyword). */
import type { ObjectDef } from '../../schema/model.ts';
import type { QueryOrigin } from '../parse.ts';
import { refuse } from '../query-error.ts';
import type { FieldPath, FunctionCall, Query, SelectItem } from '../tree.ts';

const MAX_ROWS = 200;

export interface FieldsExpansion {
  readonly origin: QueryOrigin;
  /** The fields of each keyword. */
  readonly readable: (object: string, field: string) => boolean;
}

const isFieldsFunction = (item: SelectItem): item is FunctionCall =>
  item.kind === 'function' && item.name.toUpperCase() === 'FIELDS';

/** In the query or in one of its child subqueries. */
export const hasFieldsFunction = (query: Query): boolean =>
  query.select.some((item) => isFieldsFunction(item) || (item.kind === 'subquery' && hasFieldsFunction(item.query)));

/** Replaces the keyword with its fields. If a field is also named, it's selected twice, which is refused as usual. */
export function expandFields(query: Query, object: ObjectDef, expansion: FieldsExpansion): Query {
  if (!query.select.some(isFieldsFunction)) return query;
  const select = query.select.flatMap((item): SelectItem[] => {
    if (!isFieldsFunction(item)) return [item];
    checkBounds(item, query, expansion);
    return fieldsOf(item, object, expansion);
  });
  return { ...query, select };
}

/** FIELDS(ALL) and FIELDS(CUSTOM) are unbounded: Apex can't use them, and their rows are limited. */
function checkBounds(call: FunctionCall, query: Query, { origin }: FieldsExpansion): void {
  if (call.args[0]?.toUpperCase() === 'STANDARD') return;
  if (origin === 'apex') {
    const reason = 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API.';
    refuse('MALFORMED_QUERY', reason, query, call.at);
  }
  if (typeof query.limit === 'number' && query.limit <= MAX_ROWS) return;
  refuse('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most ${MAX_ROWS}`, query, call.at);
}

/** Apex has no compound addresses here, so they're left out. */
function fieldsOf(call: FunctionCall, object: ObjectDef, { origin, readable }: FieldsExpansion): FieldPath[] {
  const which = call.args[0]?.toUpperCase();
  return [...object.fields.values()]
    .filter((field) => (origin === 'api' || field.type !== 'address') && readable(object.name, field.name))
    .filter((field) => which === 'ALL' || field.custom === (which === 'CUSTOM'))
    .map((field) => ({ kind: 'field', path: [field.name], alias: null, ...(call.at && { at: call.at }) }));
}
