/** `POST SITE/apex/Class/method`: what the components of a site call, as the site's guest user. */
import type { SiteDef } from '../../org.ts';
import { separateUnit } from '../unit.ts';
import type { ApiRequest, Services } from '../call.ts';
import { HttpRefusal, refuse } from '../http/errors.ts';
import { isObject } from '../http/json.ts';
import type { Reply } from '../http/reply.ts';
import { callApex } from '../local/apex.ts';

export interface GuestCall {
  readonly class: string;
  readonly method: string;
  readonly request: ApiRequest;
}

/** A class that isn't granted and a class that doesn't exist get the same answer. */
export function callAsGuest(services: Services, site: SiteDef, { request, ...params }: GuestCall): Reply {
  const { org } = services;
  const session = org.guest(site);
  if (!org.access.canApexClass(session, params.class))
    return refuse('INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${params.class}'.`);
  const dispatch = (): never => refuse('FUNCTIONALITY_NOT_SUPPORTED', 'A guest call is one call.');
  try {
    return callApex({ services, session, request, params, unit: separateUnit(org, session), dispatch });
  } catch (error) {
    throw error instanceof HttpRefusal ? new HttpRefusal(withoutTrace(error.reply)) : error;
  }
}

/** The stack trace of an exception names classes and lines, which are nothing for the public. */
function withoutTrace(reply: Reply): Reply {
  if (!Array.isArray(reply.body)) return reply;
  const body = reply.body.map((error: unknown) => (isObject(error) ? { ...error, stackTrace: undefined } : error));
  return { ...reply, body };
}
