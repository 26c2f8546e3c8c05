/** Record types, and the business processes (support process, sales process) that restrict their main picklist. */
import type { Drafts, ObjectDraft } from './draft.ts';
import { lineOf } from './line-of.ts';
import { MetadataError } from './metadata-error.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import { objectOfFile } from './read-fields.ts';
import { readXml, type XmlNode } from './xml.ts';

type Offered = readonly { value: string; isDefault: boolean }[];

/** The picklist of a business process (Metadata API Guide, "BusinessProcess"). */
const PROCESS_FIELD: Record<string, string> = { Case: 'Status', Opportunity: 'StageName' };

export function readRecordTypes(files: ProjectFiles, drafts: Drafts): void {
  const processes = readBusinessProcesses(files, drafts);
  for (const file of files.ofType('recordType')) {
    const draft = objectOfFile(file, drafts);
    const node = readXml(file, 'RecordType');
    draft.recordTypes.push({
      developerName: fullName(file, 'recordType'),
      label: node.text('label') ?? fullName(file, 'recordType'),
      description: node.text('description') ?? null,
      isActive: node.flag('active'),
      picklistValues: picklistValues(file, draft, node, processes),
      compactLayout: node.text('compactLayoutAssignment') ?? null,
    });
  }
}

function readBusinessProcesses(files: ProjectFiles, drafts: Drafts): ReadonlyMap<string, Offered> {
  const processes = new Map<string, Offered>();
  for (const file of files.ofType('businessProcess')) {
    const draft = objectOfFile(file, drafts);
    const values = offeredValues(readXml(file, 'BusinessProcess'));
    processes.set(`${draft.name}.${fullName(file, 'businessProcess')}`, values);
  }
  return processes;
}

function picklistValues(
  file: string,
  draft: ObjectDraft,
  node: XmlNode,
  processes: ReadonlyMap<string, Offered>,
): ReadonlyMap<string, Offered> {
  const restricted = new Map<string, Offered>();
  for (const picklist of node.children('picklistValues')) {
    const name = picklist.text('picklist') ?? '';
    const field = draft.fields.get(name.toLowerCase());
    if (!field)
      throw new MetadataError(file, `the org has no picklist ${draft.name}.${name}`, lineOf(file, 'picklist', name));
    restricted.set(field.name, offeredValues(picklist));
  }
  const process = node.text('businessProcess');
  const processField = PROCESS_FIELD[draft.name];
  if (process === undefined || processField === undefined) return restricted;
  const values = processes.get(`${draft.name}.${process}`);
  if (!values)
    throw new MetadataError(file, `the project has no business process ${process}`, lineOf(file, 'businessProcess'));
  return restricted.set(processField, values);
}

/** Values with special characters are percent-encoded. */
function offeredValues(node: XmlNode): Offered {
  return node
    .children('values')
    .map((value) => ({ value: decodeURIComponent(value.text('fullName') ?? ''), isDefault: value.flag('default') }));
}
