/** System.runAs. Apex Reference, "System Class": only in tests; it puts a user in place of the running one until the block ends. */
import { SObj, type ApexValue } from './values.ts';
import { throwApex, throwNullPointer } from './exceptions.ts';
import { current } from './execution.ts';

export function runAs<T>(user: ApexValue, work: () => T): T {
  const { inTest, org, transaction } = current();
  if (!inTest) throwApex('TypeException', 'System.runAs can be called only in a test');
  const id = user instanceof SObj ? user.id : null;
  if (id === null) return throwNullPointer();
  return transaction.withSession(org.session(id), work);
}
