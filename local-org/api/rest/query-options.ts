/** The header `Sforce-Query-Options: batchSize=500`. Source: REST API Developer Guide, "Query Options Header". */
import type { Call } from '../call.ts';

export function batchSizeOf(call: Call): number {
  const header = call.request.header('Sforce-Query-Options') ?? '';
  const size = Number(/batchSize\s*=\s*(\d+)/i.exec(header)?.[1] ?? 2000);
  return Math.min(2000, Math.max(200, size));
}
