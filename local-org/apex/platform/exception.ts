/** Apex Reference, "Exception Class and Built-In Exceptions", with the methods of DmlException. */
import {
  EXCEPTION,
  exceptionMessage,
  exceptionTypeName,
  type DmlRowError,
  type ExceptionState,
} from '../runtime/exceptions.ts';
import type { Obj } from '../runtime/values.ts';
import { integer, object, textOrNull } from './arguments.ts';
import { on, type ClassDefinition } from './definition.ts';
import { statusCode } from './enums.ts';
import { checkIndex } from './list.ts';
import { listOfStrings } from './string.ts';

function state(exception: Obj): ExceptionState {
  if (exception.exception === null) throw new Error(`${exception.cls.name} is no exception`);
  return exception.exception;
}

/** One failure of a DmlException by its index. A row with two errors counts twice. */
function failure(exception: Obj, index: number): DmlRowError {
  const { dml } = state(exception);
  const found = dml[checkIndex(dml, index)];
  if (found === undefined) throw new Error('Unreachable: the index was checked');
  return found;
}

export const exceptionClass: ClassDefinition = {
  type: EXCEPTION.type,
  instance: on(object, {
    'Exception getCause()': (e) => state(e).cause,
    'Integer getLineNumber()': (e) => state(e).line,
    'String getMessage()': (e) => exceptionMessage(e),
    'String getStackTraceString()': (e) => state(e).trace,
    'String getTypeName()': (e) => exceptionTypeName(e.cls),
    'void initCause(Exception)': (e, [cause]) => {
      state(e).cause = cause === null ? null : object(cause);
      return null;
    },
    'void setMessage(String)': (e, [message]) => {
      state(e).message = textOrNull(message);
      return null;
    },
    'Integer getNumDml()': (e) => state(e).dml.length,
    'List<String> getDmlFieldNames(Integer)': (e, [i]) => listOfStrings(failure(e, integer(i)).fields),
    'Id getDmlId(Integer)': (e, [i]) => failure(e, integer(i)).id,
    'Integer getDmlIndex(Integer)': (e, [i]) => failure(e, integer(i)).row,
    'String getDmlMessage(Integer)': (e, [i]) => failure(e, integer(i)).message,
    'String getDmlStatusCode(Integer)': (e, [i]) => failure(e, integer(i)).statusCode,
    'StatusCode getDmlType(Integer)': (e, [i]) => statusCode(failure(e, integer(i)).statusCode),
  }),
};
