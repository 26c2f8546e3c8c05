/** FIELDS(ALL), FIELDS(STANDARD), FIELDS(CUSTOM) (SOQL and SOSL Reference, "FIELDS()"). */
import type { ObjectDef } from '../../schema/model.ts';
import { refuse } from '../query-error.ts';
import type { FieldPath, FunctionCall, Query, SelectItem } from '../tree.ts';

const MAX_ROWS = 200;

const isFieldsFunction = (item: SelectItem): item is FunctionCall =>
  item.kind === 'function' && item.name.toUpperCase() === 'FIELDS';

export const hasFieldsFunction = (query: Query): boolean => query.select.some(isFieldsFunction);

/** The same query with the fields written out, each once. */
export function expandFields(
  query: Query,
  object: ObjectDef,
  readable: (object: string, field: string) => boolean,
): Query {
  const select: SelectItem[] = [];
  const named = new Set<string>();
  for (const item of query.select) {
    if (isFieldsFunction(item)) checkLimit(item, query);
    const items = isFieldsFunction(item)
      ? fieldsOf(item, object, readable).filter((field) => !named.has(nameOf(field)))
      : [item];
    items.forEach((one) => named.add(nameOf(one)));
    select.push(...items);
  }
  return { ...query, select };
}

const nameOf = (item: SelectItem): string => (item.kind === 'field' ? item.path.join('.').toLowerCase() : '');

/** FIELDS(ALL) and FIELDS(CUSTOM) may be any number of fields, so their rows are limited. */
function checkLimit(call: FunctionCall, query: Query): void {
  if (call.args[0]?.toUpperCase() === 'STANDARD') return;
  if (typeof query.limit === 'number' && query.limit <= MAX_ROWS) return;
  refuse('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most ${MAX_ROWS}`, query, call.at);
}

function fieldsOf(
  call: FunctionCall,
  object: ObjectDef,
  readable: (object: string, field: string) => boolean,
): FieldPath[] {
  const which = call.args[0]?.toUpperCase();
  return [...object.fields.values()]
    .filter((field) => field.type !== 'address' && readable(object.name, field.name))
    .filter((field) => which === 'ALL' || field.custom === (which === 'CUSTOM'))
    .map((field) => ({ kind: 'field', path: [field.name], alias: null, ...(call.at && { at: call.at }) }));
}
