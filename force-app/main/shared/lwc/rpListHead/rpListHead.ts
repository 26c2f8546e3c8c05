import { api, LightningElement } from 'lwc';
import type { FilterChoice } from 'c/rpFilterButtons';

/**
 * What is above a list: its filters, the search field, and how many items show, which screen readers hear after each change.
 * Sends `choose` with the value of a filter, and `search` with what the user typed.
 */
export default class ListHead extends LightningElement {
  @api filterLabel = '';
  @api choices: readonly FilterChoice[] = [];
  @api searchLabel = '';
  @api search = '';
  /** Set if there are more items than the page gets. */
  @api cutText: string | null = null;
  @api shownText = '';

  chooseFilter({ detail }: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  enter({ detail }: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('search', { detail: detail.value }));
  }
}
