/** The project's apps and tabs, and the record pages of each object. */
import type { Schema } from '../../schema/model.ts';
import { fullName, type ProjectFiles } from '../../schema/project-files.ts';
import { readXml, type XmlNode } from '../../schema/xml.ts';
import { iconOf, tabMotifIcon } from './icons.ts';
import type { AppConfig, RecordPageAssignment, TabConfig } from './model.ts';

export function readApps(files: ProjectFiles): AppConfig[] {
  return files.ofType('app').map((file) => {
    const xml = readXml(file, 'CustomApplication');
    const name = fullName(file, 'app');
    return {
      developerName: name,
      label: xml.text('label') ?? name,
      description: xml.text('description') ?? null,
      headerColor: xml.child('brand')?.text('headerColor') ?? null,
      navType: xml.text('navType') ?? null,
      tabs: xml.texts('tabs'),
    };
  });
}

/** The tabs of the project's apps and the project's own tabs. */
export function readTabs(files: ProjectFiles, schema: Schema, apps: readonly AppConfig[]): Record<string, TabConfig> {
  const own = files.ofType('tab').map((file) => readTab(fullName(file, 'tab'), readXml(file, 'CustomTab'), schema));
  const standard = apps
    .flatMap((app) => app.tabs)
    .filter((name) => name.startsWith('standard-'))
    .map((name) => standardTab(name, schema));
  return Object.fromEntries([...standard, ...own].map((tab) => [tab.name, tab]));
}

function standardTab(name: string, schema: Schema): TabConfig {
  const object = schema.object(name.slice('standard-'.length));
  return object
    ? { name, label: object.labelPlural, kind: 'object', target: object.name, icon: iconOf(object) }
    : { name, label: name.slice('standard-'.length), kind: 'other', target: null, icon: 'standard:default' };
}

function readTab(name: string, xml: XmlNode, schema: Schema): TabConfig {
  const icon = tabMotifIcon(xml.text('motif'));
  const label = xml.text('label') ?? name;
  const component = xml.text('lwcComponent');
  const page = xml.text('flexiPage');
  if (component !== undefined) return { name, label, kind: 'component', target: component, icon };
  if (page !== undefined) return { name, label, kind: 'flexipage', target: page, icon };
  const object = xml.flag('customObject') ? schema.object(name) : undefined;
  if (object) return { name, label: object.labelPlural, kind: 'object', target: object.name, icon };
  return { name, label, kind: 'other', target: null, icon };
}

/**
 * Record pages by object, in order of precedence: app, record type, and profile before app alone, before the
 * org default. Source: Salesforce Help, "Activate Lightning Experience Record Pages".
 */
export function readRecordPages(files: ProjectFiles, schema: Schema): ReadonlyMap<string, RecordPageAssignment[]> {
  const pages = new Map<string, RecordPageAssignment[]>();
  const add = (object: string, page: RecordPageAssignment): void => {
    pages.set(object, [...(pages.get(object) ?? []), page]);
  };
  for (const file of files.ofType('app')) {
    const xml = readXml(file, 'CustomApplication');
    for (const override of xml.children('profileActionOverrides'))
      addOverride(override, fullName(file, 'app'), schema, add);
    for (const override of xml.children('actionOverrides')) addOverride(override, fullName(file, 'app'), schema, add);
  }
  for (const file of files.ofType('object')) {
    const object = fullName(file, 'object');
    for (const override of readXml(file, 'CustomObject').children('actionOverrides')) {
      addOverride(override, null, schema, add, object);
    }
  }
  return new Map([...pages].map(([object, list]) => [object, list.toSorted((a, b) => weight(b) - weight(a))]));
}

function addOverride(
  xml: XmlNode,
  app: string | null,
  schema: Schema,
  add: (object: string, page: RecordPageAssignment) => void,
  owner?: string,
): void {
  const flexipage = xml.text('content');
  const object = schema.object(owner ?? xml.text('pageOrSobjectType') ?? '');
  const isRecordPage = xml.text('actionName') === 'View' && xml.text('type')?.toLowerCase() === 'flexipage';
  if (!isRecordPage || flexipage === undefined || !object) return;
  const recordType = xml.text('recordType')?.split('.').at(-1);
  add(object.name, {
    flexipage,
    app,
    recordTypeId: object.recordTypes.find((type) => type.developerName === recordType)?.id ?? null,
    profile: profileName(xml.text('profile')),
    formFactor: xml.text('formFactor') ?? null,
  });
}

const weight = (page: RecordPageAssignment): number =>
  (page.app ? 4 : 0) + (page.recordTypeId ? 2 : 0) + (page.profile ? 1 : 0);

/**
 * Three standard profiles have another name in metadata than in the org. Source: Metadata API Developer
 * Guide, "Profile".
 */
const profileNames: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  Standard: 'Standard User',
  ReadOnly: 'Read Only',
};

const profileName = (written: string | undefined): string | null =>
  written === undefined ? null : (profileNames[written] ?? written);
