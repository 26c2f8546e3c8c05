/** `limits`: there are no daily limits. Requests are counted since the server started. */
import type { Call, Services } from '../call.ts';
import { ok, type Reply } from '../http/reply.ts';

const dailyRequests = 1_000_000;

/** The header of each response. Source: REST API Developer Guide, "Limit Info Header". */
export const limitInfo = ({ usage }: Services): string => `api-usage=${usage.requests}/${dailyRequests}`;

export function limits(call: Call): Reply {
  const used = call.services.usage.requests;
  return ok({ DailyApiRequests: { Max: dailyRequests, Remaining: Math.max(0, dailyRequests - used) } });
}
