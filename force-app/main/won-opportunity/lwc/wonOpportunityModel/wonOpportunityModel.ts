/** What the Apex of won opportunities answers. */

export type WonState = 'OPEN' | 'OTHER' | 'WAITING' | 'CREATED' | 'FAILED' | 'NONE';

export interface WonOnboarding {
  readonly opportunityId: string;
  readonly stageName: string;
  readonly accountId?: string | null;
  readonly type?: string | null;
  readonly state: WonState;
  /** Why there is no case. */
  readonly error?: string | null;
  readonly onboardingCaseId?: string | null;
  readonly caseNumber?: string | null;
  readonly statusLabel?: string | null;
  /** Null while a queue owns the case. */
  readonly specialistName?: string | null;
  readonly canRetry: boolean;
}

export interface RetryOutcome {
  readonly opportunityId: string;
  readonly caseId?: string | null;
  readonly caseNumber?: string | null;
  readonly error?: string | null;
}
