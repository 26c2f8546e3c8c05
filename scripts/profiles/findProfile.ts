/**
 * A profile by the name an admin knows it by. The Metadata API has names of its own for some standard profiles (`Admin` is System
 * Administrator), so both are understood, whatever the case of their letters.
 */
import type { Connection } from 'jsforce';
import { CommandError } from '../output/CommandError.ts';

export interface KnownProfile {
  /** For the Metadata API. */
  readonly fullName: string;
  /** As Setup shows it. */
  readonly name: string;
}

const NAMES_SHOWN = 3;

export async function findProfile(connection: Connection, wanted: string): Promise<KnownProfile> {
  const profiles = await listProfiles(connection);
  const isMeant = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const found =
    profiles.find(({ name }) => isMeant(name)) ??
    profiles.find(({ fullName }) => isMeant(decodeURIComponent(fullName)));
  if (found) return found;
  const near = nearest(
    wanted,
    profiles.map(({ name }) => name),
  );
  throw new CommandError(
    'UNKNOWN_PROFILE',
    `This org has no profile "${wanted}". Nearest: ${near.join(', ')}. Give the name as Setup → Profiles shows it, in quotation marks.`,
    2,
  );
}

async function listProfiles(connection: Connection): Promise<KnownProfile[]> {
  const [listed, rows] = await Promise.all([
    connection.metadata.list({ type: 'Profile' }),
    connection.query<{ Id: string; Name: string }>('SELECT Id, Name FROM Profile'),
  ]);
  const names = new Map(rows.records.map(({ Id, Name }) => [Id.slice(0, 15), Name]));
  return listed.map(({ id, fullName }) => ({
    fullName,
    name: names.get(id.slice(0, 15)) ?? decodeURIComponent(fullName),
  }));
}

/** Those that share the most pairs of letters with what was typed. */
export function nearest(wanted: string, names: readonly string[]): string[] {
  const typed = pairsOf(wanted);
  const likeness = (name: string): number => {
    const pairs = pairsOf(name);
    return (2 * [...pairs].filter((pair) => typed.has(pair)).length) / (pairs.size + typed.size || 1);
  };
  return names
    .toSorted((first, second) => likeness(second) - likeness(first) || first.localeCompare(second))
    .slice(0, NAMES_SHOWN);
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)));
}
