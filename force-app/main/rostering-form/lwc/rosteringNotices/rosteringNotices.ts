import { api, LightningElement } from 'lwc';
import COMPARE from '@salesforce/label/c.Form_ConflictCompare';
import DISCARD from '@salesforce/label/c.Form_DiscardRestored';
import FIELD from '@salesforce/label/c.Form_ConflictField';
import HEADLINE from '@salesforce/label/c.Form_ConflictHeadline';
import KEPT from '@salesforce/label/c.Form_ConflictKept';
import MINE from '@salesforce/label/c.Form_ConflictMine';
import MINE_COLUMN from '@salesforce/label/c.Form_ConflictYours';
import RESTORED from '@salesforce/label/c.Form_Restored';
import THEIRS from '@salesforce/label/c.Form_ConflictTheirs';
import { answerText, differences, labelOf, METHOD_FIELDS, methodLabel, TEACHERS_DIFFER } from 'c/rosteringAnswerModel';
import type { FieldValue, FormValues } from 'c/rosteringAnswerModel';
import { EMPTY, mineOver } from 'c/rosteringFormModel';
import type { Failure, FormModel } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

interface Row {
  name: string;
  label: string;
  mine: string;
  theirs: string;
}

const LABELS = {
  compare: COMPARE,
  discard: DISCARD,
  field: FIELD,
  kept: KEPT,
  mine: MINE,
  mineColumn: MINE_COLUMN,
  restored: RESTORED,
  theirs: THEIRS,
};

/**
 * The messages above the questions: someone else's answers, answers restored from this computer, and a failed save. Sends `mine` or
 * `theirs`, `discard`, and `retry`.
 */
export default class RosteringNotices extends LightningElement {
  @api today = '';
  @api timeZone = '';

  labels = LABELS;
  isCompared = false;
  shown: FormModel = EMPTY;

  @api
  get model(): FormModel {
    return this.shown;
  }

  set model(model: FormModel) {
    this.isCompared = this.isCompared && model.conflict !== null;
    this.shown = model;
  }

  /** Null during a conflict, which explains itself. Messages about fields appear at the fields. */
  get failure(): Failure | null {
    const { failure, conflict } = this.model;
    return conflict ? null : failure;
  }

  get canRetry(): boolean {
    return this.model.saving === 'failed';
  }

  get headline(): string {
    return format(HEADLINE, this.theirsColumn);
  }

  get theirsColumn(): string {
    return this.model.conflict?.lastSavedBy ?? '';
  }

  get theirValues(): FormValues {
    return this.model.conflict?.values ?? {};
  }

  get canCompare(): boolean {
    return !this.isCompared;
  }

  /** Only the answers that were typed here and differ from theirs. */
  get rows(): Row[] {
    const mine = mineOver(this.theirValues, this.model.values, this.model.baseline);
    return differences(mine, this.theirValues).map((name) => ({
      name,
      label: labelOf(name, this.model.fields),
      mine: this.say(name, mine[name]),
      theirs: this.say(name, this.theirValues[name]),
    }));
  }

  say(name: string, value: FieldValue | undefined): string {
    const isMethod = METHOD_FIELDS.includes(name) && name !== TEACHERS_DIFFER;
    return isMethod ? methodLabel(value, this.model.rules) : answerText(value, this.model.fields[name]);
  }

  compare(): void {
    this.isCompared = true;
  }

  /** The `data-id` of a button is the event that it sends. */
  send(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent(id ?? ''));
  }

  forward(event: Event): void {
    this.dispatchEvent(new CustomEvent(event.type));
  }
}
