/** Finds the records of an expectation and compares them. */
import assert from 'node:assert/strict';
import type { FieldValue, QueriedRecord } from '../../../services/Org.ts';
import type { Expectation, Expected } from '../Scenario.ts';
import type { Stage } from './runStep.ts';
import { whereClause } from './whereClause.ts';

export async function checkExpectation(stage: Stage, expectation: Expectation): Promise<void> {
  const { find: object, where, count = 1, fields = {} } = expectation;
  const { clause, binds } = whereClause(stage.names.fields(where, object));
  const columns = [...new Set(['Id', ...Object.keys(fields)])].join(', ');
  const found = await stage.world.person().org.query(`SELECT ${columns} FROM ${object} WHERE ${clause}`, binds);
  assert.equal(found.length, count, `${object} records where ${JSON.stringify(where)}: ${JSON.stringify(found)}`);
  for (const record of found) checkFields(stage, record, expectation);
}

function checkFields(stage: Stage, record: QueriedRecord, { find: object, fields = {} }: Expectation): void {
  for (const [path, expected] of Object.entries(fields)) {
    const value = valueAt(record, path);
    const [holds, says] = judge(stage, value, expected, object);
    assert.ok(holds, `${object}.${path} must be ${says}, and is ${JSON.stringify(value)}`);
  }
}

function judge({ world, names }: Stage, value: FieldValue, expected: Expected, object: string): [boolean, string] {
  if (typeof expected !== 'object' || expected === null) {
    const wanted = names.value(expected, object);
    return [sameMoment(value, wanted), JSON.stringify(wanted)];
  }
  if ('filled' in expected) return [(value !== null) === expected.filled, expected.filled ? 'filled' : 'empty'];
  const text = value === null ? '' : String(value);
  if ('label' in expected) return [world.labels.matches(expected.label, text), world.labels.textOf(expected.label)];
  const part = String(names.value(expected.contains));
  return [text.includes(part), `a text with "${part}"`];
}

/** REST writes an offset of +0000, JavaScript writes Z. */
function sameMoment(value: FieldValue, wanted: FieldValue): boolean {
  const withZ = (text: FieldValue): FieldValue => (typeof text === 'string' ? text.replace(/\+0000$/, 'Z') : text);
  return withZ(value) === withZ(wanted);
}

function valueAt(record: QueriedRecord, path: string): FieldValue {
  let value: unknown = record;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | null)?.[name] ?? null;
  return value as FieldValue;
}
