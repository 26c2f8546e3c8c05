/**
 * Whether an index can drive a query in an org with millions of records: one of the conditions that must all hold is on an indexed field of
 * the object itself, with an operator that uses the index. Which fields those are: the Query & Search Optimization Cheat Sheet; how few rows
 * they must leave: "Maximizing the Performance of Force.com SOQL, Reports, and List Views" on the Salesforce Developers Blog. No code can tell
 * how few; it can tell that there is such a condition at all.
 */
import { readListViews, type ListView } from '../../../local-org/api/page/list-views.ts';
import type { FieldDef, ObjectDef, Schema } from '../../../local-org/schema/model.ts';
import { ProjectFiles } from '../../../local-org/schema/project-files.ts';
import type { Query } from '../../../local-org/soql/index.ts';
import type { Condition } from '../../../local-org/soql/tree.ts';
import type { Finding } from '../Finding.ts';
import type { Prepared } from './prepareQueries.ts';

/** Objects of an org's setup: it has dozens of their rows, or some thousands. */
const SETUP = new Set([
  'CustomPermission',
  'EmailTemplate',
  'Group',
  'GroupMember',
  'Organization',
  'PermissionSet',
  'PermissionSetAssignment',
  'Profile',
  'RecordType',
  'TaskStatus',
  'User',
  'UserRecordAccess',
]);

const INDEXED = new Set(['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp']);
const ADVICE =
  'filter by an indexed field of the object itself: a lookup, RecordTypeId, OwnerId, a key, or dates from a day on';

export function unselective(schema: Schema, prepared: readonly Prepared[]): Finding[] {
  return prepared.flatMap(({ found: { file, line }, plan }) =>
    queriesIn(plan.query)
      .filter((query) => !hasSelectiveFilter(schema, query))
      .map((query) => ({
        file,
        line,
        message: `this query of ${query.from} reads every record in an org with millions of them; ${ADVICE}.`,
      })),
  );
}

/** List views are queries, too. */
export function unselectiveListViews(root: string, schema: Schema): Finding[] {
  const files = new ProjectFiles(root);
  return readListViews(files, schema)
    .filter((view) => !isSelectiveView(schema, view))
    .map(({ object, name }) => ({
      file: files.ofType('listView').find((file) => file.includes(`/${object}/listViews/${name}.`)) ?? '',
      message: `this list view reads every ${object} in an org with millions of them; ${ADVICE}.`,
    }));
}

function isSelectiveView(schema: Schema, { object, scope, filters, booleanFilter }: ListView): boolean {
  const fields = schema.requireObject(object).fields;
  const isSelective = filters.some(({ path, operation }) => {
    const field = fields.get(path.toLowerCase());
    return operation === 'equals' && field !== undefined && isIndexed(schema.requireObject(object), field);
  });
  return scope !== 'everything' || (isSelective && !/\bOR\b/i.test(booleanFilter ?? ''));
}

/** The query and those of its semi-joins. A subquery of children is driven by their parents. */
function queriesIn(query: Query): Query[] {
  const inner: Query[] = [];
  const visit = (condition: Condition | null): void => {
    if (condition === null) return;
    if (condition.kind === 'not') visit(condition.part);
    else if (condition.kind !== 'compare') condition.parts.forEach(visit);
    else if (condition.right.kind === 'subquery') inner.push(...queriesIn(condition.right.query));
  };
  visit(query.where);
  return [query, ...inner];
}

function hasSelectiveFilter(schema: Schema, query: Query): boolean {
  const object = schema.requireObject(query.from);
  // A custom setting has a record for each of some users.
  if (object.customMetadata || object.customSetting === true || SETUP.has(object.name)) return true;
  return query.where !== null && drives(object, query.where);
}

/** All of several conditions hold if one drives; where any may hold, each must. */
function drives(object: ObjectDef, condition: Condition): boolean {
  if (condition.kind === 'not') return false;
  if (condition.kind !== 'compare') {
    const partDrives = (part: Condition): boolean => drives(object, part);
    return condition.kind === 'and' ? condition.parts.some(partDrives) : condition.parts.every(partDrives);
  }
  const { left, operator, right } = condition;
  if (left.kind !== 'field' || left.path.length > 1 || right.kind === 'null') return false;
  const field = object.fields.get(left.path[0]?.toLowerCase() ?? '');
  if (field === undefined || !isIndexed(object, field)) return false;
  return operator === '=' || operator === 'IN' || (isDate(field) && (operator === '>' || operator === '>='));
}

const isIndexed = (object: ObjectDef, field: FieldDef): boolean =>
  INDEXED.has(field.name) ||
  (field.name === object.nameField && field.name !== 'Subject') ||
  field.type === 'reference' ||
  field.externalId ||
  field.unique;

const isDate = ({ type }: FieldDef): boolean => type === 'datetime';
