/** The components on the pages and tabs of a role's apps and sites, including nested ones, and the Apex and fields they use. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSites } from '../../../local-org/start.ts';
import type { Inventory, MetadataFile } from '../references/Inventory.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/readXml.ts';
import { RECORD_TYPE } from '../references/flexipages.ts';
import type { Role } from './Role.ts';

export interface ComponentCalls {
  /** Apex class → the component that imports it. */
  readonly classes: ReadonlyMap<string, string>;
  /** Field, such as `Case.Status` → the component that imports it. */
  readonly fields: ReadonlyMap<string, string>;
}

export function callsOfRole(role: Role, inventory: Inventory): ComponentCalls {
  const classes = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const bundle of bundlesOf(role, inventory)) {
    for (const { file, text } of inventory.bundleTexts(bundle)) {
      for (const [, name = ''] of text.matchAll(/@salesforce\/apex\/(\w+)\.\w+/g))
        if (!classes.has(name)) classes.set(name, file);
      for (const [, object = '', field = ''] of text.matchAll(/(?:@salesforce\/schema\/|['"`])(\w+)\.(\w+)['"`]/g)) {
        if (inventory.schema.field(object, field)) fields.set(`${object}.${field}`, file);
      }
    }
  }
  return { classes, fields };
}

function bundlesOf(role: Role, inventory: Inventory): Set<string> {
  const bundles = new Set(pagesOf(role, inventory).flatMap(({ root }) => componentNames(root, role)));
  for (const tab of inventory.ofType('tab').filter(({ name }) => role.tabs.has(name))) {
    const component = textOf(tab.root, 'lwcComponent');
    if (component !== '') bundles.add(component);
  }
  for (const site of sites(inventory.root)) if (site.permissionSet === role.name) bundles.add(site.component);
  for (const bundle of bundles) for (const part of partsOf(bundle, inventory)) bundles.add(part);
  return bundles;
}

function sites(root: string): ReturnType<typeof readSites> {
  const file = join(root, 'data', 'sites.json');
  return existsSync(file) ? readSites(file) : [];
}

/** Pages in the role's apps, for its record types and tabs. */
function pagesOf(role: Role, inventory: Inventory): MetadataFile[] {
  const apps = inventory.ofType('app').filter(({ name }) => role.apps.has(name));
  const overrides = apps.flatMap(({ root }) => [
    ...childrenOf(root, 'actionOverrides'),
    ...childrenOf(root, 'profileActionOverrides'),
  ]);
  const shown = new Set(
    overrides.filter((override) => isFor(role, override)).map((override) => textOf(override, 'content')),
  );
  for (const tab of inventory.ofType('tab').filter(({ name }) => role.tabs.has(name)))
    shown.add(textOf(tab.root, 'flexiPage'));
  return inventory.ofType('flexipage').filter(({ name }) => shown.has(name));
}

function isFor(role: Role, override: XmlElement): boolean {
  const recordType = textOf(override, 'recordType');
  return recordType === '' ? role.may(textOf(override, 'pageOrSobjectType'), 'read') : role.recordTypes.has(recordType);
}

const componentNames = (page: XmlElement, role: Role): string[] =>
  childrenOf(page, 'flexiPageRegions')
    .flatMap((region) => childrenOf(region, 'itemInstances'))
    .flatMap((item) => childrenOf(item, 'componentInstance'))
    .filter((instance) => isMet(instance, textOf(page, 'sobjectType'), role))
    .map((instance) => textOf(instance, 'componentName'))
    .filter((name) => name.startsWith('c:'))
    .map((name) => name.slice(2));

/** Whether the role has a record type of the component's visibility rule. */
const isMet = (instance: XmlElement, object: string, role: Role): boolean =>
  childrenOf(instance, 'visibilityRule')
    .flatMap((rule) => childrenOf(rule, 'criteria'))
    .filter((criterion) => textOf(criterion, 'leftValue') === RECORD_TYPE && textOf(criterion, 'operator') === 'EQUAL')
    .every((criterion) => role.recordTypes.has(`${object}.${textOf(criterion, 'rightValue')}`));

/** `<c-stage-path>` in a template, `from 'c/rpTextUtils'` in code. */
function partsOf(bundle: string, inventory: Inventory): string[] {
  return inventory
    .bundleTexts(bundle)
    .flatMap(({ text }) => [
      ...[...text.matchAll(/<c-([a-z0-9-]+)/g)].map(([, tag = '']) =>
        tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      ),
      ...[...text.matchAll(/['"]c\/(\w+)['"]/g)].map(([, name = '']) => name),
    ]);
}
