/** The filters of a list view as a SOQL condition. */
import { isFilterable } from '../../schema/field-uses.ts';
import type { FieldDef, ObjectDef, Schema } from '../../schema/model.ts';
import type { Condition, Literal, Operator } from '../../soql/tree.ts';
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { all, any, combine } from '../page/boolean-filter.ts';
import type { ListFilter, ListView } from '../page/list-views.ts';
import { equals, simpleQuery } from '../rest/find.ts';
import { runQuery } from '../rest/run-query.ts';

export function listCondition(
  call: Call,
  object: ObjectDef,
  view: ListView,
  searchTerm: string | null,
): Condition | null {
  const filters = view.filters.map((filter) => filterCondition(call.services.org.schema, object, filter));
  const parts = [
    combine(filters, view.booleanFilter),
    scopeCondition(call, view),
    searchCondition(call, object, view, searchTerm),
  ];
  return all(parts.filter((part) => part !== null));
}

function scopeCondition(call: Call, view: ListView): Condition | null {
  if (view.scope === 'everything') return null;
  const owner = view.scope === 'mine' ? call.session.userId : queueId(call, view.queue ?? '');
  return equals('OwnerId', { kind: 'string', value: owner });
}

function queueId(call: Call, developerName: string): string {
  const where = all([
    equals('DeveloperName', { kind: 'string', value: developerName }),
    equals('Type', { kind: 'string', value: 'Queue' }),
  ]);
  const [queue] = runQuery(call, simpleQuery('Group', ['Id'], where)).records;
  return queue ? String(queue.values.Id) : refuse('INVALID_FILTER', `The org has no queue ${developerName}.`);
}

/** A search covers the list's text columns. */
function searchCondition(call: Call, object: ObjectDef, view: ListView, term: string | null): Condition | null {
  if (term === null || term.trim() === '') return null;
  const { schema } = call.services.org;
  const columns = view.columns.filter((path) => isText(fieldAt(schema, object, path)));
  return any(columns.map((path) => compare(path, 'LIKE', { kind: 'string', value: `%${escapeLike(term.trim())}%` })));
}

const textTypes = new Set(['string', 'combobox', 'picklist', 'email', 'phone', 'url', 'textarea']);
const isText = (field: FieldDef | undefined): boolean =>
  field !== undefined && textTypes.has(field.type) && isFilterable(field);

export function fieldAt(schema: Schema, object: ObjectDef, path: string): FieldDef | undefined {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return object.fields.get(first.toLowerCase());
  const lookup = object.parents.get(first.toLowerCase());
  for (const name of lookup?.referenceTo ?? []) {
    const parent = schema.object(name);
    const field = parent && fieldAt(schema, parent, rest.join('.'));
    if (field) return field;
  }
  return undefined;
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

const compare = (path: string, operator: Operator, right: Literal | { kind: 'list'; items: Literal[] }): Condition => ({
  kind: 'compare',
  left: { kind: 'field', path: path.split('.'), alias: null },
  operator,
  right,
});

const orderOperators: Readonly<Record<string, Operator>> = {
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

function filterCondition(schema: Schema, object: ObjectDef, filter: ListFilter): Condition {
  const field = fieldAt(schema, object, filter.path);
  if (!field) return refuse('INVALID_FILTER', `The list view filters by the unknown field ${filter.path}.`);
  const values = filter.values.map((value) => filterLiteral(object, field, value));
  const each = (operator: Operator, pattern: (text: string) => string): Condition =>
    any(
      filter.values.map((text) => compare(filter.path, operator, { kind: 'string', value: pattern(escapeLike(text)) })),
    ) ?? refuse('INVALID_FILTER', `The filter by ${filter.path} has no value.`);
  switch (filter.operation) {
    case 'equals':
      return oneOf(filter.path, values);
    case 'notEqual':
      return noneOf(filter.path, values);
    case 'contains':
      return each('LIKE', (text) => `%${text}%`);
    case 'startsWith':
      return each('LIKE', (text) => `${text}%`);
    case 'notContain':
      return { kind: 'not', part: each('LIKE', (text) => `%${text}%`) };
    case 'includes':
      return compare(filter.path, 'INCLUDES', { kind: 'list', items: values });
    case 'excludes':
      return compare(filter.path, 'EXCLUDES', { kind: 'list', items: values });
    default: {
      const [first = { kind: 'null' } as const] = values;
      return compare(filter.path, orderOperators[filter.operation] ?? '=', first);
    }
  }
}

function oneOf(path: string, values: readonly Literal[]): Condition {
  const parts = values.map((value) => compare(path, '=', value));
  return any(parts) ?? compare(path, '=', { kind: 'null' });
}

function noneOf(path: string, values: readonly Literal[]): Condition {
  const parts = values.map((value) => compare(path, '!=', value));
  return all(parts) ?? compare(path, '!=', { kind: 'null' });
}

function filterLiteral(object: ObjectDef, field: FieldDef, text: string): Literal {
  if (text === '') return { kind: 'null' };
  if (field.name === 'RecordTypeId') return { kind: 'string', value: recordTypeId(object, text) };
  switch (field.type) {
    case 'boolean':
      return { kind: 'boolean', value: text === '1' || /^true$/i.test(text) };
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return { kind: 'number', value: Number(text.replaceAll(',', '')) };
    case 'date':
    case 'datetime':
      return dateLiteral(field, text);
    default:
      return { kind: 'string', value: text };
  }
}

/** In the format `Case.Support`. */
function recordTypeId(object: ObjectDef, text: string): string {
  const name = text.split('.').at(-1);
  const found = object.recordTypes.find((type) => type.developerName === name || type.label === name);
  return found?.id ?? refuse('INVALID_FILTER', `${object.name} has no record type ${text}.`);
}

/** `TODAY`, `LAST_N_DAYS:7`, `11/3/2026`, or `2026-11-03`. */
function dateLiteral(field: FieldDef, text: string): Literal {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) {
    return field.type === 'date' ? { kind: 'date', value: iso } : { kind: 'datetime', value: `${iso}T00:00:00.000Z` };
  }
  const [name = '', n] = text.replaceAll(' ', '_').toUpperCase().split(':');
  return { kind: 'dateLiteral', name, n: n === undefined ? null : Number(n) };
}
