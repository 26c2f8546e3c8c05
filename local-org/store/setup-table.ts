/** Records of metadata. Each keeps its ID across restarts, is updated, and is removed with its metadata. */
import type { ObjectDef, Schema } from '../schema/model.ts';
import type { Row } from '../types.ts';
import type { Records } from './records.ts';
import type { Registry } from './registry.ts';
import { tableOf } from './table.ts';

/** Objects whose records come from files or from the given users. Users stay, because records belong to them. */
const FROM_FILES = new Set([
  'RecordType',
  'OpportunityStage',
  'TaskStatus',
  'ListView',
  'EntityDefinition',
  'ApexClass',
  'BusinessHours',
  'Holiday',
  'CustomPermission',
  'PermissionSet',
  'SetupEntityAccess',
  'Group',
  'UserRole',
  'QueueSobject',
  'PermissionSetAssignment',
  'GroupMember',
  'Folder',
  'EmailTemplate',
  'CustomNotificationType',
]);

export class SetupTable {
  readonly #records: Records;
  readonly #registry: Registry;
  readonly #schema: Schema;
  readonly #stamp: string;
  readonly #written = new Map<string, Set<string>>();
  #writerId: string | null = null;

  constructor(records: Records, registry: Registry, schema: Schema, now: Date) {
    this.#records = records;
    this.#registry = registry;
    this.#schema = schema;
    this.#stamp = `${now.toISOString().slice(0, 19)}.000Z`;
  }

  /** The creator of new records. */
  writeAs(userId: string): void {
    this.#writerId = userId;
  }

  /** The record's ID by the metadata's name. Assigned on first use. */
  id(object: string, key: string): string {
    return this.#registry.id(object, key, this.#schema.requireObject(object).keyPrefix);
  }

  /** Whether the record was written in this run. */
  has(object: string, key: string): boolean {
    return this.#written.get(object)?.has(key) === true;
  }

  /** Inserts the record, or updates the given columns. */
  put(objectName: string, key: string, values: Row): string {
    const object = this.#schema.requireObject(objectName);
    const id = this.id(objectName, key);
    this.#written.set(objectName, (this.#written.get(objectName) ?? new Set()).add(key));
    const stored = this.#records.byIds(object, [id]).get(id);
    if (stored) this.#bringUpToDate(object, id, stored, values);
    else this.#records.insert(object, { ...emptyRow(object), ...this.#stamps(object), ...values, Id: id });
    return id;
  }

  /** Removes records of earlier runs that weren't written in this one. */
  removeRest(): void {
    const objects = [...this.#schema.objects.values()];
    for (const object of objects.filter((candidate) => candidate.customMetadata || FROM_FILES.has(candidate.name))) {
      for (const key of this.#registry.keys(object.name)) {
        if (!this.has(object.name, key)) this.#records.remove(object, this.id(object.name, key));
      }
    }
  }

  #bringUpToDate(object: ObjectDef, id: string, stored: Row, values: Row): void {
    const wanted: Row = { ...values, IsDeleted: false };
    const different = Object.keys(wanted).filter((name) => (stored[name] ?? null) !== (wanted[name] ?? null));
    this.#records.update(object, id, different, wanted);
  }

  #stamps(object: ObjectDef): Row {
    const stamps: Row = {
      CreatedDate: this.#stamp,
      LastModifiedDate: this.#stamp,
      SystemModstamp: this.#stamp,
      CreatedById: this.#writerId,
      LastModifiedById: this.#writerId,
    };
    return Object.fromEntries(Object.entries(stamps).filter(([name]) => object.fields.has(name.toLowerCase())));
  }
}

function emptyRow(object: ObjectDef): Row {
  const row: Row = {};
  for (const column of tableOf(object).columns) row[column.name] = column.isBoolean ? false : null;
  return row;
}
