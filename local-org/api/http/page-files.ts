/** The built page: the files of one folder, and its index for all addresses of the app. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface PageFile {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly cacheControl: string;
}

/** The file for a path, the index for an address without a file extension, or null. */
export function pageFile(folder: string, path: string): PageFile | null {
  const wanted = safeJoin(folder, path);
  if (wanted === null) return null;
  if (isFile(wanted)) return readPageFile(wanted, path);
  const index = join(folder, 'index.html');
  return extname(path) === '' && isFile(index) ? readPageFile(index, '/index.html') : null;
}

function safeJoin(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const root = normalize(folder + sep);
  const joined = normalize(join(root, decoded));
  return joined.startsWith(root) || joined + sep === root ? joined : null;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Built files have a content hash in their name and never change. */
function readPageFile(file: string, path: string): PageFile {
  const isHashed = /[.-][\w-]{8,}\.\w+$/.test(path) && path.startsWith('/assets/');
  return {
    content: new Uint8Array(readFileSync(file)),
    type: types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
