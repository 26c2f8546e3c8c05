/** The two kinds of unit: each write for itself, or all of it in one transaction. */
import type { Org } from '../org.ts';
import type { Session } from '../types.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Unit } from './call.ts';

/** Reads see what is committed; each write is a transaction of its own. */
export function separateUnit(org: Org, session: Session): Unit {
  return {
    write: (work) => org.transaction(session, work),
    read: (work) => org.read(work),
    together: (work) => org.transaction(session, (transaction) => work(sharedUnit(transaction))),
  };
}

/** Everything happens in the transaction that is open, and reads see it. */
function sharedUnit(transaction: Transaction): Unit {
  const unit: Unit = {
    write: (work) => work(transaction),
    read: (work) => work(transaction.reader),
    together: (work) => work(unit),
  };
  return unit;
}
