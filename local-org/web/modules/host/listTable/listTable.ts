import { LightningElement, api } from 'lwc';
import { STEP, clampWidth, rememberWidths, rememberedWidths, type ColumnWidths } from '../../../lib/columnWidths.ts';
import type { ListCell, ListRow, SortOrder } from '../../../lib/listView.ts';
import { pathOf, recordPage } from '../../../lib/router.ts';
import type { ListColumn } from '../../../lib/uiTypes.ts';

/**
 * A table of records with sortable headings. On a phone, each record is a block of lines. With a `listKey`,
 * columns start as wide as their contents, can be resized with the mouse or with Shift and an arrow key, and
 * keep their widths.
 */
export default class ListTable extends LightningElement {
  @api rows: readonly ListRow[] = [];
  @api columns: readonly ListColumn[] = [];
  @api order: SortOrder | undefined;
  @api caption = '';
  @api listKey: string | undefined;

  /** The width of each column, after the first rows are measured. */
  widths: ColumnWidths | undefined;
  private measuredFor = '';
  private drag: { field: string; from: number; width: number } | undefined;

  get isArranged(): boolean {
    return this.listKey !== undefined;
  }

  get scrollerClass(): string {
    return this.isArranged ? 'scroller scroller_own' : 'scroller';
  }

  get tableClass(): string {
    const fixed = this.widths ? ' table_fixed' : '';
    return `slds-table slds-table_bordered slds-table_cell-buffer table${fixed}`;
  }

  /** After the user resizes a column, the table is as wide as its columns. Before that, it fills the page. */
  get tableStyle(): string {
    const isChosen = this.listKey !== undefined && Object.keys(rememberedWidths(this.listKey)).length > 0;
    if (!this.widths || !isChosen) return '';
    return `width: ${Object.values(this.widths).reduce((sum, width) => sum + width, 0)}px`;
  }

  get headings() {
    return this.columns.map((column) => {
      const sorted = this.order?.fieldApiName === column.fieldApiName;
      const descending = sorted && this.order?.descending;
      return {
        ...column,
        class: sorted ? 'slds-is-sorted' : '',
        style: this.widths ? `width: ${this.widths[column.fieldApiName]}px` : '',
        ariaSort: sorted ? (descending ? 'descending' : 'ascending') : undefined,
        icon: descending ? 'utility:arrowdown' : 'utility:arrowup',
        iconClass: sorted ? 'sort__icon sort__icon_active' : 'sort__icon',
      };
    });
  }

  get shownRows() {
    return this.rows.map((row, place) => ({ place, cells: row.cells.map(shownCell) }));
  }

  get resizeHelp(): string {
    return this.isArranged ? 'To resize the column, press Shift and the left or right arrow key.' : '';
  }

  renderedCallback(): void {
    const wanted = this.columns.map(({ fieldApiName }) => fieldApiName).join();
    if (!this.isArranged || !this.rows.length || this.measuredFor === wanted) return;
    // Remove the other columns' widths first, because the columns are measured next.
    if (this.widths) this.widths = undefined;
    else {
      this.measuredFor = wanted;
      this.fixWidths();
    }
  }

  /** With fixed widths, the table doesn't jump during a search or measure each cell again after sorting. */
  private fixWidths(): void {
    const headings = this.all('th');
    // Hidden headings have no width: on a phone there are no columns.
    if (!this.listKey || !headings.some(({ offsetWidth }) => offsetWidth > 0)) return;
    // Don't round: half a pixel less cuts off the last letter.
    const natural = headings.map((heading) => [heading.dataset['field'] ?? '', heading.getBoundingClientRect().width]);
    this.widths = { ...Object.fromEntries(natural), ...rememberedWidths(this.listKey) };
  }

  handleSort(event: Event): void {
    this.dispatchEvent(new CustomEvent('sort', { detail: { fieldApiName: fieldOf(event) } }));
  }

  handleHeadingKey(event: KeyboardEvent): void {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!direction || !event.shiftKey) return;
    event.preventDefault();
    const field = fieldOf(event);
    this.resize(field, (this.widths?.[field] ?? 0) + direction * STEP);
  }

  handleDragStart(event: PointerEvent): void {
    const field = fieldOf(event);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.drag = { field, from: event.clientX, width: this.widths?.[field] ?? 0 };
  }

  handleDrag(event: PointerEvent): void {
    if (this.drag) this.resize(this.drag.field, this.drag.width + event.clientX - this.drag.from);
  }

  handleDragEnd(): void {
    this.drag = undefined;
  }

  /** The up and down arrow keys go from record to record. */
  handleRowKey(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = (event.target as HTMLElement).closest('tr');
    if (!step || !row) return;
    const rows = this.all('tbody tr');
    const next = rows[rows.indexOf(row) + step]?.querySelector<HTMLElement>('a');
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private all(selector: string): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }

  private resize(field: string, width: number): void {
    if (!this.widths || !this.listKey) return;
    const chosen = { [field]: clampWidth(width) };
    this.widths = { ...this.widths, ...chosen };
    rememberWidths(this.listKey, { ...rememberedWidths(this.listKey), ...chosen });
  }
}

function fieldOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['field'] ?? '';
}

/** Most cells are text and links, which don't need a component. */
function shownCell(cell: ListCell) {
  const isEmpty = cell.value === null || cell.value === '';
  return {
    ...cell,
    class: isEmpty ? 'empty' : '',
    href: cell.recordId && pathOf(recordPage(cell.recordId, cell.objectApiName)),
    isText: isEmpty || cell.display === 'text' || cell.display === 'number' || cell.display === 'currency',
  };
}
