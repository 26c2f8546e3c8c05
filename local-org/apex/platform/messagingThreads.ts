/** Apex Reference, "Cases Class" and "EmailMessages Class": what connects replies to an email with its record. */
import { normalizeId } from '../../store/ids.ts';
import { current } from '../runtime/execution.ts';
import { LimitExceeded } from '../runtime/failures.ts';
import { text, textOrNull } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

export const casesClass: ClassDefinition = {
  type: nativeType('Cases'),
  statics: statics({
    'String generateThreadingMessageId(Id)': ([caseId]) => current().org.emailThreads.messageId(text(caseId)),
  }),
};

/**
 * "If there is no existing token, getFormattedThreadingToken may perform a Data Manipulation Language (DML) operation", so a cacheable method
 * can't call it. It returns null for "a user lacking permission to access the parent record". Only cases have tokens here.
 */
function formattedToken(recordId: string): string | null {
  const { org, session, transaction, isReadOnly } = current();
  if (isReadOnly) throw new LimitExceeded('Too many DML statements: 1');
  const sql = 'SELECT "Id" FROM "Case" WHERE "Id" = ? AND "IsDeleted" = 0';
  if (transaction.reader.rows(sql, [recordId]).length === 0) return null;
  const [access] = org.access.recordAccess(session.userId, [recordId]);
  return access?.HasReadAccess === true ? org.emailThreads.formattedToken(recordId) : null;
}

/**
 * The record of the first token: in the subject, else in the text, else in the HTML. Salesforce Help, "How does Email to Case parse the Thread ID
 * in incoming emails", says so of thread IDs.
 */
function recordOf(parts: readonly (string | null)[]): string | null {
  const { emailThreads } = current().org;
  const [first] = parts.flatMap((part) => emailThreads.recordsInText(part ?? ''));
  return first === undefined ? null : normalizeId(first);
}

export const emailMessagesClass: ClassDefinition = {
  type: nativeType('EmailMessages'),
  statics: statics({
    'String getFormattedThreadingToken(Id)': ([recordId]) => formattedToken(text(recordId)),
    'Id getRecordIdFromEmail(String,String,String)': (parts) => recordOf(parts.map((part) => textOrNull(part))),
  }),
};
