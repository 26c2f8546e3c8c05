/**
 * Up to 25 requests in one. Later requests can use earlier responses. Source: REST API Developer Guide,
 * "Composite".
 */
import type { ApiRequest, Call, Unit } from '../call.ts';
import { refuse } from '../http/errors.ts';
import {
  isObject,
  optionalBoolean,
  requireArray,
  requireObject,
  requireString,
  type JsonObject,
} from '../http/json.ts';
import { isRefusal, ok, refusal, type Reply } from '../http/reply.ts';
import { withoutBlob } from './blob.ts';
import { fillReferences } from './references.ts';

const maxSubrequests = 25;
/** The number of queries and collections among them. */
const maxHeavy = 5;
const heavyPath = /^\/(?:query|queryAll|composite\/sobjects)\b/i;

interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
  readonly headers: JsonObject;
}

/** Thrown to roll back a shared transaction. Contains the responses. */
class RolledBack extends Error {
  readonly replies: readonly Reply[];

  constructor(replies: readonly Reply[]) {
    super('rolled back');
    this.replies = replies;
  }
}

export function composite(call: Call): Reply {
  const body = requireObject(call.request.body);
  const allOrNone = optionalBoolean(body.allOrNone, 'allOrNone', false);
  const subrequests = requireArray(body.compositeRequest, 'compositeRequest').map(readSubrequest);
  requireModerate(call, subrequests);
  const replies = allOrNone ? runTogether(call, subrequests) : runEach(call, subrequests, call.unit);
  return ok({
    compositeResponse: replies.map((reply, index) => ({
      body: reply.body ?? null,
      httpHeaders: reply.headers ?? {},
      httpStatusCode: reply.status,
      referenceId: subrequests[index]?.referenceId,
    })),
  });
}

function readSubrequest(value: unknown): Subrequest {
  const entry = requireObject(value, 'Each entry of compositeRequest');
  return {
    method: requireString(entry.method, 'method').toUpperCase(),
    url: requireString(entry.url, 'url'),
    referenceId: requireString(entry.referenceId, 'referenceId'),
    body: entry.body,
    headers: isObject(entry.httpHeaders) ? entry.httpHeaders : {},
  };
}

function requireModerate(call: Call, subrequests: readonly Subrequest[]): void {
  if (subrequests.length === 0) refuse('INVALID_INPUT', 'compositeRequest must hold at least one request.');
  if (subrequests.length > maxSubrequests) {
    refuse('LIMIT_EXCEEDED', `Composite requests cannot contain more than ${maxSubrequests} subrequests.`);
  }
  const heavy = subrequests.filter(({ url }) => heavyPath.test(pathBelow(call.request.base, url) ?? ''));
  if (heavy.length > maxHeavy) {
    refuse('LIMIT_EXCEEDED', `Composite requests cannot contain more than ${maxHeavy} queries and collections.`);
  }
  const ids = new Set(subrequests.map(({ referenceId }) => referenceId));
  if (ids.size < subrequests.length) refuse('INVALID_INPUT', 'Use each referenceId only once.');
  const badId = subrequests.find(({ referenceId }) => !/^[A-Za-z]\w*$/.test(referenceId));
  if (badId)
    refuse('INVALID_INPUT', `The referenceId ${badId.referenceId} can contain only letters, digits, and underscores.`);
}

function runTogether(call: Call, subrequests: readonly Subrequest[]): readonly Reply[] {
  try {
    return call.unit.together((unit) => {
      const replies = runEach(call, subrequests, unit, true);
      if (replies.some(isRefusal)) throw new RolledBack(replies);
      return replies;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.replies.map(haltedReply);
    throw error;
  }
}

/** The failed request keeps its error. The others say that they were rolled back or not tried. */
function haltedReply(reply: Reply): Reply {
  if (isRefusal(reply)) return reply;
  return refusal(
    400,
    'PROCESSING_HALTED',
    'The transaction was rolled back since another operation in the same transaction failed.',
  );
}

function runEach(call: Call, subrequests: readonly Subrequest[], unit: Unit, stopAtFailure = false): Reply[] {
  const replies: Reply[] = [];
  const answers = new Map<string, unknown>();
  let stopped = false;
  for (const subrequest of subrequests) {
    const reply = stopped ? haltedReply({ status: 200 }) : runOne(call, subrequest, answers, unit);
    if (!isRefusal(reply)) answers.set(subrequest.referenceId, reply.body);
    else if (stopAtFailure) stopped = true;
    replies.push(reply);
  }
  return replies;
}

function runOne(call: Call, subrequest: Subrequest, answers: ReadonlyMap<string, unknown>, unit: Unit): Reply {
  const filled = fillReferences({ url: subrequest.url, body: subrequest.body }, answers);
  if (filled.missing !== null) {
    return refusal(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${filled.missing} found.`);
  }
  const request = requestOf(call.request.base, subrequest, filled.value);
  if (!request) return refusal(400, 'INVALID_INPUT', `The url ${subrequest.url} must start with ${call.request.base}.`);
  if (/^\/composite(?!\/(?:sobjects|tree))/i.test(request.path)) {
    return refusal(400, 'INVALID_INPUT', "A composite request can't contain another composite request.");
  }
  return withoutBlob(call.dispatch(request, unit));
}

function requestOf(base: string, subrequest: Subrequest, filled: { url: string; body?: unknown }): ApiRequest | null {
  const path = pathBelow(base, filled.url);
  if (path === null) return null;
  const [pathname = '', search = ''] = splitOnce(path, '?');
  const headers = new Map(
    Object.entries(subrequest.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    method: subrequest.method,
    base,
    path: pathname,
    query: new URLSearchParams(search),
    header: (name) => headers.get(name.toLowerCase()) ?? null,
    body: filled.body,
  };
}

/** Subrequests have their own version, which can differ from the outer one. */
function pathBelow(_base: string, url: string): string | null {
  return /^\/+services\/data\/v\d+\.0(\/.*)$/s.exec(url)?.[1] ?? null;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
