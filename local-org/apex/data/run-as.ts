/** System.runAs. Apex Reference, "System Class", runAs; Apex Developer Guide, "Using the runAs Method". */
import { throwNullPointer } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { dmlOrThrow } from './dml.ts';

/**
 * Runs the block as the user, with the same transaction and limits. An unsaved user is saved first. Each call
 * counts as a DML statement.
 */
export function runAs<T>(user: ApexValue, work: () => T): T {
  if (!(user instanceof SObj)) return throwNullPointer();
  const execution = current();
  const { org, transaction, savedFirst } = execution;
  execution.savedFirst = null;
  try {
    if (user.id === null) dmlOrThrow('insert', [user], { access: 'system' });
    else execution.limits.use('dmlStatements', 1);
    return transaction.withSession(org.session(user.id ?? throwNullPointer()), work);
  } finally {
    execution.savedFirst = savedFirst;
  }
}
