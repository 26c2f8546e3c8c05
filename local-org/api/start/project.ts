/** What a DX project says of itself, and the users a file names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedUser } from '../../org.ts';
import { StartFailure } from './failure.ts';

/** The `name` of sfdx-project.json with a capital letter. */
export function projectName(project: string): string {
  const file = join(project, 'sfdx-project.json');
  if (!existsSync(file)) throw new StartFailure(`There is no DX project in ${project}: sfdx-project.json is missing.`);
  const { name } = readJson(file) as { name?: unknown };
  const text = typeof name === 'string' && name !== '' ? name : 'local org';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `{"users": [...]}` or the list itself. */
export function readUsers(file: string): SeedUser[] {
  const content = readJson(file);
  const list = Array.isArray(content) ? content : (content as { users?: unknown }).users;
  if (!Array.isArray(list)) throw new StartFailure(`${file} must hold a list of users.`);
  return list.map((entry, index) => requireUser(file, entry, index));
}

function requireUser(file: string, entry: unknown, index: number): SeedUser {
  const user = entry as Partial<SeedUser> | null;
  if (typeof user?.username === 'string' && typeof user.lastName === 'string') return user as SeedUser;
  throw new StartFailure(`${file}: user number ${index + 1} needs a username and a lastName.`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartFailure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
