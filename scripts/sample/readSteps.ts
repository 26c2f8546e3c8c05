/** Reads `data/sample/*.json` in alphabetical order. data/README.md describes the format. */
import { globSync } from 'node:fs';
import type { Fields } from '../../services/Org.ts';
import { isObject, readJson, unusable } from './readJson.ts';

export interface SampleRecord {
  readonly ref?: string;
  readonly fields: Fields;
}

export interface SampleStep {
  /** The file that contains the step. */
  readonly file: string;
  readonly object: string;
  readonly records: readonly SampleRecord[];
  /** The step changes records that earlier steps named. */
  readonly update?: boolean;
  /** The fields that identify records which the org created. */
  readonly match?: readonly string[];
}

/** @throws CommandError that names the file and the place of the first mistake. */
export function readSteps(folder = 'data/sample'): SampleStep[] {
  return globSync(`${folder}/*.json`).sort().flatMap(readFile);
}

function readFile(file: string): SampleStep[] {
  const content = readJson(file);
  if (!Array.isArray(content)) throw unusable(file, 'the file must contain a list of steps');
  return content.map((step, index) => requireStep(file, `step ${index + 1}`, step));
}

function requireStep(file: string, place: string, step: unknown): SampleStep {
  if (!isObject(step)) throw unusable(file, `${place} must be an object in braces`);
  const { object, records, update, match } = step;
  refuseOthers(file, place, step, ['object', 'records', 'update', 'match']);
  if (typeof object !== 'string' || !/^\w+$/.test(object))
    throw unusable(file, `${place} needs an "object" by its API name`);
  if (!Array.isArray(records)) throw unusable(file, `${place} needs a list of "records"`);
  if (update !== undefined && typeof update !== 'boolean')
    throw unusable(file, `"update" of ${place} must be true or false`);
  if (match !== undefined && !isMatch(match)) throw unusable(file, `"match" of ${place} must be a list of field names`);
  return {
    file,
    object,
    records: records.map((record, index) => requireRecord(file, `record ${index + 1} of ${place}`, record)),
    ...(update === undefined ? {} : { update }),
    ...(match === undefined ? {} : { match }),
  };
}

const isMatch = (match: unknown): match is string[] =>
  Array.isArray(match) && match.length > 0 && match.every((name) => typeof name === 'string');

function requireRecord(file: string, place: string, record: unknown): SampleRecord {
  if (!isObject(record)) throw unusable(file, `${place} must be an object in braces`);
  const { ref, fields } = record;
  refuseOthers(file, place, record, ['ref', 'fields']);
  if (ref !== undefined && (typeof ref !== 'string' || ref === ''))
    throw unusable(file, `"ref" of ${place} must be a name`);
  if (!isObject(fields)) throw unusable(file, `${place} needs "fields" in braces`);
  const wrong = Object.entries(fields).find(([, value]) => value !== null && !SIMPLE.has(typeof value));
  if (wrong) throw unusable(file, `the field ${wrong[0]} of ${place} must be text, a number, true, false, or null`);
  const far = Object.entries(fields).find(([, value]) => isFarDate(value));
  if (far) throw unusable(file, `the date ${far[0]} of ${place} is more than ${MOST_DAYS} days away`);
  return { ...(ref === undefined ? {} : { ref }), fields: fields as Fields };
}

/** About a century. */
const MOST_DAYS = 36_500;

function isFarDate(value: unknown): boolean {
  const [, days] = typeof value === 'string' ? (/^today([+-]\d+)/.exec(value) ?? []) : [];
  return Math.abs(Number(days ?? 0)) > MOST_DAYS;
}

const SIMPLE: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** An unknown name is probably a typing error, and its value would be lost. */
function refuseOthers(file: string, place: string, value: object, known: readonly string[]): void {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) throw unusable(file, `${place} has an unknown name: "${other}"`);
}

/** `known`: names of records that exist before the first step. */
export function requireReferences(steps: readonly SampleStep[], known: ReadonlyMap<string, string>): void {
  const names = new Set(known.keys());
  for (const step of steps) {
    step.records.forEach((record, index) => requireNames(step, record, index + 1, names));
    for (const { ref } of step.records) addName(step, ref, names);
  }
}

function requireNames(
  { file, object, update, match }: SampleStep,
  record: SampleRecord,
  number: number,
  names: ReadonlySet<string>,
): void {
  const place = `${object} record ${record.ref ?? `number ${number}`}`;
  if (update && !match && !names.has(record.ref ?? '')) {
    throw unusable(file, `the ${place} can't be changed because no earlier record has that name`);
  }
  for (const field of match ?? []) {
    if (!(field in record.fields)) throw unusable(file, `the ${place} needs ${field}, because "match" uses it`);
  }
  for (const [field, value] of Object.entries(record.fields)) {
    const name = referenceIn(value, object);
    if (name === null || names.has(name)) continue;
    throw unusable(file, `${field} of the ${place} refers to "${String(value)}", but no earlier record has that name`);
  }
}

function addName({ file, update, match }: SampleStep, ref: string | undefined, names: Set<string>): void {
  if (ref === undefined || update || match) return;
  if (names.has(ref)) throw unusable(file, `two records have the name "${ref}"`);
  names.add(ref);
}

/** The name that a value refers to, or null if it isn't a reference. */
function referenceIn(value: unknown, object: string): string | null {
  if (typeof value !== 'string' || !value.startsWith('@') || value.startsWith('@@')) return null;
  return nameFor(value.slice(1), object);
}

/** Several objects can have a record type with the same developer name, so the object is added. */
export function nameFor(reference: string, object: string): string {
  return reference.startsWith('RecordType.') ? reference.replace('.', `.${object}.`) : reference;
}
