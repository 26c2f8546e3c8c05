/** The header `Sforce-Query-Options: batchSize=500`. Source: REST API Developer Guide, "Query Options Header". */
export function batchSizeOf(header: string | null): number {
  const size = Number(/batchSize\s*=\s*(\d+)/i.exec(header ?? '')?.[1] ?? 2000);
  return Math.min(2000, Math.max(200, size));
}
