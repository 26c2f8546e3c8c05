/** Converts a scenario's conditions to SOQL. */
import type { Binds, Fields } from '../../../services/Org.ts';

export function whereClause(where: Fields): { clause: string; binds: Binds } {
  const entries = Object.entries(where);
  return {
    clause: entries.map(([field], index) => `${field} = :value${index}`).join(' AND '),
    binds: Object.fromEntries(entries.map(([, value], index) => [`value${index}`, value])),
  };
}
