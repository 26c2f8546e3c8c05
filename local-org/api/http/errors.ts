/** Turns the org's errors into responses. */
import { OrgError } from '../../errors.ts';
import { diskProblem } from '../../store/disk-problem.ts';
import { refusal, type Reply } from './reply.ts';

/**
 * The HTTP status of error codes that don't use 400. Source: REST API Developer Guide, "Status Codes and
 * Error Responses", and the codes' descriptions in the SOAP API Developer Guide, "ExceptionCode".
 */
const statusOfCode: Readonly<Record<string, number>> = {
  INVALID_SESSION_ID: 401,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  API_DISABLED_FOR_ORG: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INVALID_CROSS_REFERENCE_KEY_404: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK: 412,
  REQUEST_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  FUNCTIONALITY_NOT_SUPPORTED: 501,
  SERVER_UNAVAILABLE: 503,
};

/** An error with its status and body, which handlers throw. */
export class HttpRefusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`HTTP ${reply.status}`);
    this.name = 'HttpRefusal';
    this.reply = reply;
  }
}

export const statusFor = (errorCode: string): number => statusOfCode[errorCode] ?? 400;

/** Throws an error. For use in expressions. */
export function refuse(errorCode: string, message: string, fields?: readonly string[]): never {
  throw new HttpRefusal(refusal(statusFor(errorCode), errorCode, message, fields));
}

export const notFound = (message = 'The requested resource does not exist'): HttpRefusal =>
  new HttpRefusal(refusal(404, 'NOT_FOUND', message));

/**
 * The response to any error. If the error isn't one of the org's refusals, it's a fault in the org: the
 * caller gets an error ID, and the log gets the cause.
 */
export function replyTo(error: unknown, log: (line: string) => void): Reply {
  if (error instanceof HttpRefusal) return error.reply;
  if (error instanceof OrgError) return refusal(statusFor(error.code), error.code, error.message, error.fields);
  const problem = diskProblem(error);
  if (problem) return refusal(statusFor(problem.code), problem.code, problem.message);
  const errorId = Math.floor(Math.random() * 1e9);
  log(`Error ${errorId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return refusal(
    500,
    'UNKNOWN_EXCEPTION',
    `An unexpected error occurred. Please include this ErrorId if you contact support: ${errorId}`,
  );
}
