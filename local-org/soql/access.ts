/** User mode: checks what a query uses against the user's permissions. */
import type { ObjectDef } from '../schema/model.ts';
import type { RecordAccess } from '../security/record-access.ts';
import type { RowLevel, RowTest } from '../security/sharing/row-test.ts';
import type { Session } from '../types.ts';
import type { Touch } from './compile/scope.ts';
import { noSuchColumn, noSuchType, refuse } from './query-error.ts';
import type { Query } from './tree.ts';

/** The permissions that queries need. local-org/security implements this. */
export interface ReadAccess {
  canObject(session: Session, object: string, right: 'read'): boolean;
  canField(session: Session, object: string, field: string, right: 'read'): boolean;
  recordAccess(userId: string, ids: readonly string[]): readonly RecordAccess[];
  readonly rows: { test(session: Session, object: ObjectDef, level: RowLevel, alias: string): RowTest | null };
}

/**
 * Without read permission, an object or field doesn't exist for the user (Apex Developer Guide, "Enforce User
 * Mode for Database Operations"). Throws INVALID_TYPE or INVALID_FIELD.
 */
export function checkReadable(access: ReadAccess, session: Session, touches: readonly Touch[], query: Query): void {
  for (const { object, field, written, at } of touches) {
    if (field === null) {
      if (!access.canObject(session, object, 'read')) refuse('INVALID_TYPE', noSuchType(object), query, at);
    } else if (!access.canField(session, object, field, 'read')) {
      refuse('INVALID_FIELD', noSuchColumn(written, object), query, at);
    }
  }
}
