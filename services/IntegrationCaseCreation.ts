/** The result of creating one missing integration case. */
import { NOT_SENT, OUTCOME_UNKNOWN } from './errors.ts';
import type { Fields, SaveError, SaveResult } from './Org.ts';

export interface IntegrationCaseCreation {
  /** The onboarding case. */
  readonly caseId: string;
  readonly provider: string;
  readonly key: string;
  /** `existing`: someone else created it first. `unknown`: the org's answer was lost. `notTried`: it was never sent. */
  readonly outcome: 'created' | 'existing' | 'failed' | 'unknown' | 'notTried';
  /** The integration case. Null unless it was created. */
  readonly id: string | null;
  /** Why it wasn't created, or why that isn't known. */
  readonly message: string | null;
}

export function creationOf(draft: Fields, result: SaveResult | undefined): IntegrationCaseCreation {
  const about = {
    caseId: String(draft['ParentId']),
    provider: String(draft['Integration_Provider__c']),
    key: String(draft['Integration_Key__c']),
  };
  if (result?.success === true) return { ...about, outcome: 'created', id: result.id, message: null };
  const [error] = result?.errors ?? [];
  if (isTaken(error)) return { ...about, outcome: 'existing', id: null, message: null };
  if (error?.statusCode === NOT_SENT) return { ...about, outcome: 'notTried', id: null, message: error.message };
  const outcome = error?.statusCode === OUTCOME_UNKNOWN ? 'unknown' : 'failed';
  return { ...about, outcome, id: null, message: error?.message ?? 'The org gave no reason.' };
}

/** Settles an `unknown` result. `ids` has the IDs of the existing integration cases by key. */
export function settledBy(
  ids: ReadonlyMap<string, string>,
  creation: IntegrationCaseCreation,
): IntegrationCaseCreation {
  if (creation.outcome !== 'unknown') return creation;
  const id = ids.get(creation.key);
  if (id !== undefined) return { ...creation, outcome: 'created', id, message: null };
  return { ...creation, outcome: 'failed', message: `${creation.message} The integration case doesn't exist.` };
}

/** Salesforce stopped answering before all cases were created. `creations` has a result for each case of the parts that were sent. */
export class InterruptedCreation extends Error {
  readonly creations: readonly IntegrationCaseCreation[];

  constructor(creations: readonly IntegrationCaseCreation[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'InterruptedCreation';
    this.creations = creations;
  }
}

/** The org can have other unique fields. Only a duplicate key means that the integration case exists. */
function isTaken(error: SaveError | undefined): boolean {
  return error?.statusCode === 'DUPLICATE_VALUE' && error.message.includes('Integration_Key__c');
}
