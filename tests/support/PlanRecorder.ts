/** Records each SQL statement of an org once, with SQLite's query plan. */
import type { Org } from '../../local-org/org.ts';
import type { Reader } from '../../local-org/store/reader.ts';
import type { Value } from '../../local-org/types.ts';

/** Objects that grow with an org. Others have only some dozens of records. */
const GROWING = [
  'Account',
  'AccountContactRelation',
  'Case',
  'CaseComment',
  'CaseHistory',
  'Contact',
  'EmailMessage',
  'Event',
  'FeedItem',
  'Opportunity',
  'Rostering_Form__c',
  'Stage_Log__c',
  'Subscription__c',
  'Task',
];

export class PlanRecorder {
  /** Lines of the plan by statement. */
  readonly #plans = new Map<string, readonly string[]>();
  #paused = false;

  constructor(org: Org) {
    this.#listen(org.reader);
    org.transaction(org.session(org.adminId), (transaction) => this.#listen(org.readerOf(transaction)));
  }

  /** Statements that read all rows of a growing object, with the line of the plan that shows it. */
  whole(): string[] {
    return [...this.#plans].flatMap(([sql, plan]) =>
      plan.filter((line) => readsWhole(sql, line)).map((line) => `${line}: ${sql}`),
    );
  }

  /** Statements that both recorders have with different plans. */
  differences(other: PlanRecorder): string[] {
    return [...this.#plans].flatMap(([sql, plan]) => {
      const elsewhere = other.#plans.get(sql);
      if (elsewhere === undefined) return [];
      const [here, there] = [without(plan, elsewhere), without(elsewhere, plan)];
      return here.length + there.length === 0 ? [] : [`${there.join('; ')} became ${here.join('; ')}: ${sql}`];
    });
  }

  /** Runs work whose statements aren't recorded. */
  unrecorded<T>(work: () => T): T {
    this.#paused = true;
    try {
      return work();
    } finally {
      this.#paused = false;
    }
  }

  get statements(): number {
    return this.#plans.size;
  }

  #listen(reader: Reader): void {
    const { rows, all } = reader;
    const note = (sql: string, parameters: readonly Value[]): void => {
      if (this.#paused || this.#plans.has(sql) || !/^\s*(SELECT|WITH)\b/i.test(sql)) return;
      const plan = rows.call(reader, `EXPLAIN QUERY PLAN ${sql}`, parameters);
      this.#plans.set(
        sql,
        plan.map((line) => String(line[3])),
      );
    };
    reader.rows = (sql, parameters) => {
      note(sql, parameters);
      return rows.call(reader, sql, parameters);
    };
    reader.all = (sql, parameters) => {
      note(sql, parameters);
      return all.call(reader, sql, parameters);
    };
  }
}

/** Lines about tables that the other plan lacks or has less often. */
function without(plan: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return plan.filter(isAccess).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * How a table is read. An in-memory filter depends only on size, so it's ignored, and a list of values isn't
 * a table.
 */
const isAccess = (line: string): boolean => !/^CREATE BLOOM FILTER|SUBQUERY \d+$|^SCAN json_each/.test(line);

/** `SCAN t3` reads the whole table, and `SCAN t3 USING INDEX …` reads a whole index. */
function readsWhole(sql: string, line: string): boolean {
  // An empty list matches nothing, and SQLite knows this before it reads a row.
  if (sql.includes(' AND (0)')) return false;
  const [, alias] = /^SCAN (\S+)/.exec(line) ?? [];
  return alias !== undefined && GROWING.some((object) => sql.includes(`"${object}" ${alias}`) || alias === object);
}
