/** The interface through which the API calls `@AuraEnabled` methods. The Apex runtime implements it. */
import type { Session } from '../../types.ts';

export interface ApexCalls {
  auraMethod(className: string, method: string): { readonly cacheable: boolean } | undefined;
  callAuraMethod(
    session: Session,
    className: string,
    method: string,
    args: Record<string, unknown>,
  ): { readonly returnValue: unknown };
  executeAnonymous(session: Session, block: string): object;
}

/** Thrown by the runtime when Apex code throws. */
export interface ApexFailure extends Error {
  readonly exceptionType: string;
  /** The Apex stack trace: class, method, and line. */
  readonly stackTrace?: string;
  readonly isUserDefinedException?: boolean;
}

export const isApexFailure = (error: unknown): error is ApexFailure =>
  error instanceof Error && 'exceptionType' in error && typeof error.exceptionType === 'string';
