/** The app. It loads after the session and the configuration. */
import { createElement, unwrap } from 'lwc';
import App from 'host/app';
import { setUnwrap } from './lib/apex.ts';
import { startRouting } from './lib/location.ts';
import { openMailboxes } from './lib/mailbox.ts';
import { useUsersTimeZone } from './lib/userTimeZone.ts';

export function startApp(): void {
  setUnwrap((value) => unwrap(value) as object);
  useUsersTimeZone();
  startRouting();
  openMailboxes();
  document.body.append(createElement('host-app', { is: App }));
}
