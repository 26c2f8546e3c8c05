/** Reads the project's name and the users file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedUser, SiteAddress, SiteDef } from '../../org.ts';
import { StartFailure } from './failure.ts';

/** The `name` of sfdx-project.json with a capital letter. */
export function projectName(project: string): string {
  const file = join(project, 'sfdx-project.json');
  if (!existsSync(file))
    throw new StartFailure(
      `${project} isn't a DX project folder: sfdx-project.json is missing. Choose another folder with --project.`,
    );
  const content = readJson(file);
  if (!isObject(content)) throw new StartFailure(`${file} must contain a JSON object.`);
  const { name } = content;
  const text = typeof name === 'string' && name !== '' ? name : 'local org';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `{"users": [...]}` or a list. */
export function readUsers(file: string): SeedUser[] {
  const content = readJson(file);
  const list = isObject(content) ? content.users : content;
  if (!Array.isArray(list)) throw new StartFailure(`${file} must contain a list of users.`);
  const users = list.map((entry, index) => requireUser(file, entry, `user ${index + 1}`));
  refuseTwins(file, users);
  return users;
}

type Shape = 'text' | 'list of names' | 'name by object';

const SHAPES: Readonly<Record<keyof SeedUser, Shape>> = {
  username: 'text',
  firstName: 'text',
  lastName: 'text',
  email: 'text',
  title: 'text',
  pinnedListViews: 'name by object',
  alias: 'text',
  profile: 'text',
  timeZone: 'text',
  permissionSets: 'list of names',
  queues: 'list of names',
  groups: 'list of names',
  role: 'text',
};

function requireUser(file: string, entry: unknown, place: string): SeedUser {
  if (!isObject(entry)) throw new StartFailure(`${file}: ${place} must be a JSON object.`);
  for (const name of ['username', 'lastName']) {
    if (!hasShape(entry[name], 'text')) throw new StartFailure(`${file}: ${place} needs a ${name}.`);
  }
  for (const [name, value] of Object.entries(entry)) {
    const shape = (SHAPES as Readonly<Record<string, Shape | undefined>>)[name];
    if (shape === undefined) throw new StartFailure(`${file}: ${place} has the unknown property "${name}". Remove it.`);
    if (!hasShape(value, shape)) throw new StartFailure(`${file}: "${name}" of ${place} must be a ${shape}.`);
  }
  const user = entry as unknown as SeedUser;
  if (user.timeZone !== undefined && !isTimeZone(user.timeZone)) {
    throw new StartFailure(
      `${file}: ${place} has the unknown time zone "${user.timeZone}". Use a name such as America/Chicago.`,
    );
  }
  return user;
}

/** The parts of a site's description, each with what it must look like. */
const SITE: Readonly<Record<Exclude<keyof SiteDef, 'address'>, readonly [pattern: RegExp, example: string]>> = {
  name: [/\S/, 'Order Status'],
  path: [/^\/[a-z][a-z0-9-]*$/, '/orders'],
  component: [/^[a-z][A-Za-z0-9_]*$/, 'orderStatus'],
  permissionSet: [/^[A-Za-z]\w*$/, 'Order_Guest'],
};

const ADDRESS: readonly (keyof SiteAddress)[] = ['record', 'field', 'value'];

/** Paths that the org and the page of the app need. */
const TAKEN = ['/assets', '/cometd', '/id', '/lightning', '/local', '/services'];

/** A list of sites, each with all parts. */
export function readSites(file: string): SiteDef[] {
  const sites = readJson(file);
  if (!Array.isArray(sites)) throw new StartFailure(`${file} must contain a list of sites.`);
  const paths = new Set(TAKEN);
  return sites.map((entry: unknown, index) => {
    const site = requireSite(file, entry, `site ${index + 1}`);
    if (paths.has(site.path)) throw new StartFailure(`${file}: the path ${site.path} is in use. Choose another one.`);
    paths.add(site.path);
    return site;
  });
}

function requireSite(file: string, entry: unknown, place: string): SiteDef {
  if (!isObject(entry)) throw new StartFailure(`${file}: ${place} must be a JSON object.`);
  const unknown = Object.keys(entry).find((name) => name !== 'address' && !Object.hasOwn(SITE, name));
  if (unknown !== undefined)
    throw new StartFailure(`${file}: ${place} has the unknown property "${unknown}". Remove it.`);
  for (const [name, [pattern, example]] of Object.entries(SITE)) {
    const value = entry[name];
    if (typeof value !== 'string' || !pattern.test(value))
      throw new StartFailure(`${file}: ${place} needs a ${name}, such as "${example}".`);
  }
  const { address } = entry;
  const isAddress = isObject(address) && ADDRESS.every((name) => hasShape(address[name], 'text'));
  if (address !== undefined && !isAddress)
    throw new StartFailure(`${file}: the address of ${place} needs a ${ADDRESS.join(', a ')}, each a text.`);
  return entry as unknown as SiteDef;
}

function hasShape(value: unknown, shape: Shape): boolean {
  if (shape === 'text') return typeof value === 'string' && value !== '';
  if (shape === 'list of names') return Array.isArray(value) && value.every((one) => hasShape(one, 'text'));
  return isObject(value) && Object.values(value).every((one) => hasShape(one, 'text'));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Usernames ignore case. */
function refuseTwins(file: string, users: readonly SeedUser[]): void {
  const names = users.map(({ username }) => username.toLowerCase());
  const twin = users.find((user, index) => names.indexOf(user.username.toLowerCase()) < index);
  if (twin) throw new StartFailure(`${file}: two users have the username ${twin.username}. Change one of them.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Editors on Windows can add a byte order mark. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new StartFailure(`Can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
