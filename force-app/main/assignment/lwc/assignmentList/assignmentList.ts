import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CLEAR from '@salesforce/label/c.Assignment_ClearSearch';
import CUT from '@salesforce/label/c.Assignment_Cut';
import EMPTY from '@salesforce/label/c.Assignment_Empty';
import EMPTY_HELP from '@salesforce/label/c.Assignment_EmptyHelp';
import EMPTY_OF from '@salesforce/label/c.Assignment_EmptyOf';
import MORE from '@salesforce/label/c.Assignment_More';
import NONE_FOUND from '@salesforce/label/c.Assignment_NoneFound';
import SEARCH from '@salesforce/label/c.Assignment_Search';
import SELECT_ALL from '@salesforce/label/c.Assignment_SelectAll';
import SHOWN from '@salesforce/label/c.Assignment_Shown';
import SUGGEST from '@salesforce/label/c.Assignment_Suggest';
import { isFound } from 'c/assignmentModel';
import type { AssignmentRow } from 'c/assignmentModel';
import type { Option, Plan } from 'c/assignmentPlanModel';
import { format } from 'c/rpTextUtils';

/** How many cases show at once. */
const PAGE = 80;

/** The user chose a specialist in the menu of a row. */
export interface AssignOne {
  readonly caseId: string;
  readonly userId: string;
  readonly index: number;
}

interface Item {
  row: AssignmentRow;
  stageLabel: string;
  isSelected: boolean;
  ownerName: string | null;
  reason: string | null;
  index: number;
}

const number = (amount: number): string => new Intl.NumberFormat(LOCALE).format(amount);

/**
 * The cases to assign, with search and selection. Sends `select` with the selected case IDs, `suggest` with the cases that the search found, `assign`
 * with an `AssignOne`, `clear` with the case whose planned owner the user removes, and `lift` with the cases that they drag.
 */
export default class AssignmentList extends LightningElement {
  @api heading = '';
  @api rows: readonly AssignmentRow[] = [];
  /** There are more cases than `rows`. */
  @api isCut = false;
  /** The cases belong to a person, not to the queue. */
  @api isOwned = false;
  @api ownerName = '';
  @api today = '';
  @api stageLabels: Readonly<Record<string, string>> = {};
  @api selectedIds: ReadonlySet<string> = new Set();
  @api plan: Plan = new Map();
  /** The names of the specialists, by user ID. */
  @api names: Readonly<Record<string, string>> = {};
  @api options: readonly Option[] = [];
  @api suggestVariant = 'brand';
  @api isBusy = false;

  search = '';
  shown = PAGE;
  labels = { clear: CLEAR, search: SEARCH, selectAll: SELECT_ALL, suggest: SUGGEST };

  #focusAt: number | null = null;

  /** The row there, or the last one. */
  @api focusRow(index: number): void {
    const last = Math.min(this.found.length, this.shown) - 1;
    this.template?.querySelector<HTMLElement>(`[data-index="${Math.min(index, last)}"]`)?.focus();
  }

  renderedCallback(): void {
    if (this.#focusAt !== null) {
      this.focusRow(this.#focusAt);
      this.#focusAt = null;
    }
  }

  get hasCases(): boolean {
    return this.rows.length > 0;
  }

  get emptyText(): string {
    return this.isOwned ? format(EMPTY_OF, this.ownerName) : EMPTY;
  }

  get emptyHelp(): string | null {
    return this.isOwned ? null : EMPTY_HELP;
  }

  get found(): readonly AssignmentRow[] {
    const search = this.search.trim();
    return search === '' ? this.rows : this.rows.filter((row) => isFound(search, row));
  }

  get hasFound(): boolean {
    return this.found.length > 0;
  }

  get items(): Item[] {
    return this.found.slice(0, this.shown).map((row, index) => {
      const planned = this.plan.get(row.caseId);
      return {
        row,
        index,
        stageLabel: this.stageLabels[row.stage] ?? row.stage,
        isSelected: this.selectedIds.has(row.caseId),
        ownerName: planned?.userId ? (this.names[planned.userId] ?? null) : null,
        reason: planned?.reason ?? null,
      };
    });
  }

  get allSelected(): boolean {
    return this.hasFound && this.found.every(({ caseId }) => this.selectedIds.has(caseId));
  }

  get cannotSuggest(): boolean {
    return this.isBusy || !this.hasFound;
  }

  get cutText(): string {
    return format(CUT, number(this.rows.length));
  }

  get shownText(): string {
    return format(SHOWN, number(Math.min(this.shown, this.found.length)), number(this.found.length));
  }

  get noneText(): string {
    return format(NONE_FOUND, this.search.trim());
  }

  get hasMore(): boolean {
    return this.found.length > this.shown;
  }

  get moreText(): string {
    return format(MORE, Math.min(PAGE, this.found.length - this.shown));
  }

  enter(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    this.shown = PAGE;
  }

  clearSearch(): void {
    this.search = '';
  }

  showMore(): void {
    this.#focusAt = this.shown;
    this.shown += PAGE;
  }

  choose(event: CustomEvent<boolean>): void {
    const selected = new Set(this.selectedIds);
    if (event.detail) {
      selected.add(keyOf(event));
    } else {
      selected.delete(keyOf(event));
    }
    this.send('select', selected);
  }

  chooseAll(event: CustomEvent<{ checked: boolean }>): void {
    this.send('select', new Set(event.detail.checked ? this.found.map(({ caseId }) => caseId) : []));
  }

  suggest(): void {
    this.send('suggest', this.found);
  }

  assign(event: CustomEvent<string>): void {
    const caseId = keyOf(event);
    const index = this.found.findIndex((row) => row.caseId === caseId);
    this.send('assign', { caseId, userId: event.detail, index });
  }

  clear(event: CustomEvent): void {
    this.send('clear', keyOf(event));
  }

  /** Dragging a selected case takes the others along. */
  lift(event: CustomEvent): void {
    const caseId = keyOf(event);
    this.send('lift', this.selectedIds.has(caseId) ? [...this.selectedIds] : [caseId]);
  }

  send(
    name: string,
    detail: ReadonlySet<string> | readonly string[] | readonly AssignmentRow[] | AssignOne | string,
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

const keyOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset.key ?? '';
