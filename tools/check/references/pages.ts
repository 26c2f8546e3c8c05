/** Checks apps, tabs, list views, compact layouts, and layout assignments. */
import { fieldPathOf } from '../../../local-org/api/page/column-names.ts';
import { listViewFacts } from '../../../local-org/schema/facts.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings, type Inventory } from './Inventory.ts';
import { nameableField } from './permissionSets.ts';

export const apps = eachFile('app', ({ root }, inventory, findings) => {
  for (const tab of childrenOf(root, 'tabs')) {
    if (!inventory.tabExists(tab.text.trim())) findings.add(tab, `there is no tab ${tab.text.trim()}.`);
  }
  findings.requireName(root, 'utilityBar', 'Lightning page', (name) => inventory.names('flexipage').has(name));
  for (const override of [...childrenOf(root, 'actionOverrides'), ...childrenOf(root, 'profileActionOverrides')])
    checkOverride(override, inventory, findings);
});

function checkOverride(override: XmlElement, inventory: Inventory, findings: Findings): void {
  if (textOf(override, 'type') === 'Flexipage')
    findings.requireName(override, 'content', 'Lightning page', (name) => inventory.names('flexipage').has(name));
  findings.requireName(
    override,
    'pageOrSobjectType',
    'object',
    (name) => name === 'standard-home' || inventory.schema.object(name) !== undefined,
  );
  findings.requireName(override, 'recordType', 'record type', (name) => inventory.recordTypeExists(name));
  checkPageObject(override, inventory, findings);
}

function checkPageObject(override: XmlElement, inventory: Inventory, findings: Findings): void {
  const page = inventory.ofType('flexipage').find(({ name }) => name === textOf(override, 'content'));
  const object = page && textOf(page.root, 'sobjectType');
  if (object && object !== textOf(override, 'pageOrSobjectType'))
    findings.add(override, `${page.name} is a page of ${object}.`);
}

export const tabs = eachFile('tab', ({ name, root }, inventory, findings) => {
  findings.requireName(root, 'flexiPage', 'Lightning page', (page) => inventory.names('flexipage').has(page));
  findings.requireName(root, 'lwcComponent', 'component', (bundle) => inventory.bundle(bundle) !== undefined);
  if (textOf(root, 'customObject') === 'true' && !inventory.schema.object(name))
    findings.add(root, `there is no object ${name}.`);
});

export const listViews = eachFile('listView', ({ object: objectName, root }, { schema }, findings) => {
  const object = schema.object(objectName);
  if (!object) return findings.add(root, `there is no object ${objectName}.`);
  for (const column of childrenOf(root, 'columns')) {
    if (fieldPathOf(schema, object, column.text.trim()) === null)
      findings.add(column, `there is no field for the column ${column.text.trim()}.`);
    else checkSeen(column, column.text.trim(), 'column', objectName, findings);
  }
  for (const filter of childrenOf(root, 'filters')) {
    const field = textOf(filter, 'field');
    const path = fieldPathOf(schema, object, field);
    if (path === null) findings.add(filter, `there is no field for the filter ${field}.`);
    else checkSeen(filter, field, 'filter', objectName, findings);
    if (path === null) continue;
    if (path === 'RecordTypeId')
      checkRecordTypes(
        filter,
        object.name,
        object.recordTypes.map(({ developerName }) => developerName),
        findings,
      );
    else
      checkPicklistValues(
        filter,
        object.fields.get(path.toLowerCase())?.picklist.map(({ value }) => value) ?? [],
        findings,
      );
  }
});

/** Standard fields have other names in list views, which are known only from real orgs. */
function checkSeen(
  place: XmlElement,
  name: string,
  what: 'column' | 'filter',
  object: string,
  findings: Findings,
): void {
  const known = listViewFacts[object];
  if (known && !name.includes('__') && !known[`${what}s`].includes(name))
    findings.add(place, `no ${object} list view of a real org has the ${what} ${name}.`);
}

function checkRecordTypes(
  filter: XmlElement,
  object: string,
  recordTypes: readonly string[],
  findings: Findings,
): void {
  for (const value of textOf(filter, 'value').split(',').filter(Boolean)) {
    if (!recordTypes.includes(value.replace(`${object}.`, '')))
      findings.add(filter, `there is no record type ${value}.`);
  }
}

function checkPicklistValues(filter: XmlElement, values: readonly string[], findings: Findings): void {
  const isWhole = ['equals', 'notEqual', 'includes', 'excludes'].includes(textOf(filter, 'operation'));
  if (!isWhole || values.length === 0) return;
  for (const value of textOf(filter, 'value')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    if (!values.includes(value)) findings.add(filter, `${textOf(filter, 'field')} has no value ${value}.`);
  }
}

/** A compact layout can have at most ten fields (Salesforce Help, "Compact Layouts"). */
export const compactLayouts = eachFile('compactLayout', ({ object, root }, { schema }, findings) => {
  const fields = childrenOf(root, 'fields');
  for (const field of fields) {
    if (!schema.field(object, field.text.trim()))
      findings.add(field, `there is no field ${object}.${field.text.trim()}.`);
  }
  if (fields.length > 10) findings.add(root, `has ${fields.length} fields. A compact layout can have ten.`);
});

export const profiles = eachFile('profile', ({ root }, inventory, findings) => {
  for (const entry of childrenOf(root, 'fieldPermissions')) nameableField(entry, inventory, findings);
  for (const assignment of childrenOf(root, 'layoutAssignments')) {
    findings.requireName(assignment, 'layout', 'layout', (name) =>
      inventory.names('layout').has(decodeURIComponent(name)),
    );
    findings.requireName(assignment, 'recordType', 'record type', (name) => inventory.recordTypeExists(name));
    const layout = decodeURIComponent(textOf(assignment, 'layout'));
    const recordType = textOf(assignment, 'recordType');
    if (recordType !== '' && !layout.startsWith(`${recordType.split('.')[0] ?? ''}-`))
      findings.add(assignment, `${layout} isn't a layout for the object of ${recordType}.`);
  }
});
