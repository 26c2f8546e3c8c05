/**
 * The manifests that delete what a deploy added. Each is a separate deployment, because Salesforce can't delete a component while another one
 * uses it. Labels and sharing rules are listed one by one, because CustomLabels or SharingRules would delete those of the whole org.
 */
import { ComponentSet } from '@salesforce/source-deploy-retrieve';

interface Step {
  /** The file name of the manifest. */
  readonly file: string;
  readonly types: readonly string[];
}

export const FOLDER = 'setup/uninstall';

/** In the order in which Salesforce can delete them. */
export const STEPS: readonly Step[] = [
  { file: '1-apps.xml', types: ['CustomApplication'] },
  { file: '2-pages.xml', types: ['CustomTab', 'Dashboard', 'FlexiPage'] },
  { file: '3-components-and-triggers.xml', types: ['ApexTrigger', 'LightningComponentBundle'] },
  { file: '4-classes.xml', types: ['ApexClass'] },
  { file: '5-access.xml', types: ['ListView', 'PermissionSet', 'Report', 'SharingCriteriaRule'] },
  {
    file: '6-groups-and-templates.xml',
    types: ['CustomNotificationType', 'CustomPermission', 'EmailTemplate', 'Group', 'Queue'],
  },
  {
    file: '7-data.xml',
    types: [
      ...['BusinessProcess', 'CompactLayout', 'CustomField', 'CustomLabel', 'CustomObject', 'Layout'],
      ...['DashboardFolder', 'EmailFolder', 'ReportFolder'],
    ],
  },
];

/** Types that the manifests don't list, and why. */
export const NOT_REMOVED: Readonly<Record<string, string>> = {
  CustomLabels: 'would delete the labels of the whole org; ours are listed one by one',
  Profile: 'belongs to the org',
  RecordType: 'can’t be deleted through the API; an admin deletes it in Setup',
  SharingRules: 'would delete the rules of the whole org; ours are listed one by one',
};

/** A manifest lists a folder under the type of what is in it (`folderContentType` in source-deploy-retrieve). */
const NAMED_UNDER: Readonly<Record<string, string>> = {
  DashboardFolder: 'Dashboard',
  EmailFolder: 'EmailTemplate',
  ReportFolder: 'Report',
};

export interface Component {
  readonly type: string;
  readonly name: string;
}

/** Everything that a deploy of the folder adds, including parts of objects. */
export function deployed(folder: string): Component[] {
  const found = new Map<string, Component>();
  for (const component of ComponentSet.fromSource(folder).getSourceComponents())
    for (const { type, fullName } of [component, ...component.getChildren()])
      found.set(`${type.name} ${fullName}`, { type: type.name, name: fullName });
  return [...found.values()].filter((component) => !isStandardObject(component));
}

/** The project's files of a standard object only add fields to it. */
const isStandardObject = ({ type, name }: Component): boolean => type === 'CustomObject' && !isCustom(name);

const isCustom = (object: string): boolean => /__(c|mdt)$/.test(object);

/** Salesforce deletes the fields, validation rules, layouts, and records of a custom object or custom metadata type with it. */
export function goesWithItsObject({ type, name }: Component): boolean {
  if (type === 'CustomMetadata') return true;
  const object = name.split(type === 'Layout' ? '-' : '.')[0] ?? '';
  return ['CustomField', 'Layout', 'ListView', 'ValidationRule'].includes(type) && isCustom(object);
}

/** The text of each manifest by its file. */
export function uninstallManifests(components: readonly Component[], version: string): Map<string, string> {
  const manifests = new Map([['package.xml', manifest([], version)]]);
  for (const { file, types } of STEPS) {
    const removed = components.filter((one) => types.includes(one.type) && !goesWithItsObject(one));
    manifests.set(file, manifest(removed, version));
  }
  return manifests;
}

/** A manifest of these components alone. */
export function manifest(components: readonly Component[], version: string): string {
  const byType = new Map<string, string[]>();
  for (const { type, name } of components) {
    const listed = NAMED_UNDER[type] ?? type;
    byType.set(listed, [...(byType.get(listed) ?? []), name]);
  }
  const types = [...byType].sort(([a], [b]) => compare(a, b)).map(([type, names]) => typeElement(type, names));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Package xmlns="http://soap.sforce.com/2006/04/metadata">',
    ...types,
    `    <version>${version}</version>`,
    '</Package>',
    '',
  ].join('\n');
}

function typeElement(type: string, names: readonly string[]): string {
  const members = [...names].sort(compare).map((name) => `        <members>${escaped(name)}</members>`);
  return ['    <types>', ...members, `        <name>${type}</name>`, '    </types>'].join('\n');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
