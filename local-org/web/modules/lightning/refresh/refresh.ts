/**
 * `lightning/refresh` (RefreshView API): a component asks the page to refresh its data, and other components
 * register handlers.
 */
export { registerRefreshHandler, unregisterRefreshHandler } from '../../../lib/refresh.ts';

export const REFRESH_COMPLETE = 'complete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'completedwitherrors';
export const REFRESH_ERROR = 'error';

export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('refreshview', { bubbles: true, composed: true, cancelable: true });
  }
}
