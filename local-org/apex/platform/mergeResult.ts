/** Apex Reference, "MergeResult Class" of the Database namespace. */
import type { MergeResult } from '../../dml/dml.ts';
import { ApexList } from '../runtime/collections.ts';
import { listOf } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { databaseError } from './databaseError.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';
import { listOfStrings } from './string.ts';

const TYPE = nativeType('Database.MergeResult');

export class MergeOutcome extends NativeObject {
  readonly type = TYPE;
  readonly result: MergeResult;

  constructor(result: MergeResult) {
    super();
    this.result = result;
  }

  override get text(): string {
    const errors = this.result.errors.map((error) => `${error.statusCode}: ${error.message}`).join('; ');
    return `Database.MergeResult[getErrors=(${errors});getId=${this.result.id ?? 'null'};isSuccess=${this.result.success};]`;
  }
}

export const mergeResultClass: ClassDefinition = {
  type: TYPE,
  instance: on(instanceOf(MergeOutcome), {
    /** Null without an error, unlike the results of other operations. */
    'List<Database.Error> getErrors()': ({ result }) =>
      result.success ? null : new ApexList(listOf(databaseError.type), result.errors.map(databaseError.of)),
    'Id getId()': ({ result }) => result.id,
    'List<String> getMergedRecordIds()': ({ result }) => listOfStrings(result.mergedIds),
    'List<String> getUpdatedRelatedIds()': ({ result }) => listOfStrings(result.relatedIds),
    'Boolean isSuccess()': ({ result }) => result.success,
  }),
};
