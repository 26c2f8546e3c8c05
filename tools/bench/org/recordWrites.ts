/** Records the rows that a function writes, as SQL that writes the same rows for another case. */
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { BenchOrg } from './BenchOrg.ts';
import type { Write } from './SqlRoutes.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

export interface Recording {
  readonly caseId: string;
  /** New IDs, which each replay replaces. */
  readonly newIds: readonly string[];
  /** Unique numbers. */
  readonly newNumbers: readonly string[];
  readonly writes: readonly Write[];
}

export async function recordWrites(org: BenchOrg, caseId: string, work: () => Promise<unknown>): Promise<Recording> {
  const { file } = await org.usage();
  const before = readTables(file);
  await work();
  const after = readTables(file);
  const writes: Write[] = [];
  const newIds: string[] = [];
  const newNumbers: string[] = [];
  for (const [table, rows] of after) {
    for (const [id, row] of rows) {
      const old = before.get(table)?.get(id);
      if (old === undefined) {
        newIds.push(id);
        newNumbers.push(...numbersOf(row));
        writes.push(insertOf(table, row));
      } else writes.push(...updateOf(table, old, row));
    }
  }
  return { caseId, newIds, newNumbers, writes };
}

let replays = 0;

/** The recorded writes for another case, with new IDs. */
export function writesFor({ caseId, newIds, newNumbers, writes }: Recording, otherCase: string): Write[] {
  replays += 1;
  const replaced = new Map([[caseId, otherCase]]);
  for (const id of newIds) replaced.set(id, id.slice(0, 3) + randomBytes(6).toString('hex') + id.slice(15));
  for (const number of newNumbers) replaced.set(number, String(50_000_000 + replays));
  const value = (text: Value): Value => {
    if (typeof text !== 'string') return text;
    const known = replaced.get(text);
    // A key contains the ID of the case.
    return known ?? text.replace(caseId, otherCase);
  };
  return writes.map(({ sql, values }) => ({ sql, values: values.map(value) }));
}

function readTables(file: string): Map<string, Map<string, Row>> {
  const database = new DatabaseSync(file, { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const tables = new Map<string, Map<string, Row>>();
  for (const { name } of names) {
    const rows = database.prepare(`SELECT * FROM "${name}"`).all() as Row[];
    if (rows.every((row) => typeof row['Id'] === 'string'))
      tables.set(name, new Map(rows.map((row) => [String(row['Id']), row])));
  }
  database.close();
  return tables;
}

const numbersOf = (row: Row): string[] =>
  Object.entries(row).flatMap(([column, value]) =>
    /Number$/.test(column) && /^\d{8}$/.test(String(value)) ? [String(value)] : [],
  );

function insertOf(table: string, row: Row): Write {
  const columns = Object.keys(row);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const sql = `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  return { sql, values: Object.values(row) };
}

function updateOf(table: string, old: Row, row: Row): Write[] {
  const changed = Object.keys(row).filter((column) => row[column] !== old[column]);
  if (changed.length === 0) return [];
  const sets = changed.map((name) => `"${name}" = ?`).join(', ');
  const values = [...changed.map((column) => row[column] ?? null), row['Id'] ?? null];
  return [{ sql: `UPDATE "${table}" SET ${sets} WHERE "Id" = ?`, values }];
}
