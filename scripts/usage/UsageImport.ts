/** Imports a file in parts: reads rows, finds their accounts, and writes one Usage_Snapshot__c for each account, product, and day. */
import { InterruptedWrite, NOT_SENT, OUTCOME_UNKNOWN } from '../../services/errors.ts';
import type { Fields, Org, SaveResult } from '../../services/Org.ts';
import { AccountFinder } from './AccountFinder.ts';
import { SeenRows } from './SeenRows.ts';
import type { UnmatchedFile } from './UnmatchedFile.ts';
import type { FileRow } from './usageFile.ts';
import { RowProblem, type RowReader, type UsageRow } from './usageRow.ts';

/** Two write requests, and one request for the accounts that aren't known yet. */
export const ROWS_PER_PART = 400;
/** More reasons are only in the file with unmatched rows. */
const REASONS_KEPT = 100;

export interface Counts {
  rows: number;
  created: number;
  updated: number;
  /** Rows that repeat an earlier row of the file word for word. */
  repeated: number;
  unmatched: number;
}

export interface Reason {
  readonly line: number;
  readonly name: string;
  readonly reason: string;
}

/** A row whose cells could be read. */
interface Pending {
  readonly row: FileRow;
  readonly usage: UsageRow;
}

interface Snapshot {
  readonly row: FileRow;
  readonly name: string;
  readonly record: Fields;
}

export class UsageImport {
  readonly counts: Counts = { rows: 0, created: 0, updated: 0, repeated: 0, unmatched: 0 };
  readonly reasons: Reason[] = [];
  readonly #org: Org;
  readonly #reader: RowReader;
  readonly #finder: AccountFinder;
  readonly #unmatched: UnmatchedFile;
  readonly #seen = new SeenRows();

  constructor(org: Org, reader: RowReader, unmatched: UnmatchedFile) {
    this.#org = org;
    this.#reader = reader;
    this.#finder = new AccountFinder(org);
    this.#unmatched = unmatched;
  }

  /**
   * Reads the next part while the org writes the last one. Calls `next` before each part, which can throw to stop.
   *
   * @throws InterruptedWrite. The parts before it are saved, and a second run ends the same as one run.
   */
  async run(parts: AsyncIterable<readonly FileRow[]>, next: () => void): Promise<void> {
    let write = Promise.resolve();
    try {
      for await (const part of parts) {
        next();
        const snapshots = await this.#snapshotsOf(this.#readable(part));
        await write;
        this.counts.rows += part.length;
        write = this.#write(snapshots);
        // It is awaited with the next part. Until then, an error isn't unhandled.
        write.catch(() => undefined);
      }
    } finally {
      await write;
    }
  }

  async #write(snapshots: readonly Snapshot[]): Promise<void> {
    if (snapshots.length === 0) return;
    const records = snapshots.map(({ record }) => record);
    const results = await this.#org.upsert('Usage_Snapshot__c', 'Snapshot_Key__c', records, false);
    const lost = results.find((result) => isLost(result));
    if (lost) throw new InterruptedWrite(results, new Error(lost.errors[0]?.message ?? ''));
    snapshots.forEach((snapshot, at) => this.#count(snapshot, results[at] as SaveResult));
  }

  #readable(rows: readonly FileRow[]): Pending[] {
    return rows.flatMap((row) => {
      try {
        return [{ row, usage: this.#reader.read(row.cells) }];
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        this.#refuse(row, row.cells.find((cell) => cell !== '') ?? '', error.message);
        return [];
      }
    });
  }

  async #snapshotsOf(pending: readonly Pending[]): Promise<Snapshot[]> {
    const found = await this.#finder.find(pending.map(({ usage }) => usage.names));
    return pending.flatMap(({ row, usage }, at) => {
      const account = found[at] as string | RowProblem;
      const name = usage.names.school || usage.names.ncesId || usage.names.accountId;
      if (account instanceof RowProblem) return this.#refuse(row, name, account.message);
      const record = recordOf(account, usage);
      const seen = this.#seen.add(String(record['Snapshot_Key__c']).toLowerCase(), JSON.stringify(usage.fields));
      if (seen === 'new') return [{ row, name, record }];
      if (seen === 'same') this.counts.repeated += 1;
      else {
        const what = `An earlier row has other numbers for the same account, product, and date (${usage.asOf}).`;
        this.#refuse(row, name, `${what} Keep one of them.`);
      }
      return [];
    });
  }

  #count({ row, name }: Snapshot, result: SaveResult): void {
    if (!result.success) {
      const [error] = result.errors;
      this.#refuse(
        row,
        name,
        `The org rejected it: ${error?.message ?? ''} (${error?.statusCode ?? 'no reason given'})`,
      );
    } else if (result.created) this.counts.created += 1;
    else this.counts.updated += 1;
  }

  #refuse(row: FileRow, name: string, reason: string): [] {
    this.counts.unmatched += 1;
    if (this.reasons.length < REASONS_KEPT) this.reasons.push({ line: row.line, name, reason });
    this.#unmatched.add(row.cells, reason);
    return [];
  }
}

/** The key has the account's ID with 18 characters, because the other form differs only in capital letters. */
function recordOf(accountId: string, { product, asOf, fields }: UsageRow): Fields {
  return {
    Account__c: accountId,
    Product__c: product,
    As_Of_Date__c: asOf,
    Snapshot_Key__c: `${accountId}:${product}:${asOf}`,
    ...fields,
  };
}

function isLost({ success, errors }: SaveResult): boolean {
  return !success && errors.some(({ statusCode }) => statusCode === NOT_SENT || statusCode === OUTCOME_UNKNOWN);
}
