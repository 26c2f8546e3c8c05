/** Describes why a test ended. */
import { ApexThrow, describeException, exceptionMessage, exceptionTypeName } from '../runtime/exceptions.ts';
import type { Execution } from '../runtime/execution.ts';
import { FatalError } from '../runtime/failures.ts';

export interface TestFailure {
  /** `System.AssertException`, `MyClass.MyException`. */
  readonly exceptionType: string;
  readonly message: string;
  /** Type, message, Apex stack, and causes. */
  readonly text: string;
}

/** The stack is from the moment of the exception, because it wasn't caught. */
export function testFailure(error: unknown, execution: Execution): TestFailure {
  if (error instanceof ApexThrow) {
    const { value } = error;
    return {
      exceptionType: exceptionTypeName(value.cls),
      message: exceptionMessage(value),
      text: describeException(value),
    };
  }
  if (error instanceof FatalError) return failure(error.exceptionType, error.message, execution.trace());
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return failure('System.LimitException', 'Maximum stack depth reached', execution.trace());
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return failure('LocalOrg.InternalError', detail, execution.trace());
}

function failure(exceptionType: string, message: string, trace: string): TestFailure {
  return { exceptionType, message, text: `${exceptionType}: ${message}${trace === '' ? '' : `\n${trace}`}` };
}
