/** Apex Reference, "RecordTypeInfo Class". Every object also has the master record type. */
import type { ObjectDef, RecordTypeDef } from '../../schema/model.ts';
import { current } from '../runtime/execution.ts';
import { NativeObject } from '../runtime/values.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';

export const recordTypeInfoType = nativeType('Schema.RecordTypeInfo');

const MASTER_ID = '012000000000000AAA';

export class RecordTypeInfo extends NativeObject {
  readonly type = recordTypeInfoType;
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isMaster: boolean;
  readonly object: ObjectDef;

  constructor(object: ObjectDef, definition: RecordTypeDef | null) {
    super();
    this.object = object;
    this.id = definition?.id ?? MASTER_ID;
    this.name = definition?.label ?? 'Master';
    this.developerName = definition?.developerName ?? 'Master';
    this.isActive = definition?.isActive ?? true;
    this.isMaster = definition === null;
  }

  override get equalityKey(): string {
    return this.id;
  }
}

export function objectRecordTypes(object: ObjectDef): RecordTypeInfo[] {
  const own = object.recordTypes.map((definition) => new RecordTypeInfo(object, definition));
  return [...own, new RecordTypeInfo(object, null)];
}

function isAvailable(info: RecordTypeInfo): boolean {
  const { org, session } = current();
  return info.isActive && (info.isMaster || org.access.canRecordType(session, info.object.name, info.developerName));
}

export const recordTypeInfoClass: ClassDefinition = {
  type: recordTypeInfoType,
  instance: on(instanceOf(RecordTypeInfo), {
    'String getDeveloperName()': (info) => info.developerName,
    'String getName()': (info) => info.name,
    'Id getRecordTypeId()': (info) => info.id,
    'Boolean isActive()': (info) => info.isActive,
    'Boolean isAvailable()': (info) => isAvailable(info),
    'Boolean isMaster()': (info) => info.isMaster,
  }),
};
