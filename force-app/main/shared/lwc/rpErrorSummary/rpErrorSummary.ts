import { api, LightningElement } from 'lwc';
import HEADING from '@salesforce/label/c.Form_SummaryMany';
import ONE from '@salesforce/label/c.Form_SummaryOne';
import { format } from 'c/rpTextUtils';

export interface FieldProblem {
  name: string;
  label: string;
  message: string;
}

/** The errors of a form, each with a link to its field. Sends `jump` with the name of the field. */
export default class ErrorSummary extends LightningElement {
  @api problems: readonly FieldProblem[] = [];

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get heading(): string {
    return this.problems.length === 1 ? ONE : format(HEADING, this.problems.length);
  }

  jump(event: Event): void {
    this.dispatchEvent(new CustomEvent('jump', { detail: (event.currentTarget as HTMLElement).dataset.name }));
  }
}
