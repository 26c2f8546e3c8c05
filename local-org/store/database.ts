/** The two connections to an org's data: one to write, one only to read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrgError } from '../errors.ts';
import { Connection } from './connection.ts';
import { DataLock } from './data-lock.ts';
import { diskProblem } from './disk-problem.ts';
import { FileIdentity } from './file-identity.ts';
import { offerShareIds } from './share-views.ts';

/** True for a temporary folder that is removed with the process. */
export const MEMORY = ':memory:';

export interface Database {
  readonly write: Connection;
  readonly read: Connection;
  readonly file: string;
  /** False if the folder or the data file was removed or replaced. New data would be lost. */
  readonly isStillThere: boolean;
  close(): void;
}

/**
 * Opens or creates the data file in a folder. The read-only connection needs a file, so `:memory:` uses a
 * temporary one. A commit is on the disk before it's acknowledged (`synchronous = FULL`), except in a
 * temporary folder. `lock` is the folder's lock, if the caller already has it.
 */
export function openDatabase(data: string, lock?: DataLock): Database {
  if (data === MEMORY) return openIn(mkdtempSync(join(tmpdir(), 'local-org-')), null);
  if (lock) {
    if (!lock.isStillThere) throw new OrgError('INVALID_DATA_FILE', `The data folder ${data} was removed or replaced.`);
    return openIn(data, lock);
  }
  const own = DataLock.take(data);
  try {
    const database = openIn(data, own);
    return {
      ...database,
      get isStillThere() {
        return database.isStillThere;
      },
      close() {
        database.close();
        own.release();
      },
    };
  } catch (error) {
    own.release();
    throw error;
  }
}

function openIn(folder: string, lock: DataLock | null): Database {
  try {
    return opened(folder, lock);
  } catch (error) {
    throw diskProblem(error, folder) ?? notOpened(folder, error);
  }
}

/** How long to wait for another process, in milliseconds. */
const SHARED = 'PRAGMA busy_timeout = 5000;';
/** Changes and savepoints stay in memory until the commit, up to 32 MB of pages. */
const ROOM = 'PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;';

/** For example, a file that another program has open. */
function notOpened(folder: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new OrgError('INVALID_DATA_FILE', `Can't open the data in ${folder}: ${error.message}.`);
}

/** Without a lock, because no other process knows the temporary folder. */
function opened(folder: string, lock: DataLock | null): Database {
  const temporary = lock === null;
  const file = join(folder, 'org.sqlite');
  const write = new Connection(file, { readOnly: false });
  write.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${temporary ? 'OFF' : 'FULL'}; ${SHARED} ${ROOM}`);
  const read = new Connection(file, { readOnly: true });
  read.exec(SHARED);
  for (const connection of [write, read]) offerShareIds(connection);
  // Creates the WAL file, which contains commits that aren't in the data file yet.
  write.exec('BEGIN IMMEDIATE; COMMIT;');
  const files = [new FileIdentity(file), new FileIdentity(`${file}-wal`)];
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (temporary) process.once('exit', removeFolder);
  return {
    write,
    read,
    file,
    get isStillThere() {
      return temporary || (lock.isStillThere && files.every((one) => one.isStillThere));
    },
    close() {
      read.close();
      write.close();
      if (!temporary) return;
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}
