/**
 * `GET tooling/executeAnonymous?anonymousBody=…`: runs Apex once. Tooling API, "REST Resources"; Apex Developer
 * Guide, "Anonymous Blocks": it needs the permission Author Apex.
 */
import type { Call } from '../call.ts';
import { refuse } from '../http/errors.ts';
import { ok, type Reply } from '../http/reply.ts';

export function executeAnonymous({ services, session, request }: Call): Reply {
  const { apex, org } = services;
  if (!apex) return refuse('FUNCTIONALITY_NOT_SUPPORTED', 'This local org was started without Apex.');
  if (!org.access.hasUserPermission(session, 'AuthorApex'))
    return refuse('INSUFFICIENT_ACCESS', 'To run Apex, you need the permission Author Apex.');
  const block = request.query.get('anonymousBody');
  if (block === null || block.trim() === '')
    return refuse('MALFORMED_QUERY', 'The parameter anonymousBody with the Apex to run is required.');
  return ok(apex.executeAnonymous(session, block));
}
