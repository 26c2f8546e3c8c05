/** Reads JSON bodies: size, media type, and syntax. */
import { gunzipSync, inflateSync } from 'node:zlib';
import { HttpRefusal, refuse } from './errors.ts';
import { brokenAt } from './json-position.ts';
import { refusal } from './reply.ts';

export type JsonObject = Record<string, unknown>;

/** The largest request body. Salesforce's limit for calls from a page is about the same. */
export const maxBodyBytes = 4 * 1024 * 1024;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const tooLarge = (limit: number): HttpRefusal =>
  new HttpRefusal(
    refusal(413, 'REQUEST_LIMIT_EXCEEDED', `The request body is larger than ${Math.floor(limit / 1024 / 1024)} MB.`),
  );

/** Collects a body up to the limit. A longer body is refused before its end. */
export async function readBody(request: Request, limit: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return decompress(Buffer.concat(chunks), request.headers.get('content-encoding'), limit).toString('utf8');
}

/** Source: REST API Developer Guide, "Compression Headers". The unpacked size counts as the body's size. */
function decompress(body: Buffer, encoding: string | null, limit: number): Buffer {
  const unpack = unpackers.get(encoding?.trim().toLowerCase() ?? 'identity');
  if (!unpack) {
    const message = `Content-Encoding '${encoding}' not supported. Use 'gzip' or 'deflate'.`;
    throw new HttpRefusal(refusal(415, 'UNSUPPORTED_MEDIA_TYPE', message));
  }
  try {
    return unpack(body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit);
    return refuse('JSON_PARSER_ERROR', `The request body doesn't match its Content-Encoding '${encoding}'.`);
  }
}

type Unpack = (body: Buffer, options: { maxOutputLength: number }) => Buffer;

const unpackers = new Map<string, Unpack>([
  ['identity', (body) => body],
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
]);

/** Parses a body that must be JSON. An empty body is undefined. */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text.trim() === '') return undefined;
  if (!isJsonType(contentType)) {
    throw new HttpRefusal(
      refusal(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        `Content-Type '${contentType ?? ''}' not supported. Use 'application/json'.`,
      ),
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    return refuse('JSON_PARSER_ERROR', describeSyntaxError(text));
  }
}

const isJsonType = (contentType: string | null): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? '');

function describeSyntaxError(text: string): string {
  const position = brokenAt(text);
  const { line, column } = locate(text, position);
  const found = text[position];
  const what = found === undefined ? 'Unexpected end of JSON' : `Unexpected character (${JSON.stringify(found)})`;
  return `${what} at [line:${line}, column:${column}]`;
}

function locate(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Returns the body as an object, or throws Salesforce's error. */
export function requireObject(body: unknown, what = 'The request body'): JsonObject {
  if (isObject(body)) return body;
  return refuse('JSON_PARSER_ERROR', `${what} must be a JSON object.`);
}

export function requireArray(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return refuse('JSON_PARSER_ERROR', `${what} must be a JSON array.`);
}

export function requireString(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  return refuse('JSON_PARSER_ERROR', `${what} must be a non-empty string.`);
}

export function optionalBoolean(value: unknown, what: string, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return value;
  return refuse('JSON_PARSER_ERROR', `${what} must be true or false.`);
}
