/** UserRecordAccess for a user and records (Object Reference, "UserRecordAccess"). */
import type { ObjectDef } from '../schema/model.ts';
import type { Session } from '../types.ts';
import type { Access } from './access.ts';

export interface RecordAccess {
  readonly UserId: string;
  readonly RecordId: string;
  readonly HasReadAccess: boolean;
  readonly HasEditAccess: boolean;
  readonly HasDeleteAccess: boolean;
  readonly HasTransferAccess: boolean;
  readonly HasAllAccess: boolean;
  readonly MaxAccessLevel: 'None' | 'Read' | 'Edit' | 'Delete' | 'Transfer' | 'All';
}

/** Records of one object. Object permissions limit the access that sharing gives. */
export function recordAccess(
  access: Access,
  session: Session,
  object: ObjectDef,
  ids: readonly string[],
): RecordAccess[] {
  const can = (right: 'read' | 'edit' | 'delete'): boolean => access.canObject(session, object.name, right);
  const nobody = new Set<string>();
  const hasOwner = object.fields.has('ownerid');
  const readable = can('read') ? access.rows.reached(session, object, 'read', ids) : nobody;
  const editable = can('edit') ? access.rows.reached(session, object, 'edit', ids) : nobody;
  const owned = can('edit') ? access.rows.reached(session, object, 'all', ids) : nobody;
  const deletable = can('delete') ? access.rows.reached(session, object, 'all', ids) : nobody;
  return ids.map((id) => {
    const row = {
      UserId: session.userId,
      RecordId: id,
      HasReadAccess: readable.has(id),
      HasEditAccess: editable.has(id),
      HasDeleteAccess: deletable.has(id),
      HasTransferAccess: hasOwner && (owned.has(id) || (editable.has(id) && access.mayTransferAny(session, object))),
      HasAllAccess: owned.has(id) && deletable.has(id),
    };
    return { ...row, MaxAccessLevel: maximum(row) };
  });
}

function maximum(row: Omit<RecordAccess, 'MaxAccessLevel'>): RecordAccess['MaxAccessLevel'] {
  if (row.HasAllAccess) return 'All';
  if (row.HasTransferAccess) return 'Transfer';
  if (row.HasDeleteAccess) return 'Delete';
  if (row.HasEditAccess) return 'Edit';
  return row.HasReadAccess ? 'Read' : 'None';
}
