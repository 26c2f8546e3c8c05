/** Apex Reference, "Map Class". */
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { equal } from '../runtime/equality.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { listOf, mapOf, OBJECT, setOf } from '../runtime/types.ts';
import { SObj, type ApexValue } from '../runtime/values.ts';
import { elements, map, record } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';
import { tokenOfType } from './describe.ts';
import { refuseWhileIterating } from './set.ts';
import { cloneRecord } from './sobject.ts';

/** A new value for an existing key doesn't count as a change of the collection. */
function put(target: ApexMap, key: ApexValue, value: ApexValue): ApexValue {
  if (!target.has(key)) refuseWhileIterating(target);
  return target.put(key, value);
}

function putAll(target: ApexMap, source: ApexMap): null {
  for (const [key, value] of source.pairs()) put(target, key, value);
  return null;
}

/** Records by ID, or by name if the keys are other text. As in Salesforce, only IDs are supported. */
function putRecords(target: ApexMap, records: readonly ApexValue[]): null {
  records.forEach((item, index) => {
    const row = record(item);
    if (row.id === null) throwApex('ListException', `Row with null Id at index: ${index}`);
    put(target, row.id, row);
  });
  return null;
}

function copy(source: ApexMap, deep: boolean): ApexMap {
  const target = new ApexMap(source.type, source.ignoresCase);
  for (const [key, value] of source.pairs())
    target.put(key, deep && value instanceof SObj ? cloneRecord(value, true, true) : value);
  return target;
}

function filled(target: ApexMap, source: ApexValue): ApexMap {
  if (source instanceof ApexMap) putAll(target, source);
  else putRecords(target, elements(source));
  return target;
}

function remove(target: ApexMap, key: ApexValue): ApexValue {
  refuseWhileIterating(target);
  return target.delete(key);
}

function clear(target: ApexMap): null {
  refuseWhileIterating(target);
  target.clear();
  return null;
}

export const mapClass: ClassDefinition = {
  type: mapOf(OBJECT, OBJECT),
  variables: ['K', 'V'],
  instance: on(map, {
    'void clear()': (m) => clear(m),
    'this clone()': (m) => copy(m, false),
    'Boolean containsKey(K)': (m, [key]) => m.has(key ?? null),
    'this deepClone()': (m) => copy(m, true),
    'Boolean equals(Object)': (m, [other]) => equal(m, other ?? null),
    'V get(K)': (m, [key]) => m.get(key ?? null),
    'SObjectType getSObjectType()': (m) => tokenOfType(m.type.args[1]),
    'Boolean isEmpty()': (m) => m.size === 0,
    'Set<K> keySet()': (m) => m.keySet(setOf(m.type.args[0] ?? OBJECT)),
    'V put(K, V)': (m, [key, value]) => put(m, key ?? null, value ?? null),
    'void putAll(Map<K,V>)': (m, [source]) => putAll(m, map(source)),
    'void putAll(List<SObject>)': (m, [records]) => putRecords(m, elements(records)),
    'V remove(K)': (m, [key]) => remove(m, key ?? null),
    'Integer size()': (m) => m.size,
    'List<V> values()': (m) => new ApexList(listOf(m.type.args[1] ?? OBJECT), m.values()),
  }),
  constructors: statics({
    'this new()': (_args, _site, type) => new ApexMap(type),
    'this new(Map<K,V>)': ([source], _site, type) => filled(new ApexMap(type), source ?? null),
    'this new(List<SObject>)': ([source], _site, type) => filled(new ApexMap(type), source ?? null),
  }),
};
