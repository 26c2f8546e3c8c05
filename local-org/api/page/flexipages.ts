/** The project's Lightning pages as data. Source: Metadata API Developer Guide, "FlexiPage". */
import { fullName, type ProjectFiles } from '../../schema/project-files.ts';
import { readXml, type XmlNode } from '../../schema/xml.ts';
import type { FlexiPageConfig, PageItem, RegionConfig, VisibilityRule } from './model.ts';

export function readFlexiPages(files: ProjectFiles): FlexiPageConfig[] {
  return files.ofType('flexipage').map((file) => {
    const xml = readXml(file, 'FlexiPage');
    const name = fullName(file, 'flexipage');
    return {
      name,
      label: xml.text('masterLabel') ?? name,
      type: xml.text('type') ?? 'RecordPage',
      object: xml.text('sobjectType') ?? null,
      template: xml.child('template')?.text('name') ?? '',
      regions: xml.children('flexiPageRegions').map(readRegion),
    };
  });
}

/** Items are in `itemInstances`. Older files have `componentInstances` directly in the region. */
function readRegion(xml: XmlNode): RegionConfig {
  const items = xml
    .children('itemInstances')
    .flatMap((item) => [
      ...item.children('componentInstance').map(readComponent),
      ...item.children('fieldInstance').map(readField),
    ]);
  const older = xml.children('componentInstances').map(readComponent);
  return {
    name: xml.text('name') ?? '',
    type: xml.text('type') === 'Facet' ? 'Facet' : 'Region',
    items: [...items, ...older],
  };
}

function readComponent(xml: XmlNode): PageItem {
  return {
    kind: 'component',
    identifier: xml.text('identifier') ?? null,
    component: xml.text('componentName') ?? '',
    properties: readProperties(xml.children('componentInstanceProperties')),
    visibility: readVisibility(xml.child('visibilityRule')),
  };
}

function readField(xml: XmlNode): PageItem {
  return {
    kind: 'field',
    identifier: xml.text('identifier') ?? null,
    field: (xml.text('fieldItem') ?? '').replace(/^Record\./, ''),
    properties: readProperties(xml.children('fieldInstanceProperties')),
    visibility: readVisibility(xml.child('visibilityRule')),
  };
}

function readProperties(nodes: readonly XmlNode[]): Record<string, string | readonly string[]> {
  const properties: Record<string, string | readonly string[]> = {};
  for (const node of nodes) {
    const list = node.child('valueList');
    properties[node.text('name') ?? ''] = list
      ? list.children('valueListItems').map((item) => item.text('value') ?? '')
      : (node.text('value') ?? '');
  }
  return properties;
}

function readVisibility(xml: XmlNode | undefined): VisibilityRule | null {
  if (!xml) return null;
  return {
    booleanFilter: xml.text('booleanFilter') ?? null,
    criteria: xml.children('criteria').map((criterion) => ({
      leftValue: criterion.text('leftValue') ?? '',
      operator: criterion.text('operator') ?? 'EQUAL',
      rightValue: criterion.text('rightValue') ?? null,
    })),
  };
}
