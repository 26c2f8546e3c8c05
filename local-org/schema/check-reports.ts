/**
 * Checks report types, reports, dashboards, and their folders against the schema (Metadata API Guide, "ReportType",
 * "Report", "Dashboard", "Folder"). The local org doesn't run or show them. What it doesn't know is refused.
 */
import { basename, dirname } from 'node:path';
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import type { ObjectDef, Schema } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import { readXml, type XmlNode } from './xml.ts';

const LONGEST_DESCRIPTION = 255;
const MOST_OBJECTS = 4;
/** Columns of the standard report type for cases that orgs accept. Custom fields are named `Case.Field__c`. */
const CASE_LIST = 'CaseList';
const CASE_COLUMNS = new Set(['CASE_NUMBER', 'SUBJECT', 'STATUS', 'PRIORITY', 'OWNER', 'CREATED_DATEONLY']);
const FORMATS = ['Tabular', 'Summary', 'Matrix'];
const DASHBOARD_TYPES = ['SpecifiedUser', 'LoggedInUser', 'MyTeamUser'];

/** The objects of a report type by the path that columns use: `Case`, `Case.Stage_Logs__r`. */
type Tables = ReadonlyMap<string, ObjectDef>;

export function checkReports(files: ProjectFiles, schema: Schema): void {
  const types = new Map(
    files.ofType('reportType').map((file) => [fullName(file, 'reportType'), tablesOf(file, schema)]),
  );
  checkFolders(files, 'reportFolder', 'ReportFolder');
  checkFolders(files, 'dashboardFolder', 'DashboardFolder');
  const reports = files.ofType('report');
  for (const file of reports) {
    checkPlace(files, file, 'reportFolder');
    checkReport(file, schema, types);
  }
  const known = new Set(reports.map((file) => nameInFolder(file, 'report')));
  for (const file of files.ofType('dashboard')) {
    checkPlace(files, file, 'dashboardFolder');
    checkDashboard(file, known);
  }
}

function refuse(file: string, message: string, element: string, text?: string): never {
  throw new MetadataError(file, message, lineOf(file, element, text));
}

function needed(file: string, node: XmlNode, element: string, root: string): string {
  return node.text(element) ?? refuse(file, `<${root}> needs <${element}>`, root);
}

/** A report is named by its own folder, however deep that is. */
const nameInFolder = (file: string, type: string): string => `${basename(dirname(file))}/${fullName(file, type)}`;

function checkFolders(files: ProjectFiles, type: string, root: string): void {
  for (const file of files.ofType(type)) needed(file, readXml(file, root), 'name', root);
}

function checkPlace(files: ProjectFiles, file: string, folderType: string): void {
  const folder = basename(dirname(file));
  if (!files.ofType(folderType).some((candidate) => fullName(candidate, folderType) === folder))
    throw new MetadataError(file, `the project has no ${folder}.${folderType}-meta.xml`);
}

function tablesOf(file: string, schema: Schema): Tables {
  const node = readXml(file, 'ReportType');
  const name = needed(file, node, 'baseObject', 'ReportType');
  const base = schema.object(name) ?? refuse(file, `the project has no object ${name}`, 'baseObject', name);
  const tables = new Map([[base.name, base]]);
  let [path, object, join, isOuter] = [base.name, base, node.child('join'), false];
  while (join) {
    const relationship = needed(file, join, 'relationship', 'join');
    const child = object.children.get(relationship.toLowerCase());
    if (!child) refuse(file, `${object.name} has no child relationship ${relationship}`, 'relationship', relationship);
    if (isOuter && !join.flag('outerJoin'))
      refuse(file, "an inner join can't follow an outer join", 'relationship', relationship);
    isOuter = join.flag('outerJoin');
    object = schema.requireObject(child.object);
    path = `${path}.${relationship}`;
    tables.set(path, object);
    join = join.child('join');
  }
  if (tables.size > MOST_OBJECTS) refuse(file, `a report type has at most ${MOST_OBJECTS} objects`, 'baseObject', name);
  for (const column of node.children('sections').flatMap((section) => section.children('columns')))
    checkColumn(
      file,
      schema,
      tables,
      needed(file, column, 'table', 'columns'),
      needed(file, column, 'field', 'columns'),
    );
  return tables;
}

function checkColumn(file: string, schema: Schema, tables: Tables, table: string, field: string): void {
  const object = tables.get(table) ?? refuse(file, `the report type has no table ${table}`, 'table', table);
  if (!hasField(schema, object, field)) refuse(file, `${object.name} has no field ${field}`, 'field', field);
}

/** A field of the object, or of a parent: `Account.Name`, `Account__c.Name`. */
function hasField(schema: Schema, object: ObjectDef, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return object.fields.has(first.toLowerCase());
  const lookup = object.fields.get(first.toLowerCase()) ?? object.parents.get(first.toLowerCase());
  const target = schema.object(lookup?.referenceTo[0] ?? '');
  return target !== undefined && hasField(schema, target, rest.join('.'));
}

function checkReport(file: string, schema: Schema, types: ReadonlyMap<string, Tables>): void {
  const node = readXml(file, 'Report');
  needed(file, node, 'name', 'Report');
  checkDescription(file, node);
  const type = needed(file, node, 'reportType', 'Report');
  const tables = types.get(type.replace(/__c$/, ''));
  if (type !== CASE_LIST && !(tables && type.endsWith('__c')))
    refuse(file, `the local org doesn't know the report type ${type}`, 'reportType', type);
  const fieldsOf = (name: string): string[] => node.children(name).flatMap((one) => one.texts('field'));
  const [columns, down, across] = [fieldsOf('columns'), fieldsOf('groupingsDown'), fieldsOf('groupingsAcross')];
  const filters = node.children('filter').flatMap((filter) => filter.children('criteriaItems'));
  for (const field of [...columns, ...down, ...across]) checkName(file, schema, tables, 'field', field);
  for (const field of filters.flatMap((item) => item.texts('column'))) checkName(file, schema, tables, 'column', field);
  const twice = columns.find((field) => down.includes(field) || across.includes(field));
  if (twice !== undefined) refuse(file, `${twice} is a grouping, so it can't be a column`, 'field', twice);
  checkFormat(file, needed(file, node, 'format', 'Report'), down.length, across.length);
}

function checkDescription(file: string, node: XmlNode): void {
  if ((node.text('description')?.length ?? 0) > LONGEST_DESCRIPTION)
    refuse(file, `the description has more than ${LONGEST_DESCRIPTION} characters`, 'description');
}

function checkFormat(file: string, format: string, down: number, across: number): void {
  if (!FORMATS.includes(format)) refuse(file, `the local org doesn't know the format ${format}`, 'format', format);
  const wanted = { Tabular: [false, false], Summary: [true, false], Matrix: [true, true] }[format] ?? [];
  if (down > 0 !== wanted[0] || across > 0 !== wanted[1])
    refuse(file, `these groupings don't fit the format ${format}`, 'format', format);
}

/** `Case.Field__c` in the list of cases, and `Case.Stage_Logs__r$Field__c` in a custom report type. */
function checkName(file: string, schema: Schema, tables: Tables | undefined, element: string, name: string): void {
  const [table = '', field = ''] = name.split(tables ? '$' : /\.(?=\w+__c$)/);
  const object = tables ? tables.get(table) : table === 'Case' ? schema.object('Case') : undefined;
  const isKnown = object !== undefined && hasField(schema, object, field);
  if (!isKnown && !(tables === undefined && CASE_COLUMNS.has(name)))
    refuse(file, `the local org doesn't know the column ${name} of this report type`, element, name);
}

function checkDashboard(file: string, reports: ReadonlySet<string>): void {
  const node = readXml(file, 'Dashboard');
  needed(file, node, 'title', 'Dashboard');
  checkDescription(file, node);
  const type = needed(file, node, 'dashboardType', 'Dashboard');
  if (!DASHBOARD_TYPES.includes(type))
    refuse(file, `dashboardType is one of ${DASHBOARD_TYPES.join(', ')}, not ${type}`, 'dashboardType', type);
  if (type === 'SpecifiedUser') needed(file, node, 'runningUser', 'Dashboard');
  const sections = ['leftSection', 'middleSection', 'rightSection'].flatMap((name) => node.children(name));
  const grid = node.children('dashboardGridLayout').flatMap((layout) => layout.children('dashboardGridComponents'));
  const components = [
    ...sections.flatMap((section) => section.children('components')),
    ...grid.flatMap((cell) => cell.children('dashboardComponent')),
  ];
  for (const component of components) {
    const report = needed(file, component, 'report', 'Dashboard');
    if (!reports.has(report)) refuse(file, `the project has no report ${report}`, 'report', report);
  }
}
