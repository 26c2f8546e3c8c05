/** Apex Reference, "JSON Class". */
import { boolean, text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';
import { readJson, typed, untyped } from './jsonRead.ts';
import { serialize } from './jsonWrite.ts';
import { typeOfToken } from './type.ts';

const pretty = (json: string): string => JSON.stringify(JSON.parse(json), null, 2).replace(/": /g, '" : ');

export const jsonClass: ClassDefinition = {
  type: nativeType('JSON'),
  statics: statics({
    'Object deserialize(String, Type)': ([json, type]) => typed(readJson(text(json)), typeOfToken(type), false),
    'Object deserializeStrict(String, Type)': ([json, type]) => typed(readJson(text(json)), typeOfToken(type), true),
    'Object deserializeUntyped(String)': ([json]) => untyped(readJson(text(json))),
    'String serialize(Object)': ([value]) => serialize(value ?? null, false),
    'String serialize(Object, Boolean)': ([value, suppress]) => serialize(value ?? null, boolean(suppress)),
    'String serializePretty(Object)': ([value]) => pretty(serialize(value ?? null, false)),
    'String serializePretty(Object, Boolean)': ([value, suppress]) =>
      pretty(serialize(value ?? null, boolean(suppress))),
  }),
};
