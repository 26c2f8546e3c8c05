/** Checks the components and facets of Lightning pages (Metadata API Developer Guide, "FlexiPage"). */
import { join } from 'node:path';
import { pageFacts } from '../../../local-org/schema/facts.ts';
import { childrenOf, isTrue, readXml, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings, type Inventory } from './Inventory.ts';

const TARGETS: Record<string, string> = {
  RecordPage: 'lightning__RecordPage',
  HomePage: 'lightning__HomePage',
  AppPage: 'lightning__AppPage',
};
/** Properties of standard containers whose value is the name of a facet. */
const FACET_PROPERTIES: Record<string, string> = { 'flexipage:tabset': 'tabs', 'flexipage:tab': 'body' };

/** How a visibility rule names a record type. */
export const RECORD_TYPE = '{!Record.RecordType.DeveloperName}';

export const flexipages = eachFile('flexipage', ({ root }, inventory, findings) => {
  findings.requireName(root, 'sobjectType', 'object', (name) => inventory.schema.object(name) !== undefined);
  checkTemplate(root, findings);
  const instances = instancesOf(root);
  for (const instance of instances) checkComponent(instance, root, inventory, findings);
  checkFacets(root, instances, findings);
  checkIdentifiers(instances, findings);
  for (const instance of instances) checkRule(instance, textOf(root, 'sobjectType'), inventory, findings);
});

const instancesOf = (page: XmlElement): XmlElement[] =>
  childrenOf(page, 'flexiPageRegions')
    .flatMap((region) => childrenOf(region, 'itemInstances'))
    .flatMap((item) => childrenOf(item, 'componentInstance'));

/** A component whose rule names an unknown record type never appears. */
function checkRule(instance: XmlElement, object: string, inventory: Inventory, findings: Findings): void {
  const criteria = childrenOf(instance, 'visibilityRule').flatMap((rule) => childrenOf(rule, 'criteria'));
  for (const criterion of criteria.filter((entry) => textOf(entry, 'leftValue') === RECORD_TYPE)) {
    const name = `${object}.${textOf(criterion, 'rightValue')}`;
    if (!inventory.recordTypeExists(name)) findings.add(criterion, `there is no record type ${name}.`);
  }
}

const propertiesOf = (instance: XmlElement): XmlElement[] => childrenOf(instance, 'componentInstanceProperties');

function checkComponent(instance: XmlElement, page: XmlElement, inventory: Inventory, findings: Findings): void {
  const name = textOf(instance, 'componentName');
  if (!name.startsWith('c:')) return checkStandard(instance, name, findings);
  const bundle = name.slice(2);
  const meta = inventory.bundle(bundle);
  if (meta === undefined) return findings.add(instance, `there is no component ${name}.`);
  const component = readXml(join(inventory.root, meta));
  if (!isTrue(component, 'isExposed')) findings.add(instance, `${name} isn't exposed (isExposed in its js-meta.xml).`);
  const target = TARGETS[textOf(page, 'type')] ?? '';
  const targets = childrenOf(component, 'targets').flatMap((list) =>
    childrenOf(list, 'target').map(({ text }) => text.trim()),
  );
  if (!targets.includes(target))
    return findings.add(instance, `${name} isn't allowed on ${target} (targets in its js-meta.xml).`);
  checkConfig(instance, name, page, configOf(component, target), findings);
}

/** The namespace of the project's components is optional. */
function checkStandard(instance: XmlElement, name: string, findings: Findings): void {
  if (!name.includes(':')) return;
  const known = pageFacts.components[name];
  if (!known) return findings.add(instance, `no Lightning page of a real org has the component ${name}.`);
  for (const property of propertiesOf(instance)) {
    if (!known.includes(textOf(property, 'name')))
      findings.add(property, `${name} has the property ${textOf(property, 'name')} on no page of a real org.`);
  }
}

function checkTemplate(page: XmlElement, findings: Findings): void {
  const template = childrenOf(page, 'template')[0];
  const name = template ? textOf(template, 'name') : '';
  if (!template || !/^[a-z_]+:/.test(name) || name.startsWith('c:')) return;
  const regions = pageFacts.templates[name];
  if (!regions) return findings.add(template, `no Lightning page of a real org has the template ${name}.`);
  for (const region of childrenOf(page, 'flexiPageRegions').filter((entry) => textOf(entry, 'type') === 'Region')) {
    if (!regions.includes(textOf(region, 'name')))
      findings.add(region, `${name} has no region ${textOf(region, 'name')}; it has ${regions.join(', ')}.`);
  }
}

const configOf = (component: XmlElement, target: string): XmlElement | undefined =>
  childrenOf(component, 'targetConfigs')
    .flatMap((list) => childrenOf(list, 'targetConfig'))
    .find(({ attributes }) => (attributes['targets'] ?? '').split(',').includes(target));

function checkConfig(
  instance: XmlElement,
  name: string,
  page: XmlElement,
  config: XmlElement | undefined,
  findings: Findings,
): void {
  const objects = config
    ? childrenOf(config, 'objects').flatMap((list) => childrenOf(list, 'object').map(({ text }) => text.trim()))
    : [];
  const object = textOf(page, 'sobjectType');
  if (objects.length > 0 && !objects.includes(object))
    findings.add(instance, `${name} isn't allowed on pages of ${object}.`);
  const declared = new Set(config ? childrenOf(config, 'property').map(({ attributes }) => attributes['name']) : []);
  for (const property of propertiesOf(instance)) {
    if (!declared.has(textOf(property, 'name')))
      findings.add(property, `${name} declares no property ${textOf(property, 'name')}.`);
  }
}

function checkFacets(page: XmlElement, instances: readonly XmlElement[], findings: Findings): void {
  const regions = childrenOf(page, 'flexiPageRegions');
  const facets = new Map(
    regions.filter((region) => textOf(region, 'type') === 'Facet').map((region) => [textOf(region, 'name'), region]),
  );
  const used = new Set<string>();
  for (const instance of instances) {
    const wanted = FACET_PROPERTIES[textOf(instance, 'componentName')];
    for (const property of propertiesOf(instance).filter((entry) => textOf(entry, 'name') === wanted)) {
      used.add(textOf(property, 'value'));
      if (!facets.has(textOf(property, 'value')))
        findings.add(property, `there is no facet ${textOf(property, 'value')} on this page.`);
    }
  }
  for (const [name, region] of facets) if (!used.has(name)) findings.add(region, `nothing shows the facet ${name}.`);
}

function checkIdentifiers(instances: readonly XmlElement[], findings: Findings): void {
  const seen = new Set<string>();
  for (const instance of instances) {
    const identifier = textOf(instance, 'identifier');
    if (identifier === '') findings.add(instance, 'a component needs an identifier.');
    else if (seen.has(identifier)) findings.add(instance, `the identifier ${identifier} is used twice.`);
    seen.add(identifier);
  }
}
