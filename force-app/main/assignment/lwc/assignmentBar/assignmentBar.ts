import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import ASSIGN_MANY from '@salesforce/label/c.Assignment_AssignMany';
import ASSIGN_ONE from '@salesforce/label/c.Assignment_AssignOne';
import ASSIGN_TO from '@salesforce/label/c.Assignment_AssignTo';
import CHOOSE from '@salesforce/label/c.Assignment_Choose';
import CLEAR_PLAN from '@salesforce/label/c.Assignment_ClearAll';
import PLANNED from '@salesforce/label/c.Assignment_Planned';
import SAVING from '@salesforce/label/c.Assignment_Saving';
import SELECTED from '@salesforce/label/c.Assignment_Selected';
import UNDO from '@salesforce/label/c.Assignment_Undo';
import type { Option } from 'c/assignmentPlanModel';
import { format } from 'c/rpTextUtils';

const number = (amount: number): string => new Intl.NumberFormat(LOCALE).format(amount);

/**
 * What can be done with the selected and the chosen cases, and what was done last. Stays in view below a long list. Sends `choose` with the specialist
 * for the selected cases, `clear`, `assign`, and `undo`.
 */
export default class AssignmentBar extends LightningElement {
  @api selectedCount = 0;
  @api plannedCount = 0;
  @api options: readonly Option[] = [];
  @api isBusy = false;
  /** What was done last, or null. */
  @api doneText: string | null = null;
  @api canUndo = false;
  /** What screen readers hear after a change of the plan. */
  @api status = '';

  labels = { assignTo: ASSIGN_TO, choose: CHOOSE, clearPlan: CLEAR_PLAN, undo: UNDO };

  get hasSelected(): boolean {
    return this.selectedCount > 0;
  }

  get selectedText(): string {
    return format(SELECTED, number(this.selectedCount));
  }

  get hasPlan(): boolean {
    return this.plannedCount > 0;
  }

  get plannedText(): string {
    return format(PLANNED, number(this.plannedCount));
  }

  get assignLabel(): string {
    if (this.isBusy) {
      return SAVING;
    }
    return this.plannedCount === 1 ? ASSIGN_ONE : format(ASSIGN_MANY, number(this.plannedCount));
  }

  choose(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: event.detail.value }));
  }

  clear(): void {
    this.dispatchEvent(new CustomEvent('clear'));
  }

  assign(): void {
    this.dispatchEvent(new CustomEvent('assign'));
  }

  undo(): void {
    this.dispatchEvent(new CustomEvent('undo'));
  }
}
