/** An error of a step in one format, wherever it came from. */
import { InterruptedWrite } from '../../../services/errors.ts';
import type { SaveResult } from '../../../services/Org.ts';

export class Refusal extends Error {
  readonly code: string;
  /** Messages by the API name of their field. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: string, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}

/** Throws a Refusal if a save failed. Otherwise returns the record's ID. */
export function requireSaved(result: SaveResult | undefined): string {
  if (result?.success === true) return result.id ?? '';
  const [error] = result?.errors ?? [];
  if (error === undefined) throw new Error("The org didn't save the record and returned no error.");
  throw new Refusal(error.statusCode, error.message, sentences(error.fields, error.message));
}

/** If a whole request failed, jsforce's error has Salesforce's code. Null if the error isn't a refusal. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof InterruptedWrite) return asRefusal(error.cause);
  if (!(error instanceof Error)) return null;
  const { errorCode, data } = error as { errorCode?: unknown; data?: { fields?: readonly string[] } };
  return typeof errorCode === 'string'
    ? new Refusal(errorCode, error.message, sentences(data?.fields ?? [], error.message))
    : null;
}

function sentences(fields: readonly string[], sentence: string): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, sentence]));
}

/** The page's errors are JSON in the message: a code, a message, and messages by field. */
export function refusalOfApex(exceptionType: string, message: string): Refusal {
  const body = pageError(message);
  return body === null ? new Refusal(exceptionType, message) : new Refusal(body.code, body.message, body.fields ?? {});
}

interface PageError {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
}

function pageError(message: string): PageError | null {
  try {
    const body = JSON.parse(message) as Partial<PageError> | null;
    return typeof body?.code === 'string' && typeof body.message === 'string' ? (body as PageError) : null;
  } catch {
    return null;
  }
}
