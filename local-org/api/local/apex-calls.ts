/** Calls of `@AuraEnabled` methods, as the API sees them; the Apex runtime offers this. */
import type { Session } from '../../types.ts';

export interface ApexCalls {
  auraMethod(className: string, method: string): { readonly cacheable: boolean } | undefined;
  callAuraMethod(
    session: Session,
    className: string,
    method: string,
    args: Record<string, unknown>,
  ): { readonly returnValue: unknown };
}

/** What the runtime throws when Apex code threw. */
export interface ApexFailure extends Error {
  readonly exceptionType: string;
  /** The Apex stack trace: class, method, line. */
  readonly stackTrace?: string;
  readonly isUserDefinedException?: boolean;
}

export const isApexFailure = (error: unknown): error is ApexFailure =>
  error instanceof Error && 'exceptionType' in error && typeof error.exceptionType === 'string';
