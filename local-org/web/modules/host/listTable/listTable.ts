import { LightningElement, api } from 'lwc';
import type { ListCell, ListRow, SortOrder } from '../../../lib/listView.ts';
import { pathOf, recordPage } from '../../../lib/router.ts';
import type { ListColumn } from '../../../lib/uiTypes.ts';

/** A table of records whose headings sort; on a phone each record is a block of lines. */
export default class ListTable extends LightningElement {
  @api rows: readonly ListRow[] = [];
  @api columns: readonly ListColumn[] = [];
  @api order: SortOrder | undefined;
  @api caption = '';

  get headings() {
    return this.columns.map((column) => {
      const sorted = this.order?.fieldApiName === column.fieldApiName;
      const descending = sorted && this.order?.descending;
      return {
        ...column,
        class: sorted ? 'slds-is-sorted' : '',
        ariaSort: sorted ? (descending ? 'descending' : 'ascending') : undefined,
        icon: descending ? 'utility:arrowdown' : 'utility:arrowup',
        iconClass: sorted ? 'sort__icon sort__icon_active' : 'sort__icon',
      };
    });
  }

  get shownRows() {
    return this.rows.map((row) => ({ ...row, cells: row.cells.map(shownCell) }));
  }

  handleSort(event: Event): void {
    const fieldApiName = (event.currentTarget as HTMLElement).dataset['field'];
    this.dispatchEvent(new CustomEvent('sort', { detail: { fieldApiName } }));
  }
}

/** Text and links are most of a list and need no component of their own. */
function shownCell(cell: ListCell) {
  const isEmpty = cell.value === null || cell.value === '';
  return {
    ...cell,
    class: isEmpty ? 'empty' : 'filled',
    href: cell.recordId && pathOf(recordPage(cell.recordId, cell.objectApiName)),
    isText: isEmpty || cell.display === 'text' || cell.display === 'number' || cell.display === 'currency',
  };
}
