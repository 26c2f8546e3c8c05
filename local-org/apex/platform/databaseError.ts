/** Apex Reference, "Error Class" (Database.Error). */
import type { DmlError } from '../../types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { instanceOf, nativeType, on, type ClassDefinition } from './definition.ts';
import { statusCode } from './enums.ts';
import { listOfStrings } from './string.ts';

const TYPE = nativeType('Database.Error');

export class DatabaseError extends NativeObject {
  readonly type = TYPE;
  readonly error: DmlError;

  constructor(error: DmlError) {
    super();
    this.error = error;
  }

  override get text(): string {
    return `Database.Error[getFields=(${this.error.fields.join(', ')});getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }
}

export const databaseError = { type: TYPE, of: (error: DmlError): DatabaseError => new DatabaseError(error) };

const errorOf = (value: ApexValue): DmlError => instanceOf(DatabaseError)(value).error;

export const databaseErrorClass: ClassDefinition = {
  type: TYPE,
  instance: on(instanceOf(DatabaseError), {
    'List<String> getFields()': ({ error }) => listOfStrings(error.fields),
    'String getMessage()': ({ error }) => error.message,
    'StatusCode getStatusCode()': ({ error }) => statusCode(error.statusCode),
  }),
  properties: [
    { name: 'fields', type: 'List<String>', read: (value) => listOfStrings(errorOf(value).fields) },
    { name: 'message', type: 'String', read: (value) => errorOf(value).message },
    { name: 'statusCode', type: 'StatusCode', read: (value) => statusCode(errorOf(value).statusCode) },
  ],
};
