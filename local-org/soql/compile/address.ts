/**
 * Compound addresses: `SELECT BillingAddress` over the API (Object Reference, "Address Compound Fields").
 * They have no column.
 */
import { unsupported } from '../query-error.ts';
import type { QueryOrigin } from '../parse.ts';
import type { Query } from '../tree.ts';
import type { ResolvedField } from './scope.ts';
import { quoted } from './sql.ts';

/** The parts of every address, even if the object has no field for a part. */
const PARTS = ['city', 'country', 'geocodeAccuracy', 'latitude', 'longitude', 'postalCode', 'state', 'street'];

/** The address as JSON text, or null if all parts are empty. Apex would need its class Address. */
export function addressOf(resolved: ResolvedField, query: Pick<Query, 'text'>, origin: QueryOrigin): ResolvedField {
  const { field, source, at } = resolved;
  if (origin === 'apex') return unsupported(`The compound field ${field.name} in Apex`, query, at);
  const alias = source.targets[0]?.alias ?? '';
  const columns = new Map(
    (field.compoundOf ?? []).map((name) => [partName(field.name, name), `${alias}.${quoted(name)}`]),
  );
  const members = PARTS.map((part) => `'${part}', ${columns.get(part) ?? 'NULL'}`).join(', ');
  const isEmpty = [...columns.values()].map((column) => `${column} IS NULL`).join(' AND ');
  return { ...resolved, sql: `iif(${isEmpty}, NULL, json_object(${members}))` };
}

/** `BillingPostalCode` of `BillingAddress` is `postalCode`. */
function partName(address: string, field: string): string {
  const name = field.slice(address.length - 'Address'.length);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
