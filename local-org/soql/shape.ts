/** Rows → records. */
import type { Value } from '../types.ts';
import type { Level, SqlRow } from './plan.ts';
import type { QueryRecord } from './result.ts';

export function recordOf(level: Level, row: SqlRow): QueryRecord {
  const values: Record<string, Value> = {};
  if (level.id >= 0) values.Id = row[level.id] ?? null;
  for (const { name, index, isBoolean } of level.fields) {
    const value = row[index] ?? null;
    values[name] = isBoolean ? value === 1 : value;
  }
  const parents: Record<string, QueryRecord | null> = {};
  for (const { name, level: parent } of level.parents)
    parents[name] = row[parent.id] === null ? null : recordOf(parent, row);
  const children: Record<string, QueryRecord[]> = {};
  for (const { name } of level.children) children[name] = [];
  return { type: level.type, values, parents, children };
}
