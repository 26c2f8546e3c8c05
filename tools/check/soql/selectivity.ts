/**
 * Checks that each query can use an index in an org with millions of records: it needs a condition on an indexed field of its own object, with
 * an operator that uses the index. The Query & Search Optimization Cheat Sheet lists the fields. This check can't tell how many records a
 * condition selects (Salesforce Developers Blog, "Maximizing the Performance of Force.com SOQL, Reports, and List Views").
 */
import { readListViews, type ListView } from '../../../local-org/api/page/list-views.ts';
import type { FieldDef, ObjectDef, Schema } from '../../../local-org/schema/model.ts';
import { ProjectFiles } from '../../../local-org/schema/project-files.ts';
import type { Query } from '../../../local-org/soql/index.ts';
import type { Condition } from '../../../local-org/soql/tree.ts';
import type { Finding } from '../Finding.ts';
import type { Prepared } from './prepareQueries.ts';

/** Setup objects, which have at most some thousands of records. */
const SETUP = new Set([
  'BusinessHours',
  'CronTrigger',
  'CustomNotificationType',
  'CustomPermission',
  'EmailTemplate',
  'Group',
  'GroupMember',
  'OpportunityStage',
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
/** Best Practices for Deployments with Large Data Volumes, "Indexes". */
const WITH_EMAIL_INDEX = new Set(['Contact', 'Lead']);
const ADVICE =
  'add a filter on an indexed field of the object: a lookup, RecordTypeId, OwnerId, a key, or a start date';

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

/** List views are queries too. */
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

/** The query and its semi-joins. A subquery of children uses the index of their parents. */
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
  // A custom setting has few records.
  if (object.customMetadata || object.customSetting === true || SETUP.has(object.name)) return true;
  return query.where !== null && drives(object, query.where);
}

/** With AND, one condition must use an index. With OR, all of them must. */
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
  (field.name === 'Email' && WITH_EMAIL_INDEX.has(object.name)) ||
  field.externalId ||
  field.unique;

const isDate = ({ type }: FieldDef): boolean => type === 'datetime';
