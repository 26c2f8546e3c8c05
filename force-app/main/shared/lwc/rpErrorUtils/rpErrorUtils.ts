import DISCONNECTED from '@salesforce/label/c.Common_Offline';
import SIGNED_OUT from '@salesforce/label/c.Common_SignedOut';
import UNKNOWN from '@salesforce/label/c.Common_UnknownError';

/** An error as the page shows it: a stable code for programs, a message for the user, and messages by field. */
export interface PageError {
  readonly code: string;
  readonly message: string;
  /** By API name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Technical details for support, shown on request. */
  readonly details: readonly string[];
  /** What the refusal lists, if it has a list. */
  readonly items?: readonly unknown[];
}

export const OFFLINE = 'OFFLINE';
export const SESSION_EXPIRED = 'SESSION_EXPIRED';
export const UNEXPECTED = 'UNEXPECTED';

const SESSION_CODES = ['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER'];
const NETWORK_WORDS =
  /failed to fetch|networkerror|load failed|network request failed|disconnected|offline|err_internet|connection (?:was )?(?:lost|refused)/i;

type Shape = Record<string, unknown>;

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Converts an error of a wire, an Apex call, the UI API, a DML statement, or `fetch` to a `PageError`. */
export function reduceError(error: unknown): PageError {
  if (isReduced(error)) {
    return error;
  }
  if (isOffline(error)) {
    return plain(OFFLINE, DISCONNECTED);
  }
  const body = bodyOf(error);
  return (
    signedOut(error, body) ??
    spoken(body) ??
    fieldErrors(body) ??
    worded(error, body) ??
    plain(UNEXPECTED, UNKNOWN, describe(error))
  );
}

/** Only the message of an error. */
export const messageOf = (error: unknown): string => reduceError(error).message;

const plain = (
  code: string,
  message: string,
  details: readonly string[] = [],
  fields: Record<string, string> = {},
): PageError => ({
  code,
  message,
  fields,
  details,
});

const isReduced = (error: unknown): error is PageError =>
  isShape(error) && Array.isArray(error.details) && isShape(error.fields);

function isOffline(error: unknown): boolean {
  if (spoken(bodyOf(error))) {
    return false;
  }
  const status = isShape(error) && typeof error.status === 'number' ? error.status : null;
  const unanswered = status === 0 || (status === null && navigator.onLine === false);
  return unanswered || NETWORK_WORDS.test(describe(error).join(' '));
}

/** Errors of wires and Apex calls have the answer in `body`. Some adapters return a list with one error. */
function bodyOf(error: unknown): unknown {
  const first = Array.isArray(error) ? error[0] : error;
  return isShape(first) && 'body' in first ? first.body : first;
}

function signedOut(error: unknown, body: unknown): PageError | undefined {
  const codes = (Array.isArray(body) ? body : [body]).filter(isShape).map((entry) => String(entry.errorCode ?? ''));
  const refused = isShape(error) && error.status === 401;
  return refused || codes.some((code) => SESSION_CODES.includes(code))
    ? plain(SESSION_EXPIRED, SIGNED_OUT, describe(error))
    : undefined;
}

/** Rosterpath's controllers put the code, message, and fields as JSON into the message of their exception. */
function spoken(body: unknown): PageError | undefined {
  const entry: unknown = Array.isArray(body) ? body[0] : body;
  const message = isShape(entry) ? textOf(entry.message) : undefined;
  if (!message?.startsWith('{')) {
    return undefined;
  }
  try {
    const told: unknown = JSON.parse(message);
    if (!isShape(told) || !textOf(told.message)) {
      return undefined;
    }
    const error = plain(String(told.code ?? UNEXPECTED), String(told.message), [], strings(told.fields));
    return Array.isArray(told.items) ? { ...error, items: told.items } : error;
  } catch {
    return undefined;
  }
}

function strings(fields: unknown): Record<string, string> {
  const entries = isShape(fields) ? Object.entries(fields) : [];
  return Object.fromEntries(entries.map(([name, message]) => [name, String(message)]));
}

/** The UI API (`output`) and DML (`pageErrors`) separate errors of a field from errors of the record. */
function fieldErrors(body: unknown): PageError | undefined {
  const source = isShape(body) && isShape(body.output) ? body.output : body;
  if (!isShape(source)) {
    return undefined;
  }
  const general = [...listOf(source.errors), ...listOf(source.pageErrors)].filter(isShape);
  const fields = isShape(source.fieldErrors) ? source.fieldErrors : {};
  const byField = Object.fromEntries(
    Object.entries(fields).map(([name, found]) => [
      name,
      listOf(found)
        .filter(isShape)
        .map((entry) => String(entry.message))
        .join(' '),
    ]),
  );
  const messages = [...general.map((entry) => textOf(entry.message) ?? ''), ...Object.values(byField)].filter(Boolean);
  const first = general[0] ?? listOf(Object.values(fields)[0]).filter(isShape)[0];
  return messages.length > 0 ? plain(codeOf(first), messages.join(' '), [], byField) : undefined;
}

const codeOf = (entry: unknown): string =>
  (isShape(entry) ? (textOf(entry.errorCode) ?? textOf(entry.statusCode) ?? textOf(entry.code)) : undefined) ??
  UNEXPECTED;

function worded(error: unknown, body: unknown): PageError | undefined {
  const entries = (Array.isArray(body) ? body : [body]).filter((entry) => entry !== null && entry !== undefined);
  const messages = entries.map(wordsOf);
  const text = messages.filter(Boolean).join(' ');
  return text
    ? plain(
        codeOf(entries[0]),
        text,
        describe(error).filter((detail) => detail !== text),
      )
    : undefined;
}

/** Lightning Data Service can put the text in `error` instead of `message`. */
const wordsOf = (entry: unknown): string | undefined =>
  isShape(entry) ? (textOf(entry.message) ?? wordsOf(entry.error)) : textOf(entry);

function describe(error: unknown): string[] {
  const body = bodyOf(error);
  const sources = [error, body, ...(Array.isArray(body) ? body : [])].filter(isShape);
  const words = sources.flatMap((source) => [
    source.name,
    source.statusText,
    source.message,
    source.exceptionType,
    source.stackTrace,
  ]);
  return [...new Set([textOf(error), ...words.map(textOf)].filter((text) => text !== undefined))];
}
