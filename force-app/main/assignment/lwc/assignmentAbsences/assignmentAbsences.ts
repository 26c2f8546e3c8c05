import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import deleteAbsence from '@salesforce/apex/AssignmentController.deleteAbsence';
import saveAbsence from '@salesforce/apex/AssignmentController.saveAbsence';
import ADD from '@salesforce/label/c.Assignment_AddAbsence';
import DELETE from '@salesforce/label/c.Assignment_Delete';
import DELETE_OF from '@salesforce/label/c.Assignment_DeleteOf';
import FIRST_DAY from '@salesforce/label/c.Assignment_FirstDay';
import LAST_DAY from '@salesforce/label/c.Assignment_LastDay';
import NO_REASON from '@salesforce/label/c.Assignment_NoReason';
import RANGE from '@salesforce/label/c.Assignment_Range';
import REASON from '@salesforce/label/c.Assignment_Reason';
import { sayDate } from 'c/assignmentModel';
import type { AbsenceReason, Person } from 'c/assignmentModel';
import { reduceError } from 'c/rpErrorUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

interface Shown {
  absenceId: string;
  text: string;
  deleteTitle: string;
}

/** The absences of a specialist. Sends `saved` after a change. */
export default class AssignmentAbsences extends LightningElement {
  @api person!: Person;
  @api today = '';
  @api reasons: readonly AbsenceReason[] = [];

  firstDay = '';
  lastDay = '';
  reason = '';
  isBusy = false;
  failure: unknown = null;
  labels = { add: ADD, deleteLabel: DELETE, firstDay: FIRST_DAY, lastDay: LAST_DAY, reason: REASON };

  get shown(): Shown[] {
    return this.person.absences.map(({ absenceId, firstDay, lastDay, reason }) => {
      const first = sayDate(firstDay, this.today);
      const days = firstDay === lastDay ? first : format(RANGE, first, sayDate(lastDay, this.today));
      const label = this.reasons.find(({ value }) => value === reason)?.label;
      const text = label ? `${days} · ${label}` : days;
      return { absenceId, text, deleteTitle: format(DELETE_OF, this.person.name, text) };
    });
  }

  get hasAbsences(): boolean {
    return this.person.absences.length > 0;
  }

  get reasonOptions(): { value: string; label: string }[] {
    return [{ value: '', label: NO_REASON }, ...this.reasons];
  }

  /** With the same last day, one day is entered at once. */
  chooseFirst(event: CustomEvent<{ value: string }>): void {
    this.firstDay = event.detail.value;
    if (this.lastDay === '' || this.lastDay < this.firstDay) {
      this.lastDay = this.firstDay;
    }
  }

  chooseLast(event: CustomEvent<{ value: string }>): void {
    this.lastDay = event.detail.value;
  }

  chooseReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  async add(): Promise<void> {
    const fields = [...(this.template?.querySelectorAll<HTMLInputElement>('lightning-input') ?? [])];
    fields.forEach((field) => field.setCustomValidity(''));
    const wrong = fields.filter((field) => !field.reportValidity());
    if (wrong.length > 0) {
      wrong[0]?.focus();
      return;
    }
    const { firstDay, lastDay, reason } = this;
    const { userId } = this.person;
    const isSaved = await this.save(() => saveAbsence({ absenceId: null, userId, firstDay, lastDay, reason }));
    if (isSaved) {
      this.firstDay = '';
      this.lastDay = '';
      this.reason = '';
    }
  }

  async remove(event: Event): Promise<void> {
    const { key: absenceId = '' } = (event.currentTarget as HTMLElement).dataset;
    if (await this.save(() => deleteAbsence({ absenceId }))) {
      this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
    }
  }

  /** True if it succeeded. What was typed stays if it didn't. */
  async save(call: () => Promise<{ message: string }>): Promise<boolean> {
    if (this.isBusy) {
      return false;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      const { message } = await asThisUser(call);
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      this.dispatchEvent(new CustomEvent('saved'));
      return true;
    } catch (error) {
      this.show(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** At the field, if the error is about one. */
  show(error: unknown): void {
    const { fields } = reduceError(error);
    const found = (this.template ? [...this.template.querySelectorAll<HTMLInputElement>('[data-field]')] : []).filter(
      (field) => fields[field.dataset.field ?? ''],
    );
    this.failure = found.length > 0 ? null : error;
    found.forEach((field) => {
      field.setCustomValidity(fields[field.dataset.field ?? ''] ?? '');
      field.reportValidity();
    });
    found[0]?.focus();
  }
}
