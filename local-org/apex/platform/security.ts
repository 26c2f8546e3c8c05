/** Apex Reference, "Security Class" and "SObjectAccessDecision Class": removes the fields that a user can't access. */
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { current } from '../runtime/execution.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { mapOf, setOf, STRING } from '../runtime/types.ts';
import { NativeObject, type EnumValue } from '../runtime/values.ts';
import { boolean, enumValue, list, record } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';
import { cloneRecord } from './sobject.ts';

const DECISION = nativeType('SObjectAccessDecision');

class AccessDecision extends NativeObject {
  readonly type = DECISION;
  readonly records: ApexList;
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(records: ApexList, removed: ReadonlyMap<string, ReadonlySet<string>>) {
    super();
    this.records = records;
    this.removed = removed;
  }
}

const RIGHTS = {
  READABLE: { object: 'read', field: 'read' },
  CREATABLE: { object: 'create', field: 'edit' },
  UPDATABLE: { object: 'edit', field: 'edit' },
  UPSERTABLE: { object: 'edit', field: 'edit' },
} as const;

type Right = (typeof RIGHTS)[keyof typeof RIGHTS];

function rightOf(access: EnumValue): Right {
  const name = access.name;
  if (name === 'READABLE' || name === 'CREATABLE' || name === 'UPDATABLE' || name === 'UPSERTABLE') return RIGHTS[name];
  return throwApex('TypeException', `Unknown access type ${name}`);
}

function strip(source: ApexList, right: Right, checksObject: boolean): AccessDecision {
  const { org, session } = current();
  const removed = new Map<string, Set<string>>();
  const kept = source.items.map((item) => {
    const copy = cloneRecord(record(item), true, true);
    const name = copy.type.name;
    if (checksObject && !org.access.canObject(session, name, right.object))
      throwApex('NoAccessException', `No access to entity: ${name}`);
    for (const [key] of copy.fields) {
      const field = copy.object?.fields.get(key);
      if (field === undefined || key === 'id' || org.access.canField(session, name, field.name, right.field)) continue;
      copy.fields.delete(key);
      removed.set(name, (removed.get(name) ?? new Set<string>()).add(field.name));
    }
    return copy;
  });
  return new AccessDecision(new ApexList(source.type, kept), removed);
}

function removedFields(decision: AccessDecision): ApexMap {
  const map = new ApexMap(mapOf(STRING, setOf(STRING)));
  for (const [name, fields] of decision.removed) map.put(name, new ApexSet(setOf(STRING), fields));
  return map;
}

export const securityClass: ClassDefinition = {
  type: nativeType('Security'),
  statics: statics({
    'SObjectAccessDecision stripInaccessible(AccessType, List<SObject>)': ([access, records]) =>
      strip(list(records), rightOf(enumValue(access)), true),
    'SObjectAccessDecision stripInaccessible(AccessType, List<SObject>, Boolean)': ([access, records, checks]) =>
      strip(list(records), rightOf(enumValue(access)), boolean(checks)),
  }),
};

export const accessDecisionClass: ClassDefinition = {
  type: DECISION,
  instance: on(instanceOf(AccessDecision), {
    'List<SObject> getRecords()': ({ records }) => records,
    'Map<String,Set<String>> getRemovedFields()': (decision) => removedFields(decision),
  }),
};
