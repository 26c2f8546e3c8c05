/**
 * Apex Reference, "Custom Settings Methods": the methods of a hierarchy custom setting. They read the
 * application cache and don't count as queries. An empty field of a user's record has the profile's value, or
 * else the organization's.
 */
import type { ObjectDef } from '../../schema/model.ts';
import { current } from '../runtime/execution.ts';
import type { Type } from '../runtime/types.ts';
import { SObj } from '../runtime/values.ts';
import { text } from './arguments.ts';
import { cachedRecords } from './customMetadata.ts';
import { statics, type Members } from './definition.ts';

const OWNER = 'setupownerid';

const ofOwner = (records: readonly SObj[], owner: string): SObj | null =>
  records.find((record) => record.fields.get(OWNER) === owner) ?? null;

function profileOf(userId: string): string[] {
  const [row] = current().transaction.reader.rows('SELECT "ProfileId" FROM "User" WHERE "Id" = ?', [userId]);
  return row ? [String(row[0])] : [];
}

/** From the owner up to the organization. */
function levels(owner: string): string[] {
  const { schema, organizationId } = current().org;
  if (owner === organizationId) return [owner];
  const isUser = schema.objectOfId(owner)?.name === 'User';
  return [owner, ...(isUser ? profileOf(owner) : []), organizationId];
}

/** The owner's record or a new one, with each field from the lowest level that has it. */
function merged(object: ObjectDef, owner: string): SObj {
  const records = cachedRecords(object);
  const result = ofOwner(records, owner) ?? new SObj(object);
  result.fields.set(OWNER, owner);
  if (records.length === 0) return result;
  for (const level of levels(owner)) {
    const record = ofOwner(records, level);
    for (const { name, custom } of object.fields.values()) {
      const key = name.toLowerCase();
      const value = record?.fields.get(key) ?? null;
      if (custom && value !== null && (result.fields.get(key) ?? null) === null) result.fields.set(key, value);
    }
  }
  return result;
}

const members = new WeakMap<Type, Members>();

/** The static methods of one hierarchy custom setting, whose name is in their signatures. */
export function customSettingMembers(type: Type): Members {
  let found = members.get(type);
  if (found === undefined) {
    const object = (): ObjectDef => current().org.schema.requireObject(type.name);
    found = statics({
      'this getInstance()': () => merged(object(), current().session.userId),
      'this getInstance(Id)': ([owner]) => merged(object(), text(owner)),
      'this getOrgDefaults()': () => merged(object(), current().org.organizationId),
      'this getValues(Id)': ([owner]) => ofOwner(cachedRecords(object()), text(owner)),
    });
    members.set(type, found);
  }
  return found;
}
