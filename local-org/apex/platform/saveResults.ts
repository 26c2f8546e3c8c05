/** Apex Reference: "SaveResult Class", "UpsertResult Class", "DeleteResult Class", "UndeleteResult Class" of the Database namespace. */
import type { SaveResult } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { listOf, type Type } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { databaseError } from './databaseError.ts';
import { instanceOf, nativeType, on, type ClassDefinition, type Members } from './definition.ts';

export class DmlResult extends NativeObject {
  readonly type: Type;
  readonly result: SaveResult;

  constructor(type: Type, result: SaveResult) {
    super();
    this.type = type;
    this.result = result;
  }

  override get text(): string {
    const errors = this.result.errors.map((error) => `${error.statusCode}: ${error.message}`).join('; ');
    return `${this.type.name}[getErrors=(${errors});getId=${this.result.id ?? 'null'};isSuccess=${this.result.success};]`;
  }
}

const shared: Members = on(instanceOf(DmlResult), {
  'List<Database.Error> getErrors()': ({ result }) =>
    new ApexList(listOf(databaseError.type), result.errors.map(databaseError.of)),
  'Id getId()': ({ result }) => (result.success ? result.id : null),
  'Boolean isSuccess()': ({ result }) => result.success,
});

const resultClass = (name: string, more: Members = {}): ClassDefinition => ({
  type: nativeType(`Database.${name}`),
  instance: { ...shared, ...more },
});

export const saveResultClass = resultClass('SaveResult');
export const deleteResultClass = resultClass('DeleteResult');
export const undeleteResultClass = resultClass('UndeleteResult');
export const upsertResultClass = resultClass(
  'UpsertResult',
  on(instanceOf(DmlResult), { 'Boolean isCreated()': ({ result }) => result.success && result.created }),
);
