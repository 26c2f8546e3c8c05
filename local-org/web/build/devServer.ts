/** Serves a watched page during development: its files, and an event stream that announces new builds. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { RELOAD_PATH } from './liveReloadPlugin.ts';
import type { WatchedPage } from './watchPage.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A middleware for all addresses except the org's API. */
export function devServer(page: WatchedPage): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    if (path === RELOAD_PATH) openStream(page, request, response);
    else sendFile(page.out, path, response);
  };
}

function openStream(page: WatchedPage, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': listening\n\n');
  const stop = page.onRebuild(() => response.write('event: built\ndata: \n\n'));
  request.on('close', stop);
}

/** An address without a file extension is a page of the app, which has its own router. */
function sendFile(folder: string, path: string, response: ServerResponse): void {
  const name = extname(path) ? normalize(path) : '/index.html';
  try {
    const content = readFileSync(join(folder, name));
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(content);
  } catch {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('The page has no such file.');
  }
}
