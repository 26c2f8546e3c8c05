/** Finds records for a lookup field. */
import { API, request } from './http.ts';
import { objectConfig } from './pageConfig.ts';

export interface LookupMatch {
  readonly id: string;
  readonly name: string;
}

interface QueryReply {
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

const MOST = 10;

export async function lookupMatches(objects: readonly string[], typed: string): Promise<LookupMatch[]> {
  const replies = await Promise.all(objects.map((object) => matchesOf(object, typed)));
  return replies.flat().slice(0, MOST);
}

async function matchesOf(object: string, typed: string): Promise<LookupMatch[]> {
  const nameField = objectConfig(object)?.nameField ?? 'Name';
  const reply = await request<QueryReply>(
    `${API}/query?q=${encodeURIComponent(lookupQuery(object, nameField, typed))}`,
  );
  return reply.records.map((record) => ({ id: String(record['Id']), name: String(record[nameField] ?? '') }));
}

export function lookupQuery(object: string, nameField: string, typed: string): string {
  const text = typed.replace(/[\\'%_]/g, (character) => `\\${character}`);
  return `SELECT Id, ${nameField} FROM ${object} WHERE ${nameField} LIKE '%${text}%' ORDER BY ${nameField} LIMIT ${MOST}`;
}
