/** Savepoints. Apex Developer Guide, "Transaction Control"; Apex Reference, "Database Class", setSavepoint, rollback, releaseSavepoint. */
import type { Savepoint } from '../../store/transaction.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import { current, type Execution } from '../runtime/execution.ts';
import type { TriggerContext } from '../runtime/triggers.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { nativeType, type ClassDefinition } from './definition.ts';

export const savepointClass: ClassDefinition = { type: nativeType('Savepoint') };

class SavepointObject extends NativeObject {
  readonly type = savepointClass.type;
  readonly savepoint: Savepoint;
  /** The number of waiting jobs at the savepoint. A rollback removes later ones. */
  readonly jobs: number;
  /** Where it was set. It can't be used in another trigger, or on the other side of Test.startTest and stopTest. */
  readonly trigger: TriggerContext | null;
  readonly testPhase: Execution['testPhase'];

  constructor({ transaction, jobs, trigger, testPhase }: Execution) {
    super();
    this.savepoint = transaction.savepoint();
    this.jobs = jobs.length;
    this.trigger = trigger;
    this.testPhase = testPhase;
  }
}

export function setSavepoint(): SavepointObject {
  const execution = current();
  execution.limits.use('dmlStatements', 1);
  return new SavepointObject(execution);
}

export function rollback(value: ApexValue | undefined): null {
  const { limits, transaction, jobs } = current();
  const { savepoint, jobs: kept } = usable(value);
  limits.use('dmlStatements', 1);
  transaction.rollbackTo(savepoint);
  jobs.length = Math.min(jobs.length, kept);
  return null;
}

/** "All savepoints that are subsequent to the given one are also released." */
export function releaseSavepoint(value: ApexValue | undefined): null {
  current().transaction.release(usable(value).savepoint);
  return null;
}

/**
 * Using a savepoint that was released, rolled back with an earlier one, or set in another trigger is a
 * runtime error.
 */
function usable(value: ApexValue | undefined): SavepointObject {
  if (!(value instanceof SavepointObject)) return throwNullPointer();
  const { transaction, trigger, testPhase } = current();
  const isHere = value.trigger === trigger && value.testPhase === testPhase;
  if (isHere && transaction.isSet(value.savepoint)) return value;
  return throwApex('InvalidOperationException', 'The savepoint is not valid any more: it was released or rolled back');
}
