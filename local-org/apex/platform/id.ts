/** Apex Reference, "Id Class". */
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { isIdText, toId } from '../runtime/ids.ts';
import { ID } from '../runtime/types.ts';
import { text } from './arguments.ts';
import { on, statics, type ClassDefinition } from './definition.ts';
import { objectToken } from './describe.ts';

export const idClass: ClassDefinition = {
  type: ID,
  instance: on(text, {
    'SObjectType getSObjectType()': (id) => {
      const object = current().org.schema.objectOfId(id);
      return object === undefined
        ? throwApex('SObjectException', `Cannot locate Apex Type for ID: ${id}`)
        : objectToken(object);
    },
    'String to15()': (id) => id.slice(0, 15),
    'Boolean equals(Object)': (id, [other]) => typeof other === 'string' && isIdText(other) && toId(other) === id,
  }),
  statics: statics({
    'Id valueOf(String)': ([value]) => toId(text(value)),
    'Id valueOf(String, Boolean)': ([value]) => toId(text(value)),
  }),
};
