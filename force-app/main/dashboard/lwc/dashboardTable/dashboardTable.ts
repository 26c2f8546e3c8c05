import { api, LightningElement } from 'lwc';
import CELL from '@salesforce/label/c.Dashboard_Cell';
import type { FigureCell, FigureRow } from 'c/dashboardModel';
import { format } from 'c/rpTextUtils';

interface Cell extends FigureCell {
  key: string;
  column: string;
  description: string;
  hasBar: boolean;
}

interface Row extends Omit<FigureRow, 'cells'> {
  className: string;
  cells: Cell[];
}

/** Figures in a table. On a phone, each row is a block, and each number shows the heading of its column. */
export default class DashboardTable extends LightningElement {
  @api heading = '';
  @api help = '';
  /** The heading of the first column. */
  @api first = '';
  /** The headings of the other columns. */
  @api columns: readonly string[] = [];
  @api rows: readonly FigureRow[] = [];
  /** Shows if there are no rows. */
  @api emptyText = '';

  /** Focuses the number that opens these cases. False if it isn't here. */
  @api
  focusOn(figure: string): boolean {
    const found = [...(this.template?.querySelectorAll<HTMLElement>('c-dashboard-figure') ?? [])].find(
      (candidate) => candidate.dataset['figure'] === figure,
    );
    found?.focus();
    return found !== undefined;
  }

  /** A table with one number in each row stays a table on a phone. */
  get tableClass(): string {
    return this.columns.length === 1 ? 'table' : 'table stacks';
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get shown(): Row[] {
    return this.rows.map((row) => ({
      ...row,
      className: row.isTotal ? 'row total' : 'row',
      cells: row.cells.map((cell, index) => ({
        ...cell,
        key: String(index),
        column: this.columns[index] ?? '',
        description: format(CELL, row.label, this.columns[index], cell.text),
        hasBar: cell.share !== undefined,
      })),
    }));
  }
}
