import getUserId from '@salesforce/apex/RpSessionController.getUserId';
import SWITCHED from '@salesforce/label/c.Common_UserSwitched';
import USER_ID from '@salesforce/user/Id';
import type { PageError } from 'c/rpErrorUtils';
import { keep, readKept } from 'c/rpStorageUtils';

/**
 * A browser has one session, and each window shows the page of the user who loaded it. If someone logs in as another user in another
 * window, this window's next save would be that user's. So each save first asks the org who the session's user is.
 */

export const USER_SWITCHED = 'USER_SWITCHED';

/** Windows of the same browser tell each other who loaded a page last. */
const KEY = 'rosterpath.user';

type Listener = (isSwitched: boolean) => void;

let isSwitched = false;
const listeners = new Set<Listener>();

const isText = (value: unknown): value is string => typeof value === 'string';
const isThisUser = (userId: string): boolean => userId.slice(0, 15) === USER_ID.slice(0, 15);

function know(isOther: boolean): void {
  if (isOther !== isSwitched) {
    isSwitched = isOther;
    listeners.forEach((listener) => listener(isSwitched));
  }
}

/** Asks the org. Rejects if it doesn't answer. */
export async function isStillThisUser(): Promise<boolean> {
  know(!isThisUser(await getUserId()));
  return !isSwitched;
}

/** Saves, unless the session belongs to another user by now. */
export async function asThisUser<T>(save: () => Promise<T>): Promise<T> {
  const refusal: PageError = { code: USER_SWITCHED, message: SWITCHED, fields: {}, details: [] };
  return (await isStillThisUser()) ? save() : Promise.reject(refusal);
}

function hear({ key }: StorageEvent): void {
  const userId = key === KEY ? readKept(KEY, isText) : null;
  if (userId !== null) {
    know(!isThisUser(userId));
  }
}

/** Calls back now if another user has logged in, and after each change. Returns the function that stops this. */
export function onUserSwitch(listener: Listener): () => void {
  if (listeners.size === 0) {
    keep(KEY, USER_ID);
    window.addEventListener('storage', hear);
  }
  listeners.add(listener);
  if (isSwitched) {
    listener(true);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.removeEventListener('storage', hear);
    }
  };
}
