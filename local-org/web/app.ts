/** The app proper; loaded once session and configuration are known. */
import { createElement, unwrap } from 'lwc';
import App from 'host/app';
import { setUnwrap } from './lib/apex.ts';
import { startRouting } from './lib/location.ts';

export function startApp(): void {
  setUnwrap((value) => unwrap(value) as object);
  startRouting();
  document.body.append(createElement('host-app', { is: App }));
}
