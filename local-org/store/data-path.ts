/** Creates the data folder if it doesn't exist. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OrgError } from '../errors.ts';

/**
 * Creates one folder at a time. Node's `recursive` never ends if the system says that an existing parent
 * doesn't exist (/proc).
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let at = resolve(path);
  try {
    for (; !isFolder(at); at = dirname(at)) missing.unshift(at);
    for (at of missing) makeOne(at);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** @throws ENOTDIR if the path or a part of it isn't a folder. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw Object.assign(new Error(path), { code: 'ENOTDIR', path });
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have created it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error;
  }
}

function unusable(folder: string, error: unknown): OrgError {
  const { code = '', message, path } = error as NodeJS.ErrnoException;
  return new OrgError(
    'DATA_FOLDER_NOT_USABLE',
    `Can't use the data folder ${folder}: ${reason(code, path ?? folder, message)}. Choose another folder with LOCAL_ORG_DATA.`,
  );
}

function reason(code: string, path: string, message: string): string {
  switch (code) {
    case 'ENOTDIR':
      return `${path} isn't a folder`;
    case 'EACCES':
    case 'EPERM':
      return `you don't have permission to create ${path}`;
    case 'EROFS':
      return 'its disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'its disk is full';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'ENOENT':
      return `no folder can be created at ${path}`;
    case 'ELOOP':
      return `${path} is a link to itself`;
    default:
      return message;
  }
}
