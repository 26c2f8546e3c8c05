/**
 * The records that one run of a scenario leaves, without what differs between runs: IDs, numbers, times, and
 * users. Two runs that do the same give equal lists.
 */
import type { Connection, DescribeSObjectResult } from 'jsforce';
import type { QueriedRecord } from '../../../services/Org.ts';
import type { Names } from './Names.ts';
import type { World } from './World.ts';

/** Standard objects that Rosterpath writes. Describe finds the custom objects. */
const STANDARD = [
  'Account',
  'Contact',
  'Case',
  'CaseComment',
  'EmailMessage',
  'Event',
  'FeedItem',
  'Opportunity',
  'Task',
];
const STAMPS = new Set(['Id', 'CreatedById', 'LastModifiedById', 'CaseNumber']);

type Field = DescribeSObjectResult['fields'][number];

interface ObjectToRead {
  readonly name: string;
  readonly fields: readonly Field[];
}

export type LeftRecords = readonly string[];

/** Made before a run, so that existing records don't count. */
export class Footprint {
  private readonly connection: Connection;
  private readonly objects: readonly ObjectToRead[];
  private readonly before: ReadonlySet<string>;

  private constructor(connection: Connection, objects: readonly ObjectToRead[], before: ReadonlySet<string>) {
    this.connection = connection;
    this.objects = objects;
    this.before = before;
  }

  static async of(world: World): Promise<Footprint> {
    const { connection } = world.person();
    const objects = await objectsToRead(connection);
    const before = new Set<string>();
    for (const { name } of objects) for (const { Id } of await rows(connection, name, ['Id'])) before.add(Id);
    return new Footprint(connection, objects, before);
  }

  async left(names: Names): Promise<LeftRecords> {
    const records: { object: ObjectToRead; record: QueriedRecord }[] = [];
    for (const object of this.objects) {
      const columns = object.fields.map(({ name }) => name);
      for (const record of await rows(this.connection, object.name, columns))
        if (!this.before.has(record.Id)) records.push({ object, record });
    }
    const words = new Map(records.flatMap(({ object, record }) => wordsFor(object.name, record)));
    for (const [name, id] of names.all()) words.set(id, `@${name}`);
    return records.map(({ object, record }) => describe(object, record, words)).sort();
  }
}

async function objectsToRead(connection: Connection): Promise<ObjectToRead[]> {
  const { sobjects } = await connection.describeGlobal();
  const names = sobjects.map(({ name }) => name).filter((name) => STANDARD.includes(name) || name.endsWith('__c'));
  return Promise.all(names.map(async (name) => ({ name, fields: (await connection.describe(name)).fields })));
}

async function rows(connection: Connection, object: string, columns: readonly string[]): Promise<QueriedRecord[]> {
  return (await connection.query<QueriedRecord>(`SELECT ${columns.join(', ')} FROM ${object}`)).records;
}

/** Replaces the record's ID and number in all texts. */
function wordsFor(object: string, record: QueriedRecord): [string, string][] {
  const number = record['CaseNumber'];
  const id: [string, string] = [record.Id, `a ${object}`];
  return typeof number === 'string' ? [id, [number, 'a case number']] : [id];
}

function describe({ name, fields }: ObjectToRead, record: QueriedRecord, words: ReadonlyMap<string, string>): string {
  const told = fields
    .filter((field) => !STAMPS.has(field.name) && !field.autoNumber)
    .map((field) => [field.name, plain(record[field.name], field, words)]);
  return JSON.stringify([name, Object.fromEntries(told)], null, 1);
}

/** Only whether there is a time. */
function plain(value: QueriedRecord[string], field: Field, words: ReadonlyMap<string, string>): unknown {
  if (value === null || value === undefined) return null;
  if (field.type === 'datetime') return 'a moment';
  if (typeof value !== 'string') return value;
  return words.get(value) ?? [...words].reduce((text, [word, instead]) => text.replaceAll(word, instead), value);
}
