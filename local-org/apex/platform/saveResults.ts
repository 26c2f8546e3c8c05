/** Apex Reference: "SaveResult Class", "UpsertResult Class", "DeleteResult Class", "UndeleteResult Class" of the Database namespace. */
import type { SaveResult } from '../../types.ts';
import { ApexList } from '../runtime/collections.ts';
import { listOf, type Type } from '../runtime/types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { databaseError } from './databaseError.ts';
import {
  instanceOf,
  nativeType,
  on,
  type ClassDefinition,
  type Members,
  type PropertyDefinition,
} from './definition.ts';

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

const errorsOf = ({ result }: DmlResult): ApexList =>
  new ApexList(listOf(databaseError.type), result.errors.map(databaseError.of));

const idOf = ({ result }: DmlResult): string | null => (result.success ? result.id : null);

const shared: Members = on(instanceOf(DmlResult), {
  'List<Database.Error> getErrors()': errorsOf,
  'Id getId()': idOf,
  'Boolean isSuccess()': ({ result }) => result.success,
});

/** The results are the API's, whose fields Apex can read too. */
const property = (name: string, type: string, read: (result: DmlResult) => ApexValue): PropertyDefinition => ({
  name,
  type,
  read: (value) => read(instanceOf(DmlResult)(value)),
});

const sharedProperties: readonly PropertyDefinition[] = [
  property('errors', 'List<Database.Error>', errorsOf),
  property('id', 'Id', idOf),
  property('success', 'Boolean', ({ result }) => result.success),
];

const resultClass = (
  name: string,
  more: Members = {},
  properties: readonly PropertyDefinition[] = [],
): ClassDefinition => ({
  type: nativeType(`Database.${name}`),
  instance: { ...shared, ...more },
  properties: [...sharedProperties, ...properties],
});

const RESULT_TYPES: ReadonlySet<string> = new Set([
  'Database.SaveResult',
  'Database.DeleteResult',
  'Database.UndeleteResult',
  'Database.UpsertResult',
]);
export const isResultType = ({ name }: Type): boolean => RESULT_TYPES.has(name);

export const saveResultClass = resultClass('SaveResult');
export const deleteResultClass = resultClass('DeleteResult');
export const undeleteResultClass = resultClass('UndeleteResult');
export const upsertResultClass = resultClass(
  'UpsertResult',
  on(instanceOf(DmlResult), { 'Boolean isCreated()': ({ result }) => result.success && result.created }),
  [property('created', 'Boolean', ({ result }) => result.success && result.created)],
);
