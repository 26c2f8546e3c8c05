/** FIELDS(ALL), FIELDS(STANDARD), FIELDS(CUSTOM) (SOQL and SOSL Reference, "SELECT": the FIELDS() keyword). */
import type { ObjectDef } from '../../schema/model.ts';
import type { QueryOrigin } from '../parse.ts';
import { refuse } from '../query-error.ts';
import type { FieldPath, FunctionCall, Query, SelectItem } from '../tree.ts';

const MAX_ROWS = 200;

export interface FieldsExpansion {
  readonly origin: QueryOrigin;
  /** Which fields the keyword stands for. */
  readonly readable: (object: string, field: string) => boolean;
}

const isFieldsFunction = (item: SelectItem): item is FunctionCall =>
  item.kind === 'function' && item.name.toUpperCase() === 'FIELDS';

/** In the query or in one of its child subqueries. */
export const hasFieldsFunction = (query: Query): boolean =>
  query.select.some((item) => isFieldsFunction(item) || (item.kind === 'subquery' && hasFieldsFunction(item.query)));

/** The same query with the fields written out. A field that is named beside the keyword is selected twice, which is refused as it is elsewhere. */
export function expandFields(query: Query, object: ObjectDef, expansion: FieldsExpansion): Query {
  if (!query.select.some(isFieldsFunction)) return query;
  const select = query.select.flatMap((item): SelectItem[] => {
    if (!isFieldsFunction(item)) return [item];
    checkBounds(item, query, expansion);
    return fieldsOf(item, object, expansion);
  });
  return { ...query, select };
}

/** FIELDS(ALL) and FIELDS(CUSTOM) may be any number of fields: not for Apex, and their rows are limited. */
function checkBounds(call: FunctionCall, query: Query, { origin }: FieldsExpansion): void {
  if (call.args[0]?.toUpperCase() === 'STANDARD') return;
  if (origin === 'apex') {
    const reason = 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API.';
    refuse('MALFORMED_QUERY', reason, query, call.at);
  }
  if (typeof query.limit === 'number' && query.limit <= MAX_ROWS) return;
  refuse('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most ${MAX_ROWS}`, query, call.at);
}

/** Apex has no compound addresses here, so there they are left out. */
function fieldsOf(call: FunctionCall, object: ObjectDef, { origin, readable }: FieldsExpansion): FieldPath[] {
  const which = call.args[0]?.toUpperCase();
  return [...object.fields.values()]
    .filter((field) => (origin === 'api' || field.type !== 'address') && readable(object.name, field.name))
    .filter((field) => which === 'ALL' || field.custom === (which === 'CUSTOM'))
    .map((field) => ({ kind: 'field', path: [field.name], alias: null, ...(call.at && { at: call.at }) }));
}
