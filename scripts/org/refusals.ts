/** An error of any kind as a command tells it: what happened, to what, what to do now. */
import { InterruptedWrite } from '../../services/errors.ts';
import { InterruptedCreation } from '../../services/IntegrationCaseCreation.ts';
import { CommandError } from '../output/CommandError.ts';
import { OrgFault } from './OrgFault.ts';

/** What to do about a refusal, by Salesforce's code. */
const ADVICE: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'Sign in again with "sf org login web --alias ALIAS", then run the command again.',
  REQUEST_LIMIT_EXCEEDED: 'Wait until the org takes requests again: Setup → Company Information shows the daily limit.',
  UNABLE_TO_LOCK_ROW: 'Somebody else is saving the same records. Run the command again.',
  INVALID_TYPE: missing(),
  INVALID_FIELD: missing(),
  NOT_FOUND: missing(),
  INSUFFICIENT_ACCESS: 'Sign in as a user with more rights, or ask your admin for them.',
  INSUFFICIENT_ACCESS_OR_READONLY: 'Sign in as a user with more rights, or ask your admin for them.',
  API_DISABLED_FOR_ORG: 'Use an edition with API access.',
  API_CURRENTLY_DISABLED: 'Sign in as a user with the permission API Enabled.',
};

function missing(): string {
  return 'Run "npm run rosterpath -- preflight" for this org: it says what is missing.';
}

/** Commands end with this. */
export function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (isInterruption(error)) return toCommandError(error.cause);
  if (!(error instanceof Error)) return unexpected(String(error), error);
  const code = codeOf(error);
  if (code !== null) return refused(code, error.message);
  const isService = 'code' in error && typeof error.code === 'string' && error.name === 'ServiceError';
  return isService ? new CommandError(String(error.code), error.message) : unexpected(error.message, error);
}

/** What happened, without what to do now and without a full stop: for a sentence that goes on. */
export function eventOf(error: unknown): string {
  if (isInterruption(error)) return eventOf(error.cause);
  if (error instanceof OrgFault) return withoutStop(error.event);
  return withoutStop(error instanceof Error ? error.message : String(error));
}

function isInterruption(error: unknown): error is InterruptedWrite | InterruptedCreation {
  return error instanceof InterruptedWrite || error instanceof InterruptedCreation;
}

/** Whether a write that ended so may have been carried out all the same. */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof OrgFault) return error.maybeDone;
  const code = error instanceof Error ? codeOf(error) : null;
  return code === null || code === 'UNKNOWN_EXCEPTION';
}

/** jsforce puts Salesforce's code on the error; SOAP's comes with a namespace. */
export function codeOf(error: Error): string | null {
  return 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode.replace(/^sf:/, '') : null;
}

function refused(code: string, message: string): CommandError {
  const advice = ADVICE[code] ?? 'If it makes no sense to you, run the command again or ask your admin.';
  return new CommandError(code, `The org refused a request: ${withoutStop(message)} (${code}). ${advice}`);
}

function unexpected(message: string, cause: unknown): CommandError {
  const error = new CommandError(
    'UNEXPECTED',
    `The command met something it does not know: ${withoutStop(message)}. Run it again; if that does not help, report the message.`,
  );
  error.cause = cause;
  return error;
}

const withoutStop = (text: string): string => text.trim().replace(/\s*\.$/, '');
