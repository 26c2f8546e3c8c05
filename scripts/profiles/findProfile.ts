/**
 * Finds a profile by its name in Setup or its name in the Metadata API, in upper or lower case. Some standard profiles have two names: System
 * Administrator is `Admin`.
 */
import type { Connection } from 'jsforce';
import { CommandError } from '../output/CommandError.ts';

export interface KnownProfile {
  /** The name in the Metadata API. */
  readonly fullName: string;
  /** The name in Setup. */
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
    `This org has no profile "${wanted}". Similar names: ${near.join(', ')}. Enter the name as in Setup, under Profiles, in quotation marks.`,
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

/** The names that share the most pairs of letters with the one the user typed. */
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
