/**
 * One transaction can't save both setup objects and other objects. Apex Developer Guide, "sObjects That Can't
 * Be Used Together in DML Operations". In a test, code in System.runAs can mix them, and an asynchronous job
 * has its own transaction ("Mixed DML Operations in Test Methods").
 */
import type { DmlError, DmlOperation } from '../../types.ts';
import { current, type SavedFirst } from '../runtime/execution.ts';
import type { SObj } from '../runtime/values.ts';
import { rowFromRecord } from './rows.ts';

const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'AuthSession',
  'ContentWorkspace',
  'FieldPermissions',
  'ForecastingShare',
  'GroupMember',
  'ObjectPermissions',
  'ObjectTerritory2AssignmentRule',
  'ObjectTerritory2AssignmentRuleItem',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSobject',
  'RuleTerritory2Association',
  'SetupEntityAccess',
  'Territory',
  'Territory2',
  'Territory2Model',
  'UserPackageLicense',
  'UserRole',
  'UserTerritory',
  'UserTerritory2Association',
]);

/** A user update that changes none of these fields can be mixed. */
const SETUP_FIELDS_OF_USER = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/** Null for saves that can be mixed: a new or changed group, a user without a role, and most changes of a user. */
export function kindOf(object: string, operation: DmlOperation, fields: () => object): keyof SavedFirst | null {
  if (object === 'Group') return operation === 'insert' || operation === 'update' ? null : 'setup';
  if (object === 'User') return isSetupOfUser(operation, fields()) ? 'setup' : null;
  return SETUP_OBJECTS.has(object) ? 'setup' : 'data';
}

function isSetupOfUser(operation: DmlOperation, fields: object): boolean {
  const { UserRoleId: role = null } = fields as { UserRoleId?: unknown };
  if (operation === 'insert') return role !== null;
  return SETUP_FIELDS_OF_USER.some((name) => name in fields);
}

/** Salesforce's error for every record of a mixed save, or null. Remembers what is saved. */
export function mixedDml(operation: DmlOperation, records: readonly SObj[]): DmlError | null {
  const { savedFirst } = current();
  if (savedFirst === null) return null;
  let checked = '';
  for (const record of records) {
    const { name } = record.type;
    if (name === checked && name !== 'User') continue;
    checked = name;
    const saves = operation === 'upsert' ? (record.id === null ? 'insert' : 'update') : operation;
    const kind = kindOf(name, saves, () => rowFromRecord(record));
    if (kind === null) continue;
    const original = savedFirst[kind === 'setup' ? 'data' : 'setup'];
    if (original !== null) return refusal(name, original);
    savedFirst[kind] ??= name;
  }
  return null;
}

const refusal = (object: string, original: string): DmlError => ({
  statusCode: 'MIXED_DML_OPERATION',
  message: `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${original}`,
  fields: [],
});
