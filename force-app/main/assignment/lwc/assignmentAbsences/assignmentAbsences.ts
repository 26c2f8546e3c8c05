import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import ADD from '@salesforce/label/c.Assignment_AddAbsence';
import CANCEL from '@salesforce/label/c.Assignment_CancelEdit';
import COVERED_BY from '@salesforce/label/c.Assignment_CoveredBy';
import DELETE from '@salesforce/label/c.Assignment_Delete';
import DELETE_OF from '@salesforce/label/c.Assignment_DeleteOf';
import DELETE_OWN from '@salesforce/label/c.Assignment_DeleteOwn';
import EDIT from '@salesforce/label/c.Assignment_Edit';
import EDIT_OF from '@salesforce/label/c.Assignment_EditOf';
import EDIT_OWN from '@salesforce/label/c.Assignment_EditOwn';
import FIRST_DAY from '@salesforce/label/c.Assignment_FirstDay';
import LAST_DAY from '@salesforce/label/c.Assignment_LastDay';
import NOBODY from '@salesforce/label/c.Assignment_NoCover';
import NOTE from '@salesforce/label/c.Assignment_AbsenceNote';
import NOTE_HELP from '@salesforce/label/c.Assignment_AbsenceNoteHelp';
import NO_REASON from '@salesforce/label/c.Assignment_NoReason';
import REASON from '@salesforce/label/c.Assignment_Reason';
import SAVE from '@salesforce/label/c.Assignment_SaveAbsence';
import { sayCover, sayDays } from 'c/assignmentModel';
import type { Absence, AbsenceCalls, AbsenceReason, Colleague, Person } from 'c/assignmentModel';
import { reduceError } from 'c/rpErrorUtils';
import { format } from 'c/rpTextUtils';

interface Shown {
  absenceId: string;
  text: string;
  cover: string | null;
  editTitle: string;
  deleteTitle: string;
}

/** The absences of a specialist, or the user's own. Sends `saved` after a change. */
export default class AssignmentAbsences extends LightningElement {
  @api person!: Person;
  @api today = '';
  @api reasons: readonly AbsenceReason[] = [];
  /** Who can work on the cases meanwhile. */
  @api colleagues: readonly Colleague[] = [];
  /** How to save: specialists can only call what changes their own. */
  @api calls!: AbsenceCalls;
  /** The person is the user. */
  @api isOwn = false;

  /** Null while a new absence is entered. */
  editedId: string | null = null;
  firstDay = '';
  lastDay = '';
  reason = '';
  coveredById = '';
  note = '';
  isBusy = false;
  failure: unknown = null;
  labels = {
    cancel: CANCEL,
    coveredBy: COVERED_BY,
    deleteLabel: DELETE,
    edit: EDIT,
    firstDay: FIRST_DAY,
    lastDay: LAST_DAY,
    note: NOTE,
    noteHelp: NOTE_HELP,
    reason: REASON,
  };

  get shown(): Shown[] {
    return this.person.absences.map((absence) => {
      const label = this.reasons.find(({ value }) => value === absence.reason)?.label;
      const days = sayDays(absence, this.today);
      const text = label ? `${days} · ${label}` : days;
      const say = (own: string, theirs: string): string =>
        this.isOwn ? format(own, text) : format(theirs, this.person.name, text);
      return {
        absenceId: absence.absenceId,
        text,
        cover: sayCover(absence),
        editTitle: say(EDIT_OWN, EDIT_OF),
        deleteTitle: say(DELETE_OWN, DELETE_OF),
      };
    });
  }

  get hasAbsences(): boolean {
    return this.person.absences.length > 0;
  }

  get reasonOptions(): { value: string; label: string }[] {
    return [{ value: '', label: NO_REASON }, ...this.reasons];
  }

  /** A colleague who is no longer a specialist stays until the user chooses someone else. */
  get coverOptions(): { value: string; label: string }[] {
    const chosen = this.person.absences.find(({ coveredById }) => coveredById && coveredById === this.coveredById);
    const known = this.colleagues.some(({ userId }) => userId === this.coveredById);
    return [
      { value: '', label: NOBODY },
      ...this.colleagues
        .filter(({ userId }) => userId !== this.person.userId)
        .map(({ userId, name }) => ({ value: userId, label: name })),
      ...(chosen && !known ? [{ value: this.coveredById, label: chosen.coveredBy ?? '' }] : []),
    ];
  }

  get isEditing(): boolean {
    return this.editedId !== null;
  }

  get addLabel(): string {
    return this.isEditing ? SAVE : ADD;
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

  chooseCover(event: CustomEvent<{ value: string }>): void {
    this.coveredById = event.detail.value;
  }

  writeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  edit(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const absence = this.person.absences.find(({ absenceId }) => absenceId === key);
    if (absence) {
      this.fill(absence);
      this.focusFirst();
    }
  }

  cancel(): void {
    this.fill(null);
    this.focusFirst();
  }

  fill(absence: Absence | null): void {
    this.editedId = absence?.absenceId ?? null;
    this.firstDay = absence?.firstDay ?? '';
    this.lastDay = absence?.lastDay ?? '';
    this.reason = absence?.reason ?? '';
    this.coveredById = absence?.coveredById ?? '';
    this.note = absence?.note ?? '';
    this.failure = null;
    this.entered.forEach((field) => field.setCustomValidity(''));
  }

  get entered(): HTMLInputElement[] {
    return [...(this.template?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])];
  }

  focusFirst(): void {
    this.entered[0]?.focus();
  }

  async add(): Promise<void> {
    this.entered.forEach((field) => field.setCustomValidity(''));
    const wrong = this.entered.filter((field) => !field.reportValidity());
    if (wrong.length > 0) {
      wrong[0]?.focus();
      return;
    }
    const { firstDay, lastDay, reason, note, editedId: absenceId } = this;
    const { userId } = this.person;
    const coveredById = this.coveredById || null;
    const absence = { absenceId, userId, firstDay, lastDay, reason, coveredById, note };
    if (await this.save(() => this.calls.save({ absence }))) {
      this.fill(null);
    }
  }

  async remove(event: Event): Promise<void> {
    const { key: absenceId = '' } = (event.currentTarget as HTMLElement).dataset;
    if (await this.save(() => this.calls.remove({ absenceId }))) {
      if (absenceId === this.editedId) {
        this.fill(null);
      }
      this.focusFirst();
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
      const { message } = await call();
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
    const found = this.entered.filter((field) => fields[field.dataset.field ?? '']);
    this.failure = found.length > 0 ? null : error;
    found.forEach((field) => {
      field.setCustomValidity(fields[field.dataset.field ?? ''] ?? '');
      field.reportValidity();
    });
    found[0]?.focus();
  }
}
