/** The two kinds of unit: one transaction for each write, or one for all of them. */
import type { Org } from '../org.ts';
import type { Session } from '../types.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Unit } from './call.ts';

/** Each write is a transaction, and reads see committed data. */
export function separateUnit(org: Org, session: Session): Unit {
  return {
    write: (work) => org.transaction(session, work),
    read: (work) => org.read(work),
    together: (work) => org.transaction(session, (transaction) => work(sharedUnit(transaction))),
  };
}

/** All calls run in the open transaction, and reads see its data. */
function sharedUnit(transaction: Transaction): Unit {
  const unit: Unit = {
    write: (work) => work(transaction),
    read: (work) => work(transaction.reader),
    together: (work) => work(unit),
  };
  return unit;
}
