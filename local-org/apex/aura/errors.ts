/**
 * The error of a failed call, as the component gets it. Lightning Web Components Developer Guide, "Handle
 * Errors in Apex".
 */
import { ApexThrow, exceptionMessage, exceptionTypeName } from '../runtime/exceptions.ts';
import type { Execution } from '../runtime/execution.ts';
import { FatalError, LimitExceeded } from '../runtime/failures.ts';

export interface AuraErrorBody {
  /** `System.AuraHandledException`, `System.NullPointerException`, or the name of a class in the project. */
  readonly exceptionType: string;
  readonly message: string;
  /** `Class.Name.method: line 12, column 1`, innermost first. */
  readonly stackTrace: string;
  readonly isUserDefinedException: boolean;
}

/** An @AuraEnabled method ended with an exception, or couldn't be called with these arguments. */
export class ApexCallError extends Error implements AuraErrorBody {
  readonly exceptionType: string;
  readonly stackTrace: string;
  readonly isUserDefinedException: boolean;

  constructor(body: AuraErrorBody) {
    super(body.message);
    this.name = 'ApexCallError';
    this.exceptionType = body.exceptionType;
    this.stackTrace = body.stackTrace;
    this.isUserDefinedException = body.isUserDefinedException;
  }

  get body(): AuraErrorBody {
    const { exceptionType, message, stackTrace, isUserDefinedException } = this;
    return { exceptionType, message, stackTrace, isUserDefinedException };
  }
}

/** Converts Apex exceptions to the caller's errors. A fault in the local org stays as it is. */
export function callError(error: unknown, execution: Execution): unknown {
  if (error instanceof ApexThrow) {
    const { value } = error;
    return new ApexCallError({
      exceptionType: exceptionTypeName(value.cls),
      message: exceptionMessage(value),
      stackTrace: value.exception?.trace ?? '',
      isUserDefinedException: value.cls.kind !== 'builtin',
    });
  }
  if (error instanceof FatalError)
    return new ApexCallError({
      exceptionType: error.exceptionType,
      message: error.message,
      stackTrace: error.apexTrace === '' ? execution.trace() : error.apexTrace,
      isUserDefinedException: false,
    });
  // A stack overflow in JavaScript means that Apex is already deeper than Salesforce allows.
  if (error instanceof RangeError && /call stack/.test(error.message))
    return callError(new LimitExceeded('Maximum stack depth reached'), execution);
  return error;
}
