/** Without this, the base components use the browser's time zone instead of the user's. */
import configureBaseComponents, { getLocalizationService } from 'lightning/configProvider';
import { fromWallTime, toWallTime } from './wallTime.ts';

type Callback = (date: Date) => void;

export function useUsersTimeZone(): void {
  const standard = getLocalizationService();
  const localization = {
    ...standard,
    UTCToWallTime: (date: Date, timeZone: string, callback: Callback) => callback(toWallTime(date, timeZone)),
    WallTimeToUTC: (date: Date, timeZone: string, callback: Callback) => callback(fromWallTime(date, timeZone)),
  };
  configureBaseComponents({ getLocalizationService: () => localization });
}
