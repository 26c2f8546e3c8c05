/** The app. It loads after the session and the configuration. */
import { createElement, unwrap } from 'lwc';
import App from 'host/app';
import configureBaseComponents, { getLocalizationService } from 'lightning/configProvider';
import { setUnwrap } from './lib/apex.ts';
import { startRouting } from './lib/location.ts';
import { openMailboxes } from './lib/mailbox.ts';
import { fromWallTime, toWallTime } from './lib/wallTime.ts';

type Callback = (date: Date) => void;

export function startApp(): void {
  setUnwrap((value) => unwrap(value) as object);
  useUsersTimeZone();
  startRouting();
  openMailboxes();
  document.body.append(createElement('host-app', { is: App }));
}

/** Without this, the base components use the browser's time zone instead of the user's. */
function useUsersTimeZone(): void {
  const standard = getLocalizationService();
  const localization = {
    ...standard,
    UTCToWallTime: (date: Date, timeZone: string, callback: Callback) => callback(toWallTime(date, timeZone)),
    WallTimeToUTC: (date: Date, timeZone: string, callback: Callback) => callback(fromWallTime(date, timeZone)),
  };
  configureBaseComponents({ getLocalizationService: () => localization });
}
