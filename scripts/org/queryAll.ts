/** Reads all pages of a query from the data API or the Tooling API. */
import { unreadable, type OrgFault } from './OrgFault.ts';
import { withPatience, type Pause } from './patience.ts';

/** A connection, its Tooling API, or a query bundle. */
export interface Source<T> {
  query(soql: string): PromiseLike<Page<T>>;
  queryMore(url: string): PromiseLike<Page<T>>;
}

interface Page<T> {
  readonly records: readonly T[];
  readonly done: boolean;
  readonly nextRecordsUrl?: string | undefined;
}

export async function queryAll<T>(source: Source<T>, soql: string, pause?: Pause): Promise<T[]> {
  const ask = (request: () => PromiseLike<Page<T>>): Promise<Page<T>> => withPatience(() => readable(request), pause);
  let page = await ask(() => source.query(soql));
  const rows = [...page.records];
  while (!page.done && page.nextRecordsUrl !== undefined) {
    const next = page.nextRecordsUrl;
    page = await ask(() => source.queryMore(next));
    rows.push(...page.records);
  }
  return rows;
}

/** jsforce doesn't check that an answer has `records` and `done`. */
async function readable<T>(request: () => PromiseLike<Page<T>>): Promise<Page<T>> {
  try {
    const page = await request();
    if (!Array.isArray(page.records) || !page.records.every(isRow)) throw strange();
    return page;
  } catch (error) {
    throw error instanceof TypeError ? strange() : error;
  }
}

const isRow = (row: unknown): boolean => typeof row === 'object' && row !== null;

function strange(): OrgFault {
  return unreadable('The org', 'a query in an unknown format', false);
}
