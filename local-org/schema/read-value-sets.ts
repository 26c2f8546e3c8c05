/** The project's standard value sets, merged with the values Salesforce ships, and its global value sets. */
import type { ValueSets } from './draft.ts';
import type { PicklistValue } from './model.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import { readStandardValueSets } from './standard-objects.ts';
import { readXml, type XmlNode } from './xml.ts';

export function readValueSets(files: ProjectFiles): ValueSets {
  const sets = readStandardValueSets();
  for (const file of files.ofType('standardValueSet')) {
    const name = fullName(file, 'standardValueSet');
    const values = readXml(file, 'StandardValueSet').children('standardValue').map(readPicklistValue);
    sets.set(name, mergeValues(values, sets.get(name) ?? []));
  }
  for (const file of files.ofType('globalValueSet')) {
    const values = readXml(file, 'GlobalValueSet').children('customValue').map(readPicklistValue);
    sets.set(fullName(file, 'globalValueSet'), values);
  }
  return sets;
}

/** One value, in the format that value sets and fields share. */
export function readPicklistValue(node: XmlNode): PicklistValue {
  const value = node.text('fullName') ?? '';
  const closed = node.child('closed') === undefined ? {} : { isClosed: node.flag('closed') };
  const won = node.child('won') === undefined ? {} : { isWon: node.flag('won') };
  const probability = node.number('probability');
  const forecastCategory = node.text('forecastCategory');
  return {
    value,
    label: node.text('label') ?? value,
    isDefault: node.flag('default'),
    isActive: node.text('isActive') !== 'false',
    ...closed,
    ...won,
    ...(probability === undefined ? {} : { probability }),
    ...(forecastCategory === undefined ? {} : { forecastCategory }),
  };
}

/**
 * The project's values come first and override shipped values. Other shipped values stay, because a
 * deployment merges values and removes none.
 */
function mergeValues(own: readonly PicklistValue[], shipped: readonly PicklistValue[]): PicklistValue[] {
  const named = new Set(own.map((value) => value.value));
  const ownDefault = own.some((value) => value.isDefault);
  const rest = shipped.filter((value) => !named.has(value.value));
  return [...own, ...(ownDefault ? rest.map((value) => ({ ...value, isDefault: false })) : rest)];
}
