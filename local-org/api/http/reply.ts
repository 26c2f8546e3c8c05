/** A response before it's sent, so that composite requests can collect it too. */
export interface Reply {
  readonly status: number;
  /** JSON, the bytes of a file, or undefined for an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One entry of the REST API's error list. */
export interface ApiError {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

export const ok = (body: unknown, headers?: Record<string, string>): Reply => ({ status: 200, body, headers });

export const created = (body: unknown, headers?: Record<string, string>): Reply => ({ status: 201, body, headers });

export const noContent = (): Reply => ({ status: 204 });

/** An error in the REST API's format: a list with one entry. */
export function refusal(status: number, errorCode: string, message: string, fields?: readonly string[]): Reply {
  const error: ApiError = fields && fields.length > 0 ? { message, errorCode, fields } : { message, errorCode };
  return { status, body: [error] };
}

export const isRefusal = (reply: Reply): boolean => reply.status >= 400;
