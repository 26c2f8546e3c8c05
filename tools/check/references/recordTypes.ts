/** Checks the picklist values of record types and business processes (Metadata API Developer Guide, "RecordType", "BusinessProcess"). */
import { childrenOf, isTrue, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings, type Inventory } from './Inventory.ts';

/** The field whose values come from a business process, not from the record type. */
const PROCESS_FIELDS: Record<string, string> = { Case: 'Status', Opportunity: 'StageName', Lead: 'Status' };

export const recordTypes = eachFile('recordType', ({ object, root }, inventory, findings) => {
  findings.requireName(root, 'businessProcess', 'business process', (name) =>
    inventory.partNames('businessProcess').has(`${object}.${name}`),
  );
  findings.requireName(
    root,
    'compactLayoutAssignment',
    'compact layout',
    (name) => name === 'SYSTEM' || inventory.partNames('compactLayout').has(`${object}.${name}`),
  );
  if (PROCESS_FIELDS[object] && textOf(root, 'businessProcess') === '')
    findings.add(root, `a record type of ${object} needs a business process.`);
  for (const entry of childrenOf(root, 'picklistValues')) checkPicklist(entry, object, inventory, findings);
});

function checkPicklist(entry: XmlElement, object: string, { schema }: Inventory, findings: Findings): void {
  const name = textOf(entry, 'picklist');
  const field = schema.field(object, name);
  if (!field || field.picklist.length === 0) return findings.add(entry, `${object} has no picklist ${name}.`);
  if (PROCESS_FIELDS[object] === name)
    return findings.add(entry, `remove ${name}: its values come from the business process.`);
  checkValues(
    childrenOf(entry, 'values'),
    name,
    field.picklist.map(({ value }) => value),
    findings,
  );
}

export const businessProcesses = eachFile('businessProcess', ({ object, root }, { schema }, findings) => {
  const name = PROCESS_FIELDS[object] ?? '';
  const values = schema.field(object, name)?.picklist.map(({ value }) => value) ?? [];
  checkValues(childrenOf(root, 'values'), name, values, findings);
  if (childrenOf(root, 'values').filter((value) => isTrue(value, 'default')).length !== 1)
    findings.add(root, 'exactly one value must be the default.');
});

function checkValues(
  entries: readonly XmlElement[],
  field: string,
  values: readonly string[],
  findings: Findings,
): void {
  for (const entry of entries) {
    const value = decodeURIComponent(textOf(entry, 'fullName'));
    if (!values.includes(value))
      findings.add(
        entry,
        `${field} has no value ${value}; the values of standard fields are in setup/standardValueSets.`,
      );
  }
}
