import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { RefreshEvent } from 'lightning/refresh';

export type * from './types.ts';

/**
 * Shows what a write has changed, without a reload: first the page's own data, then the records in Lightning Data Service, then the
 * standard components around (related lists, activity).
 *
 * The page's data comes first so that a component comparing it with the record finds them equal and does not fetch a second time.
 */
export async function refreshPage(element: EventTarget, wired: unknown, recordIds: readonly string[]): Promise<void> {
  await refreshApex(wired);
  await notifyRecordUpdateAvailable(recordIds.map((recordId) => ({ recordId })));
  element.dispatchEvent(new RefreshEvent());
}
