/** What became of one integration case that was missing. */
import type { Fields, SaveError, SaveResult } from './Org.ts';

export interface IntegrationCaseCreation {
  /** The onboarding case. */
  readonly caseId: string;
  readonly provider: string;
  readonly key: string;
  /** `existing`: somebody else was faster. */
  readonly outcome: 'created' | 'existing' | 'failed';
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
  return { ...about, outcome: 'failed', id: null, message: error?.message ?? 'The org gave no reason.' };
}

/** An org may have unique fields of its own; only a second key means that the integration case is there. */
function isTaken(error: SaveError | undefined): boolean {
  return error?.statusCode === 'DUPLICATE_VALUE' && error.message.includes('Integration_Key__c');
}
