import { api, LightningElement } from 'lwc';
import COMPLETE from '@salesforce/label/c.Items_Complete';
import COMPLETED from '@salesforce/label/c.Items_CompletedOn';
import DUE from '@salesforce/label/c.Items_Due';
import EDIT from '@salesforce/label/c.Items_Edit';
import HIDE_DONE from '@salesforce/label/c.Items_HideDone';
import OVERDUE from '@salesforce/label/c.Items_Overdue';
import REOPEN from '@salesforce/label/c.Items_Reopen';
import RESELLER from '@salesforce/label/c.Items_Reseller';
import RESELLER_HELP from '@salesforce/label/c.Items_ResellerHelp';
import NO_RESELLER from '@salesforce/label/c.Items_NoReseller';
import SHOW_DONE from '@salesforce/label/c.Items_ShowDone';
import type { OpenItem, Reseller } from 'c/openItemModel';
import { format } from 'c/rpTextUtils';

interface Line extends OpenItem {
  /** "Question · Customer · Avery Collins" */
  about: string;
  dueLabel: string;
  isOverdue: boolean;
}

interface Person extends Reseller {
  /** "Dana Whitlock, Lone Star Learning" */
  text: string;
  mailUrl: string;
}

interface Group {
  key: string;
  heading: string | null;
  help: string | null;
  people: Person[];
  lines: Line[];
}

/**
 * Open items, with those of the reseller apart, and completed ones on request. Sends `edit` with the ID of an item, and `done` with its ID and
 * whether it is done.
 */
export default class OpenItemList extends LightningElement {
  @api items: readonly OpenItem[] = [];
  /** Whom the customer asks about the items of the reseller. */
  @api resellers: readonly Reseller[] = [];
  @api canEdit = false;
  @api today = '';
  @api timeZone = '';
  @api isBusy = false;

  showsDone = false;
  labels = { complete: COMPLETE, completed: COMPLETED, edit: EDIT, reopen: REOPEN };

  get groups(): Group[] {
    const open = this.items.filter(({ isDone }) => !isDone).map((item) => this.line(item));
    return [
      {
        key: 'ours',
        heading: null,
        help: null,
        people: [],
        lines: open.filter(({ responsible }) => responsible !== 'VAR'),
      },
      {
        key: 'reseller',
        heading: RESELLER,
        help: this.resellers.length > 0 ? RESELLER_HELP : NO_RESELLER,
        people: this.people,
        lines: open.filter(({ responsible }) => responsible === 'VAR'),
      },
    ].filter(({ lines }) => lines.length > 0);
  }

  get people(): Person[] {
    return this.resellers.map((reseller) => ({
      ...reseller,
      text: [reseller.name, reseller.companyName].filter(Boolean).join(', '),
      mailUrl: `mailto:${reseller.email ?? ''}`,
    }));
  }

  get done(): Line[] {
    return this.items.filter(({ isDone }) => isDone).map((item) => this.line(item));
  }

  get hasDone(): boolean {
    return this.done.length > 0;
  }

  get toggleLabel(): string {
    return this.showsDone ? HIDE_DONE : format(SHOW_DONE, this.done.length);
  }

  get ariaExpandedDone(): string {
    return String(this.showsDone);
  }

  line(item: OpenItem): Line {
    const isOverdue = item.dueDate !== null && item.dueDate < this.today;
    const responsible = item.responsible === 'VAR' ? null : item.responsibleLabel;
    return {
      ...item,
      about: [item.kindLabel, responsible, item.assigneeName].filter(Boolean).join(' · '),
      dueLabel: isOverdue ? OVERDUE : DUE,
      isOverdue,
    };
  }

  toggle(): void {
    this.showsDone = !this.showsDone;
  }

  edit(event: Event): void {
    const { item } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('edit', { detail: item }));
  }

  complete(event: Event): void {
    this.tellDone(event, true);
  }

  reopen(event: Event): void {
    this.tellDone(event, false);
  }

  tellDone(event: Event, isDone: boolean): void {
    const { item: itemId } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('done', { detail: { itemId, isDone } }));
  }
}
