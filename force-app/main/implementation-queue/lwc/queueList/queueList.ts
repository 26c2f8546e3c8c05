import { api, LightningElement } from 'lwc';
import AGE from '@salesforce/label/c.Queue_Age';
import CANCELED from '@salesforce/label/c.Queue_Canceled';
import CUSTOMER from '@salesforce/label/c.Queue_Customer';
import LIFTED from '@salesforce/label/c.Queue_Lifted';
import OVER from '@salesforce/label/c.Queue_Over';
import OVER_LAST from '@salesforce/label/c.Queue_OverLast';
import POSITION from '@salesforce/label/c.Queue_Position';
import SPECIALIST from '@salesforce/label/c.Queue_Specialist';
import STAGE from '@salesforce/label/c.Queue_Stage';
import TITLE from '@salesforce/label/c.Queue_Title';
import WAITS_FOR from '@salesforce/label/c.Queue_WaitsFor';
import { format } from 'c/rpTextUtils';
import type { WantedChange } from 'c/queueChange';
import { arranged } from 'c/queueModel';
import type { ImplementationQueue as Queue, Lifted, Panel, Placed, QueueRow, RowPanel } from 'c/queueModel';

interface Item {
  row: QueueRow;
  className: string;
  isHidden: boolean;
  isPrivileged: boolean;
  liftedTo: number | null;
  panel: RowPanel | null;
  change: 'move' | 'withdraw' | null;
  isHistory: boolean;
}

interface RowElement extends HTMLElement {
  focusOn(part: RowPanel | 'handle'): void;
}

/**
 * The customers of the queue in their order, which users change with the keyboard or the mouse. Sends `lift` when a move begins, `place` with
 * the position where a customer drops, `open` with the panel that the user wants, `save` and `close` for the open panel, and `say` with what
 * screen readers hear.
 */
export default class QueueList extends LightningElement {
  @api queue!: Queue;
  /** The customers that match the filter and the search. */
  @api found: readonly QueueRow[] = [];
  /** How many customers show at once. */
  @api shown = 0;
  /** Nobody can drag then: the customers in between don't show, so nobody could see where a customer goes. */
  @api isFiltered = false;
  @api panel: Panel | null = null;
  /** The position where the user dropped the customer whose panel is open. */
  @api target: number | null = null;
  @api failure: unknown = null;
  @api isBusy = false;

  lifted: Lifted | null = null;
  labels = {
    age: AGE,
    customer: CUSTOMER,
    position: POSITION,
    specialist: SPECIALIST,
    stage: STAGE,
    title: TITLE,
    waitsFor: WAITS_FOR,
  };

  /** The list is rendered again with the handle in another place, which takes the focus from it. */
  #isRearranging = false;

  /** Focuses a customer, or a part of its row, once everything that changed is rendered. */
  @api
  async focusOn(entryId: string, part: RowPanel | 'handle' | null = null): Promise<void> {
    await Promise.resolve();
    const item = this.template?.querySelector<HTMLElement>(`[data-item="${entryId}"]`);
    if (part) {
      item?.querySelector<RowElement>('c-queue-row')?.focusOn(part);
    } else {
      item?.focus();
    }
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  get rowClass(): string {
    return this.isFiltered ? 'fixed' : '';
  }

  /** A customer that doesn't match stays, but hidden. Rendering all of them again after each key of a search takes longer. */
  get items(): Item[] {
    const visible = new Set(this.found.slice(0, this.shown));
    const rows = this.queue.rows.filter((row, index) => index < this.shown || visible.has(row));
    const from = this.rowOf(this.lifted?.entryId)?.position ?? 0;
    return arranged(rows, this.lifted).map((row) => this.itemOf(row, !visible.has(row), from));
  }

  itemOf(row: QueueRow, isHidden: boolean, from: number): Item {
    const { lifted } = this;
    const isLifted = lifted?.entryId === row.entryId;
    const isPrivileged = row.position <= this.queue.privileged;
    const isTarget = lifted?.isDrag === true && !isLifted && lifted.to === row.position;
    const edge = isTarget ? (row.position > from ? 'under' : 'over') : null;
    const panel = this.panel?.entryId === row.entryId ? (this.panel.kind as RowPanel) : null;
    return {
      row,
      className: ['item', isPrivileged && 'privileged', isLifted && 'lifted', edge].filter(Boolean).join(' '),
      isHidden,
      isPrivileged,
      liftedTo: isLifted && !lifted.isDrag ? lifted.to : null,
      panel,
      change: panel === 'history' ? null : panel,
      isHistory: panel === 'history',
    };
  }

  rowOf(entryId: string | undefined): QueueRow | undefined {
    return entryId ? this.queue.rows.find((row) => row.entryId === entryId) : undefined;
  }

  /** The customer of the list item in which the event happened. */
  rowAt(event: Event): QueueRow | undefined {
    return this.rowOf((event.currentTarget as HTMLElement).dataset.item);
  }

  lift(event: Event): void {
    const row = this.rowAt(event);
    if (row) {
      this.lifted = { entryId: row.entryId, to: row.position, isDrag: false };
      this.tell('lift');
      this.say(LIFTED, row.accountName, row.position, this.queue.total);
    }
  }

  hover(event: CustomEvent<number>): void {
    const row = this.rowAt(event);
    if (row) {
      const { detail: to } = event;
      void this.rearrange(row, { entryId: row.entryId, to, isDrag: false });
      const next = to >= row.position ? to + 1 : to;
      const before = this.queue.rows.find(({ position }) => position === next);
      if (before) {
        this.say(OVER, to, this.queue.total, before.accountName);
      } else {
        this.say(OVER_LAST, to);
      }
    }
  }

  async place(event: Event): Promise<void> {
    const row = this.rowAt(event);
    const { lifted } = this;
    if (row && lifted) {
      this.lifted = null;
      // The row goes back to its place first, because the browser takes the focus from what moves.
      await Promise.resolve();
      this.dropAt(row, lifted.to);
    }
  }

  putBack(event: Event): void {
    const row = this.rowAt(event);
    if (row) {
      this.cancel(row);
    }
  }

  /** When the user leaves the handle, the customer goes back. */
  leave(event: Event): void {
    const row = this.rowAt(event);
    if (row && this.lifted && !this.lifted.isDrag && !this.#isRearranging) {
      this.lifted = null;
      this.say(CANCELED, row.accountName, row.position);
    }
  }

  grab(event: Event): void {
    const row = this.rowAt(event);
    if (row) {
      this.tell('lift');
      this.lifted = { entryId: row.entryId, to: row.position, isDrag: true };
    }
  }

  dragOver(event: DragEvent): void {
    const to = this.rowAt(event)?.position;
    if (this.lifted?.isDrag && to !== undefined) {
      event.preventDefault();
      this.lifted = to === this.lifted.to ? this.lifted : { ...this.lifted, to };
    }
  }

  drop(event: DragEvent): void {
    event.preventDefault();
    const row = this.rowOf(this.lifted?.entryId);
    const to = this.rowAt(event)?.position;
    this.lifted = null;
    if (row && to !== undefined) {
      this.dropAt(row, to);
    }
  }

  dragEnd(): void {
    this.lifted = this.lifted?.isDrag ? null : this.lifted;
  }

  /** A customer that drops where it was doesn't move. */
  dropAt(row: QueueRow, position: number): void {
    if (position === row.position) {
      this.cancel(row);
    } else {
      this.tell<Placed>('place', { entryId: row.entryId, position });
    }
  }

  cancel(row: QueueRow): void {
    void this.rearrange(row, null);
    this.say(CANCELED, row.accountName, row.position);
  }

  /** The handle keeps the focus. */
  async rearrange(row: QueueRow, lifted: Lifted | null): Promise<void> {
    this.#isRearranging = true;
    this.lifted = lifted;
    await this.focusOn(row.entryId, 'handle');
    this.#isRearranging = false;
  }

  open(event: CustomEvent<RowPanel>): void {
    const row = this.rowAt(event);
    if (row) {
      this.tell<Panel>('open', { kind: event.detail, entryId: row.entryId });
    }
  }

  save({ detail }: CustomEvent<WantedChange>): void {
    this.tell<WantedChange>('save', detail);
  }

  close(): void {
    this.tell('close');
  }

  say(label: string, ...values: (string | number)[]): void {
    this.tell<string>('say', format(label, ...values));
  }

  tell<T>(name: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
