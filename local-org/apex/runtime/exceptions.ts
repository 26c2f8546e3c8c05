/** Apex exceptions: the platform's classes, and how TypeScript code throws one. */
import type { DmlError } from '../../types.ts';
import { ClassInfo } from './classes.ts';
import { current } from './execution.ts';
import { Obj } from './values.ts';

/** One failed row of a DmlException: the record's index, and the error. */
export interface DmlRowError extends DmlError {
  readonly row: number;
  readonly id: string | null;
}

/** Data of an exception object in addition to its class's fields. */
export interface ExceptionState {
  message: string | null;
  cause: Obj | null;
  readonly line: number;
  /** `Class.Name.method: line 12, column 1`, innermost first. */
  readonly trace: string;
  dml: readonly DmlRowError[];
}

/** An Apex exception in TypeScript. Only Apex code or the outermost call catches it. */
export class ApexThrow extends Error {
  readonly value: Obj;

  constructor(value: Obj) {
    super();
    this.name = 'ApexThrow';
    this.value = value;
  }

  override get message(): string {
    return describeException(this.value);
  }
}

export const EXCEPTION = new ClassInfo('Exception', 'builtin');

/**
 * Apex Reference, "Exception Class and Built-In Exceptions", "ConnectApi Exceptions"; Apex Developer Guide,
 * "Transaction Control" (InvalidOperationException).
 */
const NAMES = [
  'AssertException',
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'ConnectApi.ConnectApiException',
  'ConnectApi.NotFoundException',
  'ConnectApi.RateLimitException',
  'DmlException',
  'EmailException',
  'FinalException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidOperationException',
  'InvalidParameterValueException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'QueryException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
  'XmlException',
] as const;

export type ExceptionName = (typeof NAMES)[number];

function builtin(name: string): ClassInfo {
  const cls = new ClassInfo(name, 'builtin');
  cls.superType = EXCEPTION.type;
  return cls;
}

/** By lower-case name, including `exception`. */
export const EXCEPTION_CLASSES: ReadonlyMap<string, ClassInfo> = new Map([
  ['exception', EXCEPTION],
  ...NAMES.map((name): [string, ClassInfo] => [name.toLowerCase(), builtin(name)]),
]);

/** Sets the message and the trace of an exception object, at the current line. */
export function attachException(object: Obj, message: string | null, cause: Obj | null = null): Obj {
  const execution = current();
  object.exception = { message, cause, line: execution.line, trace: execution.trace(), dml: [] };
  return object;
}

export function newException(cls: ClassInfo, message: string | null, cause: Obj | null = null): Obj {
  return attachException(new Obj(cls), message, cause);
}

/** Throws a platform exception. */
export function throwApex(name: ExceptionName, message: string, dml: readonly DmlRowError[] = []): never {
  const cls = EXCEPTION_CLASSES.get(name.toLowerCase());
  if (cls === undefined) throw new Error(`No exception class ${name}`);
  const object = newException(cls, message);
  if (object.exception !== null) object.exception.dml = dml;
  throw new ApexThrow(object);
}

export function throwNullPointer(): never {
  return throwApex('NullPointerException', 'Attempt to de-reference a null object');
}

/** `System.DmlException` for those of the namespace System, the full name for the others. */
export function exceptionTypeName(cls: ClassInfo): string {
  return cls.kind === 'builtin' && !cls.name.includes('.') ? `System.${cls.name}` : cls.name;
}

export function exceptionMessage(object: Obj): string {
  return object.exception?.message ?? 'Script-thrown exception';
}

/** `System.ListException: List index out of bounds: 3`, as an exception prints. */
export function exceptionText(object: Obj): string {
  return `${exceptionTypeName(object.cls)}: ${exceptionMessage(object)}`;
}

/** With its stack and its cause. */
export function describeException(object: Obj): string {
  const trace = object.exception?.trace ?? '';
  const own = exceptionText(object) + (trace === '' ? '' : `\n${trace}`);
  const cause = object.exception?.cause ?? null;
  return cause === null ? own : `${own}\nCaused by\n${describeException(cause)}`;
}
