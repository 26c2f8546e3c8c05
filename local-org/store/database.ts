/** The two connections of an org's data: one writes, one only reads. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrgError } from '../errors.ts';
import { Connection } from './connection.ts';
import { offerShareIds } from './share-views.ts';

/** Keeps nothing: a temporary folder that goes with the process. */
export const MEMORY = ':memory:';

export interface Database {
  readonly write: Connection;
  readonly read: Connection;
  readonly file: string;
  close(): void;
}

/**
 * Opens (or makes) the data file in a folder. A separate read-only connection needs a file, so `:memory:` is a temporary one.
 *
 * A commit is on the disk before it is acknowledged (`synchronous = FULL`), except where nothing is kept anyway.
 */
export function openDatabase(data: string): Database {
  try {
    return opened(data);
  } catch (error) {
    if (error instanceof Error) throw unusable(data, error);
    throw error;
  }
}

/** Another process is waited for, in milliseconds. */
const SHARED = 'PRAGMA busy_timeout = 5000;';
/** What a transaction changed, and what its savepoints would bring back, stays in memory until the commit: at most 32 MB of pages. */
const ROOM = 'PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;';

/** What is no database cannot be mended; what is merely held by somebody else is left alone. */
function unusable(data: string, cause: Error): OrgError {
  const spoilt = /not a database|malformed/.test(cause.message);
  const advice = spoilt ? ' Start afresh with: npm run org:reset' : '';
  return new OrgError('INVALID_DATA_FILE', `The data in ${data} cannot be opened: ${cause.message}.${advice}`);
}

function opened(data: string): Database {
  const temporary = data === MEMORY;
  const folder = temporary ? mkdtempSync(join(tmpdir(), 'local-org-')) : data;
  if (!temporary) mkdirSync(folder, { recursive: true });
  const file = join(folder, 'org.sqlite');
  const write = new Connection(file, { readOnly: false });
  write.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${temporary ? 'OFF' : 'FULL'}; ${SHARED} ${ROOM}`);
  const read = new Connection(file, { readOnly: true });
  read.exec(SHARED);
  for (const connection of [write, read]) offerShareIds(connection);
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (temporary) process.once('exit', removeFolder);
  return {
    write,
    read,
    file,
    close() {
      read.close();
      write.close();
      if (!temporary) return;
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}
