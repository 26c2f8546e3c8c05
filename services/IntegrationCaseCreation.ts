/** What became of one integration case that was missing. */
import { NOT_SENT, OUTCOME_UNKNOWN } from './errors.ts';
import type { Fields, SaveError, SaveResult } from './Org.ts';

export interface IntegrationCaseCreation {
  /** The onboarding case. */
  readonly caseId: string;
  readonly provider: string;
  readonly key: string;
  /** `existing`: somebody else was faster. Over HTTP alone, an answer can be lost (`unknown`), and a part never sent (`notTried`). */
  readonly outcome: 'created' | 'existing' | 'failed' | 'unknown' | 'notTried';
  /** The integration case, where it was created. */
  readonly id: string | null;
  /** Why it failed. */
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

/** What became of it after all, told by its key: `ids` are those of the keys that are there. */
export function settledBy(
  ids: ReadonlyMap<string, string>,
  creation: IntegrationCaseCreation,
): IntegrationCaseCreation {
  if (creation.outcome !== 'unknown') return creation;
  const id = ids.get(creation.key);
  if (id !== undefined) return { ...creation, outcome: 'created', id, message: null };
  return { ...creation, outcome: 'failed', message: `${creation.message} It is not there.` };
}

/** The org stopped answering in the middle of the work. `creations` has what is known of each case that was to be created. */
export class InterruptedCreation extends Error {
  readonly creations: readonly IntegrationCaseCreation[];

  constructor(creations: readonly IntegrationCaseCreation[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'InterruptedCreation';
    this.creations = creations;
  }
}

/** An org may have unique fields of its own; only a second key means that the integration case is there. */
function isTaken(error: SaveError | undefined): boolean {
  return error?.statusCode === 'DUPLICATE_VALUE' && error.message.includes('Integration_Key__c');
}
