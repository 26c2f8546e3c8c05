/**
 * Finds components of the org that have the same names as Rosterpath's, because a deploy would overwrite them without asking. If the org has
 * the custom metadata record that every deploy brings, the components are Rosterpath's own. Components of managed packages have a namespace
 * and don't conflict.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Connection } from 'jsforce';
import { queryAll } from '../org/queryAll.ts';
import { eventOf } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import type { Finding } from './checks.ts';

const VERSION_RECORD = 'Rosterpath_Version';
const REMEDY =
  'Rename your component, or deploy to another org. To overwrite your component, use "npm run deploy -- --overwrite".';

type Row = Readonly<Record<string, unknown>>;

/** A kind of metadata: its files in the project, and the query that lists the org's. */
export interface Kind {
  readonly name: string;
  readonly suffix: string;
  readonly api: 'tooling' | 'data';
  readonly soql: string;
  /** The name as in a file name: `RpClock`, `Case.Status__c`, `Case-Onboarding`. */
  readonly nameOf: (row: Row, objects: ObjectNames) => string;
}

/** The Tooling API identifies a standard object by its name and a custom object by its ID, like EntityDefinition.DurableId. */
type ObjectNames = (tableEnumOrId: unknown) => string;

const byName = (row: Row): string => String(row['Name']);
const byDeveloperName = (row: Row): string => String(row['DeveloperName']);
const ofObject = (row: Row): string => `${String(row['SobjectType'])}.${String(row['DeveloperName'])}`;

/** Field names are from the Tooling API reference and the Object Reference. */
export const KINDS: readonly Kind[] = [
  kind('Apex classes', '.cls', 'tooling', 'Name', 'ApexClass', byName),
  kind('Apex triggers', '.trigger', 'tooling', 'Name', 'ApexTrigger', byName),
  kind('Components', '.js-meta.xml', 'tooling', 'DeveloperName', 'LightningComponentBundle', byDeveloperName),
  kind('Fields', '.field-meta.xml', 'tooling', 'DeveloperName, TableEnumOrId', 'CustomField', fieldName),
  kind('Custom labels', '.labels-meta.xml', 'tooling', 'Name', 'ExternalString', byName),
  kind('Lightning pages', '.flexipage-meta.xml', 'tooling', 'DeveloperName', 'FlexiPage', byDeveloperName),
  kind('Apps', '.app-meta.xml', 'tooling', 'DeveloperName', 'CustomApplication', byDeveloperName),
  kind('Tabs', '.tab-meta.xml', 'tooling', 'DeveloperName', 'CustomTab', byDeveloperName),
  kind('Page layouts', '.layout-meta.xml', 'tooling', 'Name, TableEnumOrId', 'Layout', layoutName),
  kind(
    'Compact layouts',
    '.compactLayout-meta.xml',
    'tooling',
    'DeveloperName, SobjectType',
    'CompactLayout',
    ofObject,
  ),
  kind('Record types', '.recordType-meta.xml', 'data', 'DeveloperName, SobjectType', 'RecordType', ofObject),
  kind('Support processes', '.businessProcess-meta.xml', 'data', 'Name, TableEnumOrId', 'BusinessProcess', processName),
  kind('List views', '.listView-meta.xml', 'data', 'DeveloperName, SobjectType', 'ListView', ofObject),
  kind('Permission sets', '.permissionset-meta.xml', 'data', 'Name', 'PermissionSet', byName),
  kind(
    'Custom permissions',
    '.customPermission-meta.xml',
    'data',
    'DeveloperName',
    'CustomPermission',
    byDeveloperName,
  ),
  kind('Notification types', '.notiftype-meta.xml', 'data', 'DeveloperName', 'CustomNotificationType', byDeveloperName),
  kind('Email templates', '.email-meta.xml', 'data', 'DeveloperName', 'EmailTemplate', byDeveloperName),
  folder('Email template folders', '.emailFolder-meta.xml', ['Email', 'EmailTemplate']),
  folder('Report folders', '.reportFolder-meta.xml', ['Report']),
  folder('Dashboard folders', '.dashboardFolder-meta.xml', ['Dashboard']),
  group('Public groups', '.group-meta.xml', 'Regular'),
  group('Queues', '.queue-meta.xml', 'Queue'),
];

function kind(
  name: string,
  suffix: string,
  api: Kind['api'],
  fields: string,
  object: string,
  nameOf: Kind['nameOf'],
): Kind {
  return { name, suffix, api, soql: `SELECT ${fields}, NamespacePrefix FROM ${object}`, nameOf };
}

/** Groups have no namespace. */
function group(name: string, suffix: string, type: string): Kind {
  return {
    name,
    suffix,
    api: 'data',
    soql: `SELECT DeveloperName FROM Group WHERE Type = '${type}'`,
    nameOf: byDeveloperName,
  };
}

/** Reports and dashboards are in folders of ours, so an org has none with the same name if it has no such folder. */
function folder(name: string, suffix: string, types: readonly string[]): Kind {
  const nameOf = (row: Row): string => (types.includes(String(row['Type'])) ? String(row['DeveloperName']) : '');
  return kind(name, suffix, 'data', 'DeveloperName, Type', 'Folder', nameOf);
}

function fieldName(row: Row, objects: ObjectNames): string {
  return `${objects(row['TableEnumOrId'])}.${String(row['DeveloperName'])}__c`;
}

function layoutName(row: Row, objects: ObjectNames): string {
  return `${objects(row['TableEnumOrId'])}-${String(row['Name'])}`;
}

function processName(row: Row, objects: ObjectNames): string {
  return `${objects(row['TableEnumOrId'])}.${String(row['Name'])}`;
}

/** A finding for each kind of metadata with taken names. Empty if Rosterpath is already installed. */
export async function takenNames(connection: Connection, project = 'force-app'): Promise<Finding[]> {
  if (await holdsOurs(connection)) return [];
  const own = await ownNamespace(connection);
  const files = filesOf(project);
  const objects = await objectsOf(connection, own, files);
  const findings = [taken('Objects', [...objects.values()].filter(isCustom))];
  for (const each of KINDS) findings.push(await takenOf(connection, each, own, nameIn(objects), files));
  return findings.flatMap((finding) => finding ?? []);
}

/** Whether some version of Rosterpath is deployed to the org. */
export async function holdsOurs(connection: Connection): Promise<boolean> {
  try {
    const soql = `SELECT DeveloperName FROM Onboarding_Setting__mdt WHERE DeveloperName = '${VERSION_RECORD}'`;
    return (await allRows(connection, 'data', soql)).length > 0;
  } catch (error) {
    // Before the first deploy, the org doesn't have this type.
    if (error instanceof Error && 'errorCode' in error && error.errorCode === 'INVALID_TYPE') return false;
    throw error;
  }
}

/** If the org has a namespace, its own components have it too. */
async function ownNamespace(connection: Connection): Promise<string | null> {
  const [organization] = await allRows(connection, 'data', 'SELECT NamespacePrefix FROM Organization');
  const prefix = organization?.['NamespacePrefix'];
  return typeof prefix === 'string' ? prefix : null;
}

/** The objects that our metadata belongs to and that the org has: DurableId → name. */
async function objectsOf(
  connection: Connection,
  own: string | null,
  files: readonly string[],
): Promise<Map<string, string>> {
  const names = new Set(files.flatMap((file) => /[/\\]objects[/\\]([^/\\]+)[/\\].*-meta\.xml$/.exec(file)?.[1] ?? []));
  const wanted = [...names].flatMap((name) => (own !== null && isCustom(name) ? [`${own}__${name}`] : [name]));
  const soql = `SELECT DurableId, QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName IN (${wanted.map((name) => `'${name}'`).join(', ')})`;
  const rows = await allRows(connection, 'tooling', soql);
  return new Map(
    rows.map((row) => [
      idOf(row['DurableId']),
      String(row['QualifiedApiName']).replace(own === null ? '' : `${own}__`, ''),
    ]),
  );
}

const isCustom = (name: string): boolean => /__\w+$/.test(name);

/** Shortens 18-character IDs to 15 characters. Names of standard objects don't change. */
const idOf = (value: unknown): string =>
  /^01I\w{12}(\w{3})?$/.test(String(value)) ? String(value).slice(0, 15) : String(value);

const nameIn =
  (objects: ReadonlyMap<string, string>): ObjectNames =>
  (tableEnumOrId) =>
    objects.get(idOf(tableEnumOrId)) ?? String(tableEnumOrId);

async function takenOf(
  connection: Connection,
  { name, suffix, api, soql, nameOf }: Kind,
  own: string | null,
  objects: ObjectNames,
  files: readonly string[],
): Promise<Finding | null> {
  const ours = namesIn(files, suffix);
  if (ours.length === 0) return null;
  try {
    const rows = await allRows(connection, api, soql);
    const unmanaged = rows.filter((row) => (row['NamespacePrefix'] ?? own) === own);
    const inOrg = new Set(unmanaged.map((row) => nameOf(row, objects).toLowerCase()));
    return taken(
      name,
      ours.filter((each) => inOrg.has(each.toLowerCase())),
    );
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return unreadable(name, error);
  }
}

async function allRows(connection: Connection, api: Kind['api'], soql: string): Promise<Row[]> {
  return queryAll<Row>(api === 'tooling' ? connection.tooling : connection, soql);
}

/** The names of a kind that a deploy brings. Parts of an object include its name: `Case.Onboarding`. */
export const ourNames = (suffix: string, project: string): string[] => namesIn(filesOf(project), suffix);

const filesOf = (project: string): string[] =>
  readdirSync(project, { recursive: true, encoding: 'utf8' }).map((file) => join(project, file));

function namesIn(files: readonly string[], suffix: string): string[] {
  const names = files
    .filter((file) => file.endsWith(suffix))
    .flatMap((file) => (suffix === '.labels-meta.xml' ? labelNames(file) : nameOfFile(file, suffix)));
  return names.toSorted((first, second) => first.localeCompare(second));
}

function nameOfFile(file: string, suffix: string): string {
  const name = decodeURIComponent(basename(file, suffix));
  const object = /objects[/\\]([^/\\]+)[/\\]\w+[/\\]/.exec(file)?.[1];
  return object === undefined ? name : `${object}.${name}`;
}

const labelNames = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/<fullName>([^<]+)<\/fullName>/g)].map(([, name = '']) => name);

function taken(kindOf: string, names: readonly string[]): Finding | null {
  if (names.length === 0) return null;
  const check = `${kindOf} with the same name`;
  return { code: 'NAME_TAKEN', check, state: 'taken', detail: names.join(', '), remedy: REMEDY, names };
}

function unreadable(kindOf: string, error: unknown): Finding {
  const remedy = 'Sign in as a user with the permissions View Setup and Configuration and Customize Application.';
  const check = `${kindOf} with the same name`;
  return { code: 'NAMES_NOT_READABLE', check, state: 'missing', detail: `can't be read (${eventOf(error)})`, remedy };
}
