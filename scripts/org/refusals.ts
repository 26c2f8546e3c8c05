/** Turns any error into a message that says what happened, to what, and what to do now. */
import { InterruptedWrite } from '../../services/errors.ts';
import { InterruptedCreation } from '../../services/IntegrationCaseCreation.ts';
import { CommandError } from '../output/CommandError.ts';
import { OrgFault } from './OrgFault.ts';

/** What to do, by Salesforce's error code. */
const ADVICE: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'Sign in again with "sf org login web --alias ALIAS", then run the command again.',
  REQUEST_LIMIT_EXCEEDED:
    'Wait until the org accepts requests again, then run the command again. To see the daily limit, open Company Information in Setup.',
  UNABLE_TO_LOCK_ROW: 'Another user is saving the same records. Run the command again.',
  INVALID_TYPE: missing(),
  INVALID_FIELD: missing(),
  NOT_FOUND: missing(),
  INSUFFICIENT_ACCESS: 'Sign in as a user with more permissions, or ask your admin.',
  INSUFFICIENT_ACCESS_OR_READONLY: 'Sign in as a user with more permissions, or ask your admin.',
  API_DISABLED_FOR_ORG: 'Use an edition with API access.',
  API_CURRENTLY_DISABLED: 'Sign in as a user with the permission API Enabled.',
};

function missing(): string {
  return 'To see what\'s missing, run "npm run rosterpath -- preflight" for this org.';
}

/** Every error that ends a command goes through this function. */
export function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (isInterruption(error)) return toCommandError(error.cause);
  if (!(error instanceof Error)) return unexpected(String(error), error);
  const code = codeOf(error);
  if (code !== null) return refused(code, error.message);
  const isService = 'code' in error && typeof error.code === 'string' && error.name === 'ServiceError';
  return isService ? new CommandError(String(error.code), error.message) : unexpected(error.message, error);
}

/** Only what happened, without a period, for use inside a sentence. */
export function eventOf(error: unknown): string {
  if (isInterruption(error)) return eventOf(error.cause);
  if (error instanceof OrgFault) return withoutStop(error.event);
  return withoutStop(error instanceof Error ? error.message : String(error));
}

function isInterruption(error: unknown): error is InterruptedWrite | InterruptedCreation {
  return error instanceof InterruptedWrite || error instanceof InterruptedCreation;
}

/** Whether the org may have completed a write that ended with this error. */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof OrgFault) return error.maybeDone;
  const code = error instanceof Error ? codeOf(error) : null;
  return code === null || code === 'UNKNOWN_EXCEPTION';
}

/** Salesforce's error code, without the namespace that SOAP adds. */
export function codeOf(error: Error): string | null {
  return 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode.replace(/^sf:/, '') : null;
}

function refused(code: string, message: string): CommandError {
  const advice = ADVICE[code] ?? 'Run the command again, or ask your admin.';
  return new CommandError(code, `The org rejected a request: ${withoutStop(message)} (${code}). ${advice}`);
}

function unexpected(message: string, cause: unknown): CommandError {
  const error = new CommandError(
    'UNEXPECTED',
    `Something unexpected happened: ${withoutStop(message)}. Run the command again. If the error returns, report this message.`,
  );
  error.cause = cause;
  return error;
}

const withoutStop = (text: string): string => text.trim().replace(/\s*\.$/, '');
