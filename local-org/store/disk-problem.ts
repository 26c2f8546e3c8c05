/** Turns disk errors into messages. */
import { OrgError } from '../errors.ts';

/** Primary result codes (SQLite, "Result and Error Codes"). */
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const RESET = 'To start with new data, run: npm run org:reset';

/** The message for an SQLite or file system error, or null for any other error. `folder` is the data folder. */
export function diskProblem(error: unknown, folder?: string): OrgError | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const name = folder === undefined ? 'data folder' : `data folder ${folder}`;
  return typeof errcode === 'number' ? ofDatabase(errcode & 0xff, error.message, name) : ofFile(String(code), name);
}

function ofDatabase(primary: number, message: string, name: string): OrgError | null {
  switch (primary) {
    case FULL:
      return full(name);
    case READONLY:
      return readOnly(name);
    case IOERR:
      return unavailable(
        `Can't write to the disk of the ${name} (${message}). Check that the disk is available and that you have space and quota left.`,
      );
    case CANTOPEN:
      return unavailable(
        `Can't open a file in the ${name}. Check that you have write permission, and shorten a long path.`,
      );
    case CORRUPT:
    case NOTADB:
      return new OrgError('INVALID_DATA_FILE', `The file org.sqlite in the ${name} is damaged (${message}). ${RESET}`);
    default:
      return null;
  }
}

function ofFile(code: string, name: string): OrgError | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return full(name);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return readOnly(name);
    default:
      return null;
  }
}

/** The code of an org that has no storage left (partner WSDL, "StatusCode" and "ExceptionCode"). */
const full = (name: string): OrgError =>
  new OrgError(
    'STORAGE_LIMIT_EXCEEDED',
    `The disk of the ${name} is full. Nothing was saved. Free some space, then try again.`,
  );

const readOnly = (name: string): OrgError =>
  unavailable(`Can't write to the ${name}. Nothing was saved. Check the disk and your permissions.`);

const unavailable = (message: string): OrgError => new OrgError('SERVER_UNAVAILABLE', message);
